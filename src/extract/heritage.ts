import type { ts } from 'ts-morph';
import { mapAll } from './compact.js';
import type { DeclarationDraft, Place } from './draft.js';
import { dottedName } from './entity-names.js';
import { keepAll, keepNothing } from './keep.js';
import { SyntaxKind } from './syntax.js';
import { readType } from './types.js';

/** Reads what a class extends (a value that exists at run time) and implements (types). */
export function readHeritage(node: ts.ClassLikeDeclaration, draft: DeclarationDraft, place: Place): void {
  for (const clause of node.heritageClauses ?? []) {
    if (clause.token === SyntaxKind.ImplementsKeyword) {
      draft.implements = mapAll(clause.types, (type) => readType(type, place));
      continue;
    }
    for (const type of clause.types) readExtends(type, draft, place);
  }
}

function readExtends(node: ts.ExpressionWithTypeArguments, draft: DeclarationDraft, place: Place): void {
  const { read } = place.file;
  const name = dottedName(node.expression);
  const args = mapAll(node.typeArguments, (type) => readType(type, place));
  if (name === null) draft.extendsExpression = read.expression(node.expression, place, keepAll());
  else {
    read.expression(node.expression, place, keepNothing());
    draft.extends = [{ name, args }];
  }
}
