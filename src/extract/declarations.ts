import type { ts } from 'ts-morph';
import type { TypeFact } from '../model/file-facts.js';
import { readClass } from './classes.js';
import { joined, mapAll, NONE } from './compact.js';
import type { NamedStatement } from './declaration-kinds.js';
import type { Declared, MemberSlot, Place } from './draft.js';
import { readDeclaredFunction } from './function-expressions.js';
import { keepAll } from './keep.js';
import { linesOf } from './lines.js';
import { addMember, setValue } from './member-drafts.js';
import { readNamespace } from './namespaces.js';
import { readKey } from './property-keys.js';
import { hide } from './shadows.js';
import { isClassDeclaration, isEnumDeclaration, isFunctionDeclaration, isInterfaceDeclaration, isModuleDeclaration, isTypeLiteralNode } from './syntax.js';
import { readTypeMembers } from './type-members.js';
import { readType, walkType } from './types.js';

/** Reads a top-level class, function, interface, alias, enum or namespace into its declaration. */
export function readDeclaration(node: NamedStatement, declared: Declared, place: Place): void {
  const inside: Place = { ...place, declaration: declared.index };
  if (isClassDeclaration(node)) readClass(node, inside);
  else if (isFunctionDeclaration(node)) readDeclaredFunction(node, declared, inside);
  else if (isEnumDeclaration(node)) readEnum(node, declared, inside);
  else if (isModuleDeclaration(node)) readNamespace(node, declared, inside);
  else readTypeDeclaration(node, declared, inside);
}

function readTypeDeclaration(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, declared: Declared, place: Place): void {
  const parameters = mapAll(node.typeParameters, (parameter) => parameter.name.text);
  const inside: Place = { ...place, shadows: hide(parameters, place) };
  const { draft } = declared;
  // A value of the same name says what the declaration is; the type beside it is read for its mentions.
  const isMain = draft.kind === 'interface' || draft.kind === 'type';
  if (isMain && draft.typeParameters.length === 0) draft.typeParameters = parameters;
  for (const parameter of node.typeParameters ?? []) walkType(parameter, inside);
  if (isInterfaceDeclaration(node)) readInterface(node, declared, inside);
  else readAlias(node, declared, { place: inside, isMain });
}

function readInterface(node: ts.InterfaceDeclaration, declared: Declared, place: Place): void {
  for (const clause of node.heritageClauses ?? []) {
    const types = clause.types.map((type) => readType(type, place));
    if (declared.draft.kind === 'interface') declared.draft.extends = joined(declared.draft.extends, types);
  }
  readTypeMembers(node.members, declared, place);
}

/** An alias of an object type has members, as an interface has. */
function readAlias(node: ts.TypeAliasDeclaration, declared: Declared, at: { readonly place: Place; readonly isMain: boolean }): void {
  const { draft } = declared;
  if (!at.isMain) readType(node.type, at.place);
  else if (!isTypeLiteralNode(node.type)) draft.type = readType(node.type, at.place);
  else {
    readTypeMembers(node.type.members, declared, at.place);
    draft.type = { name: '{}', args: NONE, members: [...declared.members.values()].map(toTypeMember) };
  }
}

function toTypeMember({ draft: member }: MemberSlot): { readonly name: string; readonly type: TypeFact } {
  const type = member.type ?? { name: '?', args: NONE };
  return { name: member.name, type: member.kind === 'method' ? { name: '=>', args: [type, ...(member.parameters ?? NONE)] } : type };
}

function readEnum(node: ts.EnumDeclaration, declared: Declared, place: Place): void {
  const { file } = place;
  for (const member of node.members) {
    const lines = linesOf(file.source, member, member.name);
    const { draft } = addMember(declared, { name: readKey(member.name, place), kind: 'property', static: false, ...lines });
    if (member.initializer !== undefined) {
      setValue(draft, file.read.expression(member.initializer, place, keepAll()), place.scope);
    }
  }
}
