import type { ts } from 'ts-morph';
import type { Place } from './draft.js';
import { mention, mentionQualified } from './mentions.js';
import { isIdentifier, isPropertyAccessExpression, isQualifiedName } from './syntax.js';

/** A name as written, dotted (`orders.Order`); null for any expression that is not a plain dotted name. */
export function dottedName(node: ts.Node): string | null {
  if (isIdentifier(node)) return node.text;
  if (isQualifiedName(node)) return join(dottedName(node.left), node.right.text);
  if (isPropertyAccessExpression(node)) return join(dottedName(node.expression), node.name.text);
  return null;
}

/** Counts the mention that a dotted name in a type position makes. */
export function mentionType(node: ts.Node, place: Place): void {
  if (isIdentifier(node)) mention(node, place, true);
  else if (isQualifiedName(node)) mentionPath(node.left, node.right.text, place);
  else if (isPropertyAccessExpression(node)) mentionPath(node.expression, node.name.text, place);
}

function mentionPath(left: ts.Node, name: string, place: Place): void {
  if (isIdentifier(left)) mentionQualified({ module: left, name }, place, true);
  else mentionType(left, place);
}

function join(left: string | null, right: string): string | null {
  return left === null ? null : `${left}.${right}`;
}
