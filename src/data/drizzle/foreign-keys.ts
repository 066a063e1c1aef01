import type { Program } from '../../model/program.js';
import type { CallKey } from '../site.js';
import { elementsOf, propertiesOf } from '../written.js';
import type { Written } from '../written-place.js';
import { type MadeTable, tableOf } from './tables.js';

/** A foreign key of a table. */
export interface ForeignKey {
  readonly target: CallKey;
  /** The table's own columns, by their names in code. */
  readonly columns: readonly string[];
  readonly line: number;
}

/** The foreign keys that a table declares: `.references(() => orders.id)` of a column, `foreignKey({ columns, foreignColumns })` beside them. */
export function foreignKeysOf(program: Program, { path, call: index }: MadeTable): readonly ForeignKey[] {
  const call = program.file(path)?.calls[index];
  const [, columns, extra] = (call?.arguments ?? []).map((expression): Written => ({ path, scope: call?.scope ?? 0, expression }));
  return [...(columns ? ofColumns(program, columns) : []), ...(extra ? besideColumns(program, extra) : [])];
}

function ofColumns(program: Program, columns: Written): readonly ForeignKey[] {
  return resultsOf(program, columns).flatMap((written) =>
    propertiesOf(program, written).flatMap(({ key, value }) => {
      const referenced = referenceIn(program, value);
      return referenced ? [{ ...referenced, columns: [key] }] : [];
    }),
  );
}

/** What a function gives, or the thing itself: columns and keys may be written either way. */
function resultsOf(program: Program, written: Written): readonly Written[] {
  const { path, expression } = written;
  if (expression.kind !== 'function') return [written];
  return (program.file(path)?.scopes[expression.scope]?.returns ?? []).map((returned) => ({ path, scope: expression.scope, expression: returned }));
}

/** The call of `references` in a column's chain: `integer('order').notNull().references(() => orders.id)`. */
function referenceIn(program: Program, { path, expression }: Written): Omit<ForeignKey, 'columns'> | null {
  let current = expression;
  while (current.kind === 'call') {
    const call = program.file(path)?.calls[current.call];
    if (call?.callee.kind !== 'member') return null;
    const [argument] = call.arguments;
    if (call.callee.name === 'references' && argument) return targetOf(program, { path, scope: call.scope, expression: argument }, call.line);
    current = call.callee.object;
  }
  return null;
}

function targetOf(program: Program, argument: Written, line: number): Omit<ForeignKey, 'columns'> | null {
  const [column] = resultsOf(program, argument);
  const table = column && tableOf(program, columnOwner(column));
  return table ? { target: table.key, line } : null;
}

/** `orders` for `orders.id`. */
function columnOwner({ path, scope, expression }: Written): Written {
  return { path, scope, expression: expression.kind === 'member' ? expression.object : expression };
}

function besideColumns(program: Program, extra: Written): readonly ForeignKey[] {
  const listed = resultsOf(program, extra).flatMap((written) =>
    written.expression.kind === 'object' ? propertiesOf(program, written).map(({ value }) => value) : elementsOf(program, written),
  );
  return listed.flatMap((written) => foreignKeyIn(program, written) ?? []);
}

function foreignKeyIn(program: Program, { path, expression }: Written): ForeignKey | null {
  let current = expression;
  while (current.kind === 'call') {
    const call = program.file(path)?.calls[current.call];
    if (call?.callee.kind === 'member') current = call.callee.object;
    else return call?.callee.kind === 'name' && isForeignKey(program, path, call.callee.name) ? keyOf(program, { path, index: current.call }) : null;
  }
  return null;
}

function isForeignKey(program: Program, path: string, name: string): boolean {
  const from = program.externalName(path, name);
  return from?.name === 'foreignKey' && from.module.startsWith('drizzle-orm/');
}

function keyOf(program: Program, { path, index }: { readonly path: string; readonly index: number }): ForeignKey | null {
  const call = program.file(path)?.calls[index];
  const [options] = call?.arguments ?? [];
  if (!call || !options) return null;
  const properties = propertiesOf(program, { path, scope: call.scope, expression: options });
  const columnsAt = (key: string): readonly Written[] =>
    properties.filter((property) => property.key === key).flatMap(({ value }) => elementsOf(program, value));
  const [foreign] = columnsAt('foreignColumns');
  const table = foreign && tableOf(program, columnOwner(foreign));
  const columns = columnsAt('columns').flatMap(({ expression }) => (expression.kind === 'member' ? [expression.name] : []));
  return table ? { target: table.key, columns, line: call.line } : null;
}
