import type { Program, Trail } from '../../model/program.js';
import { tableKey } from '../catalogue.js';
import type { CallPlace } from '../site.js';
import { elementsOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import type { Naming } from './naming.js';
import { tableName } from './table-names.js';

/** A foreign key that a migration gives a table. */
export interface ForeignKey {
  readonly column: string;
  /** Key of the table that it points to. */
  readonly target: string;
  readonly path: string;
  readonly line: number;
}

/**
 * The foreign keys of migrations, by the key of the table that has them: `createTable('lines').addColumn('order_id', 'uuid', (col) =>
 * col.references('orders.id'))` and `addForeignKeyConstraint('fk', ['order_id'], 'orders', ['id'])`. Empty where no migrations are analysed.
 */
export function foreignKeys(program: Program, naming: Naming): ReadonlyMap<string, readonly ForeignKey[]> {
  const found = new Map<string, ForeignKey[]>();
  for (const { path, calls } of program.files) {
    for (const [index, call] of calls.entries()) {
      const key = keyAt(program, naming, { path, index, call });
      if (key) found.set(key.table, [...(found.get(key.table) ?? []), key]);
    }
  }
  return found;
}

function keyAt(program: Program, naming: Naming, place: CallPlace): (ForeignKey & { readonly table: string }) | null {
  const { path, index, call } = place;
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  if (name !== 'references' && name !== 'addForeignKeyConstraint') return null;
  const receiver = program.receiverOf(path, index);
  if (receiver?.kind !== 'external' || receiver.trail.module !== 'kysely') return null;
  const table = givenTo(program, receiver.trail, ['createTable', 'alterTable']);
  const key = name === 'references' ? columnKey(program, place, receiver.trail) : constraintKey(program, place);
  if (table === undefined || key.target === undefined || key.column === undefined) return null;
  return { table: keyOf(naming, table), column: key.column, target: keyOf(naming, key.target), path, line: call.line };
}

type Read = Readonly<Record<'column' | 'target', string | undefined>>;

/** `addColumn('order_id', 'uuid', (col) => col.references('orders.id'))` */
function columnKey(program: Program, place: CallPlace, trail: Trail): Read {
  return { column: givenTo(program, trail, ['addColumn']), target: textOf(program, place, 0)?.split('.').slice(0, -1).join('.') };
}

/** `addForeignKeyConstraint('fk', ['order_id'], 'orders', ['id'])` */
function constraintKey(program: Program, place: CallPlace): Read {
  return { column: textOf(program, place, 1), target: textOf(program, place, 2) };
}

/** The text that the last step of one of these names is given first. */
function givenTo(program: Program, { steps }: Trail, names: readonly string[]): string | undefined {
  const step = steps.findLast((one) => one.kind === 'call' && names.includes(one.name));
  const call = step?.kind === 'call' ? program.file(step.path)?.calls[step.call] : undefined;
  return step?.kind === 'call' && call ? textOf(program, { path: step.path, index: step.call, call }, 0) : undefined;
}

function textOf(program: Program, { path, call }: CallPlace, argument: number): string | undefined {
  const expression = call.arguments[argument];
  const written: Written | undefined = expression && { path, scope: call.scope, expression };
  return written && elementsOf(program, written).flatMap((element) => stringsOf(program, element))[0];
}

function keyOf(naming: Naming, text: string): string {
  const { schema, table } = tableName(text);
  return tableKey(schema, naming(table));
}
