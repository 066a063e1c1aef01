import type { ts } from 'ts-morph';
import type { TypeFact } from '../model/file-facts.js';
import { mapAll, NONE } from './compact.js';
import type { Place } from './draft.js';
import { dottedName, mentionType } from './entity-names.js';
import { readImportType } from './import-types.js';
import {
  forEachChild,
  isArrayTypeNode,
  isBigIntLiteral,
  isComputedPropertyName,
  isConstructorTypeNode,
  isExpressionWithTypeArguments,
  isFunctionTypeNode,
  isIdentifier,
  isImportTypeNode,
  isIndexedAccessTypeNode,
  isIntersectionTypeNode,
  isLiteralTypeNode,
  isMethodSignature,
  isNamedTupleMember,
  isNoSubstitutionTemplateLiteral,
  isNumericLiteral,
  isOptionalTypeNode,
  isParenthesizedTypeNode,
  isPrefixUnaryExpression,
  isPropertySignature,
  isRestTypeNode,
  isStringLiteral,
  isTupleTypeNode,
  isTypeLiteralNode,
  isTypeNode,
  isTypeOperatorNode,
  isTypePredicateNode,
  isTypeQueryNode,
  isTypeReferenceNode,
  isUnionTypeNode,
  SyntaxKind,
  tokenToString,
} from './syntax.js';

const DEPTH_LIMIT = 6;
const UNKNOWN: TypeFact = { name: '?', args: NONE };

/**
 * Reads a written type and counts its mentions, all of them type-only.
 * What nests deeper than 6 levels is `?`; a tuple is an array of what its elements can be.
 */
export function readType(node: ts.TypeNode, place: Place, depth: number = DEPTH_LIMIT): TypeFact {
  const fact = readNamed(node, place, depth) ?? readComposite(node, place, depth) ?? readOperator(node, place, depth);
  if (fact === null) walkType(node, place);
  return fact === null || depth <= 0 ? UNKNOWN : fact;
}

/** `readType`, with null for a type that is not written. */
export function readOptionalType(node: ts.TypeNode | undefined, place: Place): TypeFact | null {
  return node === undefined ? null : readType(node, place);
}

/** Counts the mentions in the types below a node that has no fact of its own (type parameters, mapped types). */
export function walkType(node: ts.Node, place: Place): void {
  forEachChild(node, (child) => {
    if (isTypeNode(child)) readType(child, place);
    else if (!isIdentifier(child)) walkType(child, place);
  });
}

function readNamed(node: ts.TypeNode, place: Place, depth: number): TypeFact | null {
  if (isTypeReferenceNode(node)) {
    mentionType(node.typeName, place);
    return named(dottedName(node.typeName) ?? '?', readAll(node.typeArguments, place, depth - 1));
  }
  if (isExpressionWithTypeArguments(node)) {
    mentionType(node.expression, place);
    return named(dottedName(node.expression) ?? '?', readAll(node.typeArguments, place, depth - 1));
  }
  if (isTypeQueryNode(node)) return readTypeQuery(node, place, depth);
  if (isImportTypeNode(node)) {
    return named(readImportType(node, place), readAll(node.typeArguments, place, depth - 1));
  }
  if (isLiteralTypeNode(node)) return { name: literalName(node.literal), args: NONE };
  if (isTypePredicateNode(node)) {
    if (node.type !== undefined) readType(node.type, place);
    return { name: node.assertsModifier === undefined ? 'boolean' : 'void', args: NONE };
  }
  const keyword = tokenToString(node.kind);
  if (keyword !== undefined) return { name: keyword, args: NONE };
  return node.kind === SyntaxKind.ThisType ? { name: 'this', args: NONE } : null;
}

function readComposite(node: ts.TypeNode, place: Place, depth: number): TypeFact | null {
  if (isArrayTypeNode(node)) return { name: 'Array', args: [readType(node.elementType, place, depth - 1)] };
  if (isUnionTypeNode(node)) return union(readAll(node.types, place, depth - 1));
  if (isIntersectionTypeNode(node)) return { name: '&', args: readAll(node.types, place, depth - 1) };
  if (isFunctionTypeNode(node) || isConstructorTypeNode(node)) {
    return { name: '=>', args: readSignature(node, place, depth - 1) };
  }
  if (isTypeLiteralNode(node)) {
    return { name: '{}', args: NONE, members: readMembers(node.members, place, depth - 1) };
  }
  if (isTupleTypeNode(node)) return { name: 'Array', args: [union(readAll(node.elements, place, depth - 1))] };
  if (isIndexedAccessTypeNode(node)) {
    return { name: '[]', args: readAll([node.objectType, node.indexType], place, depth - 1) };
  }
  return null;
}

