import type { ts } from 'ts-morph';
import type { Expression, ObjectProperty } from '../model/file-facts.js';
import { noteObjectTable } from './branch-tables.js';
import type { Declared, Place } from './draft.js';
import { readFunction } from './functions.js';
import { type Keep, keepNothing } from './keep.js';
import { endLine, linesOf } from './lines.js';
import { addMember, setValue } from './member-drafts.js';
import { OTHER } from './other.js';
import { readKey } from './property-keys.js';
import { isAccessor, isMethodDeclaration, isPropertyAssignment, isShorthandPropertyAssignment, isSpreadAssignment, isSpreadElement } from './syntax.js';

/** Reads an object literal; where a top-level declaration holds it, its properties become members of that declaration. */
export function readObject(node: ts.ObjectLiteralExpression, place: Place, keep: Keep): Expression {
  const declared = place.file.held.get(node);
  const inner = keep.depth > 0 ? keep : keepNothing();
  const properties: ObjectProperty[] = [];
  const spreads: Expression[] = [];
  noteObjectTable(node, place);
  inner.depth -= 1;
  for (const property of node.properties) {
    const kept = inner.left > 0;
    if (isSpreadAssignment(property)) {
      const spread = place.file.read.expression(property.expression, place, inner);
      if (kept) spreads.push(spread);
      continue;
    }
    const read = declared === undefined ? readProperty(property, place, inner) : readMemberProperty(property, place, { owner: declared, keep: inner });
    if (kept) properties.push(read);
  }
  inner.depth += 1;
  return inner === keep ? { kind: 'object', properties, spreads } : OTHER;
}

/** Reads an array literal; a spread is an element of the list it spreads, at an index that is `other`, and elements over the limit are dropped. */
export function readArray(node: ts.ArrayLiteralExpression, place: Place, keep: Keep): Expression {
  const inner = keep.depth > 0 ? keep : keepNothing();
  const elements: Expression[] = [];
  inner.depth -= 1;
  for (const element of node.elements) {
    const kept = inner.left > 0;
    const expression = isSpreadElement(element) ? readSpread(element, place, inner) : place.file.read.expression(element, place, inner);
    if (kept) elements.push(expression);
  }
  inner.depth += 1;
  return inner === keep ? { kind: 'array', elements } : OTHER;
}

function readSpread({ expression }: ts.SpreadElement, place: Place, keep: Keep): Expression {
  return { kind: 'element', object: place.file.read.expression(expression, place, keep), index: OTHER };
}

type Property = Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>;

function readProperty(node: Property, place: Place, keep: Keep): ObjectProperty {
  const key = readKey(node.name, place);
  return { key, value: readValue(node, place, keep), line: endLine(place.file.source, node.name) };
}

function readMemberProperty(node: Property, place: Place, into: { readonly owner: Declared; readonly keep: Keep }): ObjectProperty {
  const { owner, keep } = into;
  const name = readKey(node.name, place);
  const kind = isMethodDeclaration(node) ? 'method' : isAccessor(node) ? 'accessor' : 'property';
  const lines = linesOf(place.file.source, node, node.name);
  const { draft, index } = addMember(owner, { name, kind, static: false, ...lines });
  const value = readValue(node, { ...place, declaration: owner.index, member: index }, keep);
  setValue(draft, value, place.scope);
  return { key: name, value, line: lines.line };
}

function readValue(node: Property, place: Place, keep: Keep): Expression {
  const { read } = place.file;
  if (isPropertyAssignment(node)) return read.expression(node.initializer, place, keep);
  if (!isShorthandPropertyAssignment(node)) {
    return { kind: 'function', scope: readFunction(node, { ...place, self: null, loop: 'no' }) };
  }
  if (node.objectAssignmentInitializer !== undefined) read.expression(node.objectAssignmentInitializer, place, keepNothing());
  return read.expression(node.name, place, keep);
}
