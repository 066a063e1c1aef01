import type { CallFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { KnownEntity } from '../catalogue.js';
import type { DeclaredEntity } from '../declared-entity.js';
import { setTo } from '../set-to.js';
import type { Site } from '../site.js';
import { stringsOf } from '../written.js';
import { collectionArgument, wrapperNames } from './wrappers.js';

/**
 * The collections that `db.collection('orders')` names, where `db` comes from one of these packages, also through functions that hand their
 * parameter on to it; one for each such call, in order of files and calls. A type argument that is only ever given for one
 * collection stands for it: `getCollection<Order>('orders')` beside `private orders: Collection<Order>`.
 */
export function declareCollections(program: Program, modules: readonly string[]): readonly DeclaredEntity[] {
  const names = new Set(['collection', ...wrapperNames(program, modules)]);
  const named = program.files.flatMap(({ path, calls }) =>
    calls.flatMap((call) => (names.has(calledName(call)) ? namedBy(program, path, { call, modules }) : [])),
  );
  const tables = new Map<UnitId, Set<string>>();
  for (const { unit, table } of named) if (unit) tables.set(unit, (tables.get(unit) ?? new Set()).add(table));
  return named.map(({ table, unit, path, line }) => ({
    name: table,
    otherNames: [],
    table,
    schema: null,
    at: { path, line },
    // Named by its table alone: a model of the same collection, where there is one, gives the name.
    child: true,
    units: unit && tables.get(unit)?.size === 1 ? [unit] : [],
    relations: [],
  }));
}

function calledName({ callee }: CallFact): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

interface Naming {
  readonly table: string;
  readonly unit: UnitId | null;
  readonly path: string;
  readonly line: number;
}

function namedBy(program: Program, path: string, { call, modules }: { readonly call: CallFact; readonly modules: readonly string[] }): readonly Naming[] {
  const argument = collectionArgument(program, path, { call, modules });
  const [type] = call.typeArguments;
  const meaning = argument && type ? program.meaningOfType(path, type) : null;
  const unit = meaning?.kind === 'instance' ? meaning.unit : null;
  return argument ? stringsOf(program, argument).map((table) => ({ table, unit, path, line: call.line })) : [];
}

/** The collection that what a call is called on was set to by name, where its written type does not say which: for `HandleRule.otherwise`. */
export function collectionSetTo(modules: readonly string[]): (site: Site) => readonly KnownEntity[] {
  return ({ program, catalogue, path, call: { callee, scope } }) => {
    const value = callee.kind === 'member' ? setTo(program, { path, scope, expression: callee.object }) : null;
    const made = value?.expression.kind === 'call' ? program.file(value.path)?.calls[value.expression.call] : undefined;
    const argument = value && made ? collectionArgument(program, value.path, { call: made, modules }) : null;
    return argument ? stringsOf(program, argument).flatMap((table) => catalogue.byTable(null, table) ?? []) : [];
  };
}
