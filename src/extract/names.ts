import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import type { Place } from './draft.js';
import type { Keep } from './keep.js';
import { mention, mentionExported, mentionQualified } from './mentions.js';
import { isElementAccessExpression, isIdentifier, isPropertyAccessExpression } from './syntax.js';

/** Reads a name used as a value. */
export function readName(node: ts.Identifier, place: Place): Expression {
  mention(node, place, false);
  return { kind: 'name', name: node.text };
}

/** Reads `object.name` or `object[index]`, with or without `?.`. */
export function readAccess(node: ts.PropertyAccessExpression | ts.ElementAccessExpression, place: Place, keep: Keep): Expression {
  const { read } = place.file;
  if (isElementAccessExpression(node)) {
    const object = read.expression(node.expression, place, keep);
    return { kind: 'element', object, index: read.expression(node.argumentExpression, place, keep) };
  }
  const name = node.name.text;
  if (isExportsObject(node.expression)) mentionExported(node.name, place);
  if (!isIdentifier(node.expression)) return { kind: 'member', object: read.expression(node.expression, place, keep), name };
  mentionQualified({ module: node.expression, name }, place, false);
  return { kind: 'member', object: { kind: 'name', name: node.expression.text }, name };
}

/** Whether a node is `exports` or `module.exports`: the object that a CommonJS file hands out. */
export function isExportsObject(node: ts.Node): boolean {
  if (isIdentifier(node)) return node.text === 'exports';
  return isPropertyAccessExpression(node) && node.name.text === 'exports' && isNamed(node.expression, 'module');
}

function isNamed(node: ts.Node, name: string): boolean {
  return isIdentifier(node) && node.text === name;
}
