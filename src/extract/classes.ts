import type { ts } from 'ts-morph';
import { readMember } from './class-members.js';
import { mapAll } from './compact.js';
import { readDecorators } from './decorators.js';
import { blankDeclaration } from './declaration-drafts.js';
import type { Declared, Place } from './draft.js';
import { readHeritage } from './heritage.js';
import { hasModifier } from './modifiers.js';
import { hide } from './shadows.js';
import { SyntaxKind } from './syntax.js';
import { walkType } from './types.js';

/**
 * Reads a class into the top-level declaration that holds it. A class that no declaration holds (inside a function) is read for what
 * lies in it: its members are not kept, and its code belongs to the declaration around it.
 */
export function readClass(node: ts.ClassLikeDeclaration, place: Place): void {
  const declared = place.file.held.get(node);
  const inside: Place = {
    ...place,
    declaration: declared?.index ?? place.declaration,
    member: declared === undefined ? place.member : null,
    shadows: hide(typeParameterNames(node), place),
  };
  const target: Declared = declared ?? { index: -1, members: new Map(), draft: blankDeclaration({ name: '', kind: 'class', line: 0, endLine: 0 }) };
  const { draft } = target;
  draft.abstract = hasModifier(node, SyntaxKind.AbstractKeyword);
  draft.decorators = readDecorators(node, inside);
  draft.typeParameters = typeParameterNames(node);
  for (const parameter of node.typeParameters ?? []) walkType(parameter, inside);
  readHeritage(node, draft, inside);
  for (const member of node.members) readMember(member, inside, { target, kept: declared !== undefined });
}

function typeParameterNames(node: ts.ClassLikeDeclaration): readonly string[] {
  return mapAll(node.typeParameters, (parameter) => parameter.name.text);
}
