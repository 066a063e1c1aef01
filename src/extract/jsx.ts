import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import type { Place } from './draft.js';
import { keepNothing } from './keep.js';
import { OTHER } from './other.js';
import { isIdentifier, isJsxAttribute, isJsxClosingElement, isJsxNamespacedName, isJsxOpeningElement, isJsxSelfClosingElement, isJsxText } from './syntax.js';
import { readType } from './types.js';

/** Reads a JSX node: its tag is a mention, its attributes and children may hold calls. Null for every other node. */
export function readJsx(node: ts.Node, place: Place): Expression | null {
  if (isJsxSelfClosingElement(node) || isJsxOpeningElement(node)) {
    readTag(node.tagName, place);
    for (const type of node.typeArguments ?? []) readType(type, place);
    place.file.read.walk(node.attributes, place);
    return OTHER;
  }
  if (isJsxAttribute(node)) {
    if (node.initializer !== undefined) place.file.read.walk(node.initializer, place);
    return OTHER;
  }
  return isJsxClosingElement(node) || isJsxText(node) ? OTHER : null;
}

/** A lower-case tag is an element of the page, not a name in the code. */
function readTag(tag: ts.JsxTagNameExpression, place: Place): void {
  if (isJsxNamespacedName(tag)) return;
  if (isIdentifier(tag) && /^[a-z]/.test(tag.text)) return;
  place.file.read.expression(tag, place, keepNothing());
}
