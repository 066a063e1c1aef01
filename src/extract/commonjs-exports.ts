import type { ts } from 'ts-morph';
import type { ExportFact, Expression } from '../model/file-facts.js';
import { handedOut } from './commonjs.js';
import { readExportedObject } from './commonjs-objects.js';
import { setDeclaredValue } from './declaration-drafts.js';
import type { Place } from './draft.js';
import { addExport } from './export-drafts.js';
import { heldBy } from './held.js';
import { keepAll } from './keep.js';
import { startLine } from './lines.js';
import { moduleOf, readModule } from './modules.js';
import { isIdentifier, isObjectLiteralExpression, isPropertyAccessExpression, isVoidExpression } from './syntax.js';
import { unwrap } from './unwrap.js';

/** The names under which a value is handed out. */
export interface Outside {
  readonly names: readonly string[];
  readonly line: number;
}

/** Reads `exports.a = …` and `module.exports = …`, in a row too; false for every other expression. */
export function readHandedOut(node: ts.Expression, place: Place): boolean {
  const { names, value } = handedOut(node);
  if (names.length === 0) return false;
  // Compiled code clears its exports first: `exports.pay = void 0`.
  if (isVoidExpression(value)) return true;
  handOut(value, { names, line: startLine(place.file.source, node) }, place);
  return true;
}

/** Reads a value that is handed out and adds its exports. Names go out as themselves and are no mention, as in `export { a }`. */
function handOut(node: ts.Expression, outside: Outside, place: Place): Expression {
  const inner = unwrap(node);
  if (isIdentifier(inner)) {
    give(outside, { local: inner.text }, place);
    return { kind: 'name', name: inner.text };
  }
  if (isObjectLiteralExpression(inner) && outside.names.includes('=')) {
    const value = readExportedObject(inner, place, handOut);
    give(outside, { local: null, value }, place);
    return value;
  }
  return handOutModule(inner, outside, place) ?? handOutValue(node, outside, place);
}

function handOutValue(node: ts.Expression, outside: Outside, place: Place): Expression {
  const { held, read } = place.file;
  const declared = held.get(heldBy(node)?.node ?? node);
  const inside = declared === undefined ? place : { ...place, declaration: declared.index };
  const value = read.expression(node, inside, keepAll());
  if (declared !== undefined) setDeclaredValue(declared, value);
  give(outside, declared === undefined ? { local: null, value } : { local: declared.draft.name }, place);
  return value;
}

/** `exports.x = require('y')` and `exports.x = require('y').z` re-export. `module.exports = require('y')` hands on every name as well. */
function handOutModule(node: ts.Node, outside: Outside, place: Place): Expression | null {
  const whole = moduleOf(node);
  if (whole !== null) {
    const value = readModule(node, whole, place);
    const parts = outside.names.filter((name) => name !== '=');
    give({ ...outside, names: parts }, { local: '*', specifier: whole }, place);
    if (parts.length === outside.names.length) return value;
    give({ ...outside, names: ['='] }, { local: null, value }, place);
    give({ ...outside, names: ['*'] }, { local: '*', specifier: whole }, place);
    return value;
  }
  if (!isPropertyAccessExpression(node)) return null;
  const specifier = moduleOf(unwrap(node.expression));
  if (specifier === null) return null;
  give(outside, { local: node.name.text, specifier }, place);
  return { kind: 'member', object: readModule(node, specifier, place), name: node.name.text };
}

/** Adds one export for each name outside. */
function give(outside: Outside, what: Pick<ExportFact, 'local'> & Partial<ExportFact>, place: Place): void {
  for (const exported of outside.names) {
    addExport(place.file, { exported, specifier: null, value: null, typeOnly: false, line: outside.line, ...what });
  }
}
