import { compareText } from '../model/location.js';
import type { Program } from '../model/program.js';
import { calledName, chainAround } from './call-chain.js';
import type { ColumnSource } from './data-layer.js';
import type { CallPlace } from './site.js';
import { branchesOf, propertiesOf } from './written.js';
import type { Written } from './written-place.js';

/** Spreads in spreads, lists in lists. */
const MAX_DEPTH = 4;

/** The columns that a write names, sorted; null where not all of them are written out: a variable, a computed key, a spread of what is not known. */
export function writtenColumns(program: Program, source: ColumnSource, { path, index, call }: CallPlace): readonly string[] | null {
  const file = program.file(path);
  const calls = 'inCalls' in source ? (file ? chainAround(file, index) : []).filter((one) => source.inCalls.includes(calledName(one))) : [call];
  const argument = 'inCalls' in source ? 0 : source.argument;
  const under = 'inCalls' in source ? undefined : source.under;
  const values = calls.flatMap(({ arguments: given, scope }) => (given[argument] ? [{ path, scope, expression: given[argument] }] : []));
  const named = under
    ? values.flatMap((value) => propertiesOf(program, value).flatMap(({ key, value: inner }) => (under.includes(key) ? [inner] : [])))
    : values;
  const columns = named.map((value) => columnsIn(program, value, 0));
  if (columns.length === 0 || columns.some((some) => some === null)) return null;
  const all = new Set(columns.flatMap((some) => some ?? []));
  return all.size > 0 ? [...all].sort(compareText) : null;
}

/** All that the value can be, or each of a list; null as soon as one of them is not written out. */
function columnsIn(program: Program, value: Written, depth: number): readonly string[] | null {
  if (depth > MAX_DEPTH) return null;
  return joined(branchesOf(program, value).map((branch) => keysOf(program, branch, depth)));
}

function keysOf(program: Program, branch: Written, depth: number): readonly string[] | null {
  const { expression } = branch;
  const inner = (next: Written['expression']): readonly string[] | null => columnsIn(program, { ...branch, expression: next }, depth + 1);
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? [expression.value] : null;
  if (expression.kind === 'array') return joined(expression.elements.map(inner));
  if (expression.kind !== 'object') return null;
  const keys = expression.properties.map(({ key, value }) => keysAt(key, value, inner));
  return joined([...keys, ...expression.spreads.map(inner)]);
}

/** A key is a column; an operator of MongoDB (`$set`) holds columns, a path (`address.city`) begins with one. */
function keysAt(key: string, value: Written['expression'], inner: (next: Written['expression']) => readonly string[] | null): readonly string[] | null {
  if (key.startsWith('[')) return null;
  return key.startsWith('$') ? inner(value) : [key.split('.')[0] ?? key];
}

function joined(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
  const known = parts.flatMap((part) => (part === null ? [] : [part]));
  return known.length < parts.length ? null : known.flat();
}
