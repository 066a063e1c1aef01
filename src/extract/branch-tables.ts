import type { ts } from 'ts-morph';
import type { Expression, TypeFact } from '../model/file-facts.js';
import { labelOf } from './branch-labels.js';
import { noteTable } from './branches.js';
import { NONE } from './compact.js';
import type { FileDraft, Place } from './draft.js';
import { dottedName } from './entity-names.js';
import {
  isArrayLiteralExpression,
  isComputedPropertyName,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isSpreadAssignment,
  isStringLiteralLike,
  isIdentifier,
  isTypeReferenceNode,
  SyntaxKind,
} from './syntax.js';
import { unwrap } from './unwrap.js';

/** Remembers the type that is written for an object literal until it is read. */
export function expectType(value: ts.Node | undefined, type: ts.TypeNode | undefined, file: FileDraft): void {
  if (value === undefined || type === undefined || keysOf(type) === null) return;
  const inner = unwrap(value);
  if (isObjectLiteralExpression(inner)) file.expected.set(inner, type);
}

/** An object literal that has one entry for each of several variants: its keys are computed (`[Method.CARD]: …`), or its type says so (`Record<Method, …>`). */
export function noteObjectTable(node: ts.ObjectLiteralExpression, place: Place): void {
  const type = place.file.expected.get(node);
  const written = type === undefined ? null : keysOf(type);
  const entries = node.properties.flatMap((property) => {
    const label = isSpreadAssignment(property) ? null : keyLabel(property.name, written !== null);
    return label === null ? [] : [{ label, value: [isPropertyAssignment(property) ? property.initializer : property] }];
  });
  if (entries.length < 2) return;
  const [labels, values] = [entries.map(({ label }) => label), entries.map(({ value }) => value)];
  noteTable({ node, labels, values, keys: written?.keys ?? null, exhaustive: written?.whole ?? false }, place);
}

function keyLabel(name: ts.PropertyName | undefined, typed: boolean): Expression | null {
  if (name === undefined) return null;
  if (isComputedPropertyName(name)) return variantIn(name.expression);
  return typed ? keyText(name) : null;
}

/** `new Map([[Method.CARD, …], …])` */
export function noteMapTable(node: ts.NewExpression, place: Place): void {
  const [argument] = node.arguments ?? [];
  if (argument === undefined || !isIdentifier(node.expression) || node.expression.text !== 'Map') return;
  const list = unwrap(argument);
  if (!isArrayLiteralExpression(list)) return;
  const pairs = list.elements.map(unwrap).filter(isArrayLiteralExpression);
  const labels = pairs.map(({ elements: [key] }) => (key === undefined ? null : variantIn(key)));
  const values = pairs.map(({ elements: [, value] }) => (value === undefined ? [] : [value]));
  noteTable({ node, labels, values, keys: null, exhaustive: false }, place);
}

/** A key that names a variant: `Method.CARD`; `[id]` and `[Symbol.iterator]` name none. */
function variantIn(node: ts.Node): Expression | null {
  const label = labelOf(node);
  return label?.kind === 'member' && !(label.object.kind === 'name' && label.object.name === 'Symbol') ? label : null;
}

function keyText(name: ts.PropertyName): Expression | null {
  return isIdentifier(name) || isStringLiteralLike(name) ? { kind: 'literal', value: name.text } : null;
}

/** Types around `Record` that change nothing about its keys; in the second list those that let entries be absent. */
const AROUND: ReadonlySet<string> = new Set(['Readonly', 'Required']);
const LOOSE: ReadonlySet<string> = new Set(['Partial']);

/** The type of the keys in `Record<X, …>`, and whether all of them must be there; null for any other type. */
function keysOf(type: ts.TypeNode): { readonly keys: TypeFact; readonly whole: boolean } | null {
  if (type.kind === SyntaxKind.MappedType) return mappedKeys(type as ts.MappedTypeNode); // the kind says so
  if (!isTypeReferenceNode(type)) return null;
  const name = dottedName(type.typeName) ?? '';
  const [first] = type.typeArguments ?? [];
  if (first === undefined) return null;
  if (name === 'Record') return named(first, true);
  if (!AROUND.has(name) && !LOOSE.has(name)) return null;
  const inner = keysOf(first);
  return inner && { ...inner, whole: inner.whole && !LOOSE.has(name) };
}

function mappedKeys({ typeParameter, questionToken }: ts.MappedTypeNode): { readonly keys: TypeFact; readonly whole: boolean } | null {
  return typeParameter.constraint === undefined ? null : named(typeParameter.constraint, questionToken === undefined);
}

function named(type: ts.TypeNode, whole: boolean): { readonly keys: TypeFact; readonly whole: boolean } | null {
  if (!isTypeReferenceNode(type)) return null;
  const name = dottedName(type.typeName);
  return name === null ? null : { keys: { name, args: NONE }, whole };
}