function readOperator(node: ts.TypeNode, place: Place, depth: number): TypeFact | null {
  if (isParenthesizedTypeNode(node)) return readType(node.type, place, depth);
  if (isNamedTupleMember(node)) return readType(node.type, place, depth);
  if (isOptionalTypeNode(node)) return readType(node.type, place, depth);
  if (isRestTypeNode(node)) return readType(node.type, place, depth);
  if (!isTypeOperatorNode(node)) return null;
  if (node.operator === SyntaxKind.ReadonlyKeyword) return readType(node.type, place, depth);
  const of = readType(node.type, place, depth - 1);
  return node.operator === SyntaxKind.KeyOfKeyword ? { name: 'keyof', args: [of] } : UNKNOWN;
}

function readTypeQuery(node: ts.TypeQueryNode, place: Place, depth: number): TypeFact {
  readAll(node.typeArguments, place, depth - 1);
  if (isImportTypeNode(node.exprName)) return { name: 'typeof', args: [readType(node.exprName, place, depth - 1)] };
  mentionType(node.exprName, place);
  return { name: 'typeof', args: [named(dottedName(node.exprName) ?? '?', NONE)] };
}

function readAll(nodes: readonly ts.TypeNode[] | undefined, place: Place, depth: number): readonly TypeFact[] {
  return mapAll(nodes, (node) => readType(node, place, depth));
}

function readMembers(nodes: readonly ts.TypeElement[], place: Place, depth: number): { name: string; type: TypeFact }[] {
  const members: { name: string; type: TypeFact }[] = [];
  for (const node of nodes) {
    const name = node.name === undefined ? null : memberName(node.name);
    if (name !== null && isPropertySignature(node) && node.type !== undefined) {
      members.push({ name, type: readType(node.type, place, depth) });
    } else if (name !== null && isMethodSignature(node)) {
      members.push({ name, type: { name: '=>', args: readSignature(node, place, depth) } });
    } else walkType(node, place);
  }
  return members;
}

/** The return type, then the type of each parameter. */
function readSignature(node: ts.SignatureDeclaration, place: Place, depth: number): readonly TypeFact[] {
  const parameters = readParameterTypes(node, place, depth);
  return [node.type === undefined ? UNKNOWN : readType(node.type, place, depth), ...parameters];
}

/** The type of each parameter but `this`, `?` where none is written; counts the mentions in type parameters too. */
export function readParameterTypes(node: ts.SignatureDeclaration, place: Place, depth: number = DEPTH_LIMIT): readonly TypeFact[] {
  for (const parameter of node.typeParameters ?? []) walkType(parameter, place);
  const types: TypeFact[] = [];
  for (const { name, type } of node.parameters) {
    const read = type === undefined ? UNKNOWN : readType(type, place, depth);
    if (!isIdentifier(name) || name.text !== 'this') types.push(read);
  }
  return types;
}

function memberName(name: ts.PropertyName): string | null {
  return isComputedPropertyName(name) ? null : name.text;
}

function named(name: string, args: readonly TypeFact[]): TypeFact {
  return { name: name === 'ReadonlyArray' ? 'Array' : name, args };
}

function union(types: readonly TypeFact[]): TypeFact {
  const known = types.filter(isKnown);
  const [first, ...others] = known.length > 0 ? known : types;
  if (first === undefined) return UNKNOWN;
  return others.length === 0 ? first : { name: '|', args: [first, ...others] };
}

function isKnown(type: TypeFact): boolean {
  return type.name !== 'null' && type.name !== 'undefined';
}

function literalName(literal: ts.LiteralTypeNode['literal']): string {
  if (isStringLiteral(literal) || isNoSubstitutionTemplateLiteral(literal)) return `'${literal.text}'`;
  if (isNumericLiteral(literal)) return `'${literal.text}'`;
  if (isPrefixUnaryExpression(literal) || isBigIntLiteral(literal)) return '?';
  return tokenToString(literal.kind) ?? '?';
}
