import { ts } from 'ts-morph';
import type { Place } from './draft.js';
import { mention, mentionQualified } from './mentions.js';

/** A name as written, dotted (`orders.Order`); null for any expression that is not a plain dotted name. */
export function dottedName(node: ts.Node): string | null {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isQualifiedName(node)) return join(dottedName(node.left), node.right.text);
  if (ts.isPropertyAccessExpression(node)) return join(dottedName(node.expression), node.name.text);
  return null;
}

/** Counts the mention that a dotted name in a type position makes. */
export function mentionType(node: ts.Node, place: Place): void {
  if (ts.isIdentifier(node)) mention(node, place, true);
  else if (ts.isQualifiedName(node)) mentionPath(node.left, node.right.text, place);
  else if (ts.isPropertyAccessExpression(node)) mentionPath(node.expression, node.name.text, place);
}

function mentionPath(left: ts.Node, name: string, place: Place): void {
  if (ts.isIdentifier(left)) mentionQualified({ module: left, name }, place, true);
  else mentionType(left, place);
}

function join(left: string | null, right: string): string | null {
  return left === null ? null : `${left}.${right}`;
}
