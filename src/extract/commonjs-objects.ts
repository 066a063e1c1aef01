import type { ts } from 'ts-morph';
import type { Expression, ObjectProperty } from '../model/file-facts.js';
import type { FileDraft, Place } from './draft.js';
import { addExport } from './export-drafts.js';
import { readDeclaredFunction } from './function-expressions.js';
import { readFunction } from './functions.js';
import { keepShallow } from './keep.js';
import { endLine } from './lines.js';
import { moduleOf } from './modules.js';
import { OTHER } from './other.js';
import { readKey } from './property-keys.js';
import { isIdentifier, isPropertyAssignment, isShorthandPropertyAssignment, isSpreadAssignment } from './syntax.js';
import { unwrap } from './unwrap.js';

/** Reads one value under its names outside. */
type HandOut = (node: ts.Expression, outside: { readonly names: readonly string[]; readonly line: number }, place: Place) => Expression;

/** Reads the object in `module.exports = { a, b: c, d() {} }`: every property is an export of its own, and the object is one as a whole. */
export function readExportedObject(node: ts.ObjectLiteralExpression, place: Place, handOut: HandOut): Expression {
  const properties: ObjectProperty[] = [];
  const spreads: Expression[] = [];
  for (const property of node.properties) {
    if (isSpreadAssignment(property)) {
      spreads.push(readSpread(property, place));
      continue;
    }
    const key = readKey(property.name, place);
    const line = endLine(place.file.source, property.name);
    const value = handOutProperty(property, { names: [key], line }, { place, handOut });
    properties.push({ key, value, line });
  }
  return { kind: 'object', properties, spreads };
}

function handOutProperty(
  node: Exclude<ts.ObjectLiteralElementLike, ts.SpreadAssignment>,
  outside: { readonly names: readonly string[]; readonly line: number },
  context: { readonly place: Place; readonly handOut: HandOut },
): Expression {
  const { handOut, place } = context;
  if (isPropertyAssignment(node)) return handOut(node.initializer, outside, place);
  if (isShorthandPropertyAssignment(node)) return handOut(node.name, outside, place);
  const declared = place.file.held.get(node);
  if (declared === undefined) {
    readFunction(node, { ...place, self: null });
    return OTHER;
  }
  const scope = readDeclaredFunction(node, declared, place);
  const exported = { specifier: null, value: null, typeOnly: false, line: outside.line, local: declared.draft.name };
  for (const name of outside.names) addExport(place.file, { exported: name, ...exported });
  return { kind: 'function', scope };
}

/** `...require('./orders')`, or a spread import, hands on every name of that module. */
function readSpread(node: ts.SpreadAssignment, place: Place): Expression {
  const { file } = place;
  const specifier = moduleOf(unwrap(node.expression)) ?? wholeImport(node.expression, file);
  const line = endLine(file.source, node);
  if (specifier !== null) addExport(file, { exported: '*', local: '*', specifier, value: null, typeOnly: false, line });
  if (isIdentifier(node.expression)) return { kind: 'name', name: node.expression.text };
  return file.read.expression(node.expression, place, keepShallow());
}

function wholeImport(node: ts.Expression, file: FileDraft): string | null {
  if (!isIdentifier(node)) return null;
  const found = file.imports.find(({ names }) => names.some(({ imported, local }) => imported === '*' && local === node.text));
  return found?.specifier ?? null;
}
