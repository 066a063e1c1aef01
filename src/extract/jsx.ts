import { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import type { Place } from './draft.js';
import { keepNothing } from './keep.js';
import { OTHER } from './other.js';
import { readType } from './types.js';

/** Reads a JSX node: its tag is a mention, its attributes and children may hold calls. Null for every other node. */
export function readJsx(node: ts.Node, place: Place): Expression | null {
  if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
    readTag(node.tagName, place);
    for (const type of node.typeArguments ?? []) readType(type, place);
    place.file.read.walk(node.attributes, place);
    return OTHER;
  }
  if (ts.isJsxAttribute(node)) {
    if (node.initializer !== undefined) place.file.read.walk(node.initializer, place);
    return OTHER;
  }
  return ts.isJsxClosingElement(node) || ts.isJsxText(node) ? OTHER : null;
}

/** A lower-case tag is an element of the page, not a name in the code. */
function readTag(tag: ts.JsxTagNameExpression, place: Place): void {
  if (ts.isJsxNamespacedName(tag)) return;
  if (ts.isIdentifier(tag) && /^[a-z]/.test(tag.text)) return;
  place.file.read.expression(tag, place, keepNothing());
}
