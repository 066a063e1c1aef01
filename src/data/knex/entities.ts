import type { CallFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Location } from '../../model/location.js';
import { byLocation } from '../../model/location.js';
import type { Program } from '../../model/program.js';
import { tableKey } from '../catalogue.js';
import type { DeclaredEntity, DeclaredRelation } from '../declared-entity.js';
import { handedFrom } from '../handed-to-super.js';
import type { CallPlace } from '../site.js';
import type { Written } from '../written-place.js';
import { commonTables, placeOf } from './common-tables.js';
import { type ForeignKey, foreignKeysIn } from './foreign-keys.js';
import { isKnex, namesTable } from './naming-calls.js';
import { type TableName, tablesNamed } from './table-names.js';

const DESCRIBING: ReadonlySet<string> = new Set(['createTable', 'createTableIfNotExists', 'createTableLike', 'alterTable', 'table']);

/** A place that names a table: a migration, which may make it, or a query. */
interface Named {
  readonly name: TableName;
  readonly at: Location;
  readonly makes: boolean;
  readonly keys: readonly ForeignKey[];
}

/** Knex has no models: the tables that migrations make, and those that queries name; one entity each, named as the table. */
export function declareKnexEntities(program: Program): readonly DeclaredEntity[] {
  if (!program.files.some(({ imports }) => imports.some(({ specifier }) => specifier === 'knex'))) return [];
  const byTable = new Map<string, Named[]>();
  for (const file of program.files) {
    const { path, calls } = file;
    const common = commonTables(program, file);
    for (const [index, call] of calls.entries()) {
      for (const named of namedBy(program, { path, index, call })) {
        if (common.has(placeOf(program, { path, scope: call.scope, name: named.name.table }))) continue;
        const key = tableKey(named.name.schema, named.name.table);
        byTable.set(key, [...(byTable.get(key) ?? []), named]);
      }
    }
  }
  return [...byTable.values()].flatMap((places) => entityOf(places) ?? []);
}

function namedBy(program: Program, place: CallPlace): readonly Named[] {
  const { path, call } = place;
  const [first] = call.arguments;
  if (!first) return [];
  const names = (): readonly TableName[] => tablesNamed(program, { path, scope: call.scope, expression: first });
  const at = { path, line: call.line };
  if (describesTable(program, place)) {
    const makes = call.callee.kind === 'member' && call.callee.name.startsWith('create');
    return names().map((name) => ({ name, at, makes, keys: keysIn(program, path, call) }));
  }
  if (!namesTable(program, place)) return [];
  const found = names();
  if (found.length === 0) return handedBelow(program, { path, scope: call.scope, expression: first });
  return found.map((name) => ({ name, at, makes: false, keys: [] }));
}

/** The tables that the extending classes hand to a class which queries `this.tableName`, each where that class stands. */
function handedBelow(program: Program, written: Written): readonly Named[] {
  if (written.expression.kind !== 'member') return [];
  const { unit: owner } = program.ownerOf(written.path, written.scope);
  const extending = program.units.filter(({ id, kind }) => kind === 'class' && id !== owner && extendsClass(program, id, owner));
  return extending.flatMap(({ id, path, line }) => {
    const handed = handedFrom(program, written, id);
    return handed ? tablesNamed(program, handed).map((name) => ({ name, at: { path, line }, makes: false, keys: [] })) : [];
  });
}

function extendsClass(program: Program, unit: UnitId, base: UnitId): boolean {
  return program.basesOf(unit).some((link) => link.kind === 'instance' && link.unit === base);
}

/** `knex.schema.createTable('orders', (t) => …)`. */
function describesTable(program: Program, { path, index, call }: CallPlace): boolean {
  if (call.callee.kind !== 'member' || !DESCRIBING.has(call.callee.name)) return false;
  const receiver = program.receiverOf(path, index);
  return isKnex(receiver) && receiver.trail.steps.some((step) => step.kind !== 'parameter' && step.name === 'schema');
}

function keysIn(program: Program, path: string, call: CallFact): readonly ForeignKey[] {
  return call.arguments.flatMap((argument) => (argument.kind === 'function' ? foreignKeysIn(program, path, argument.scope) : []));
}

/** The migration that makes it is where it is declared; else the first place that names it, which gives way to any model of the same table. */
function entityOf(places: readonly Named[]): DeclaredEntity | null {
  const inOrder = [...places].sort((a, b) => Number(b.makes) - Number(a.makes) || byLocation(a.at, b.at));
  const [first] = inOrder;
  if (!first) return null;
  const { table, schema } = first.name;
  const relations = inOrder.flatMap(({ keys, at }) => keys.map((key) => relationOf(key, at.path)));
  return { name: table, otherNames: [], table, schema, at: first.at, child: !first.makes, units: [], relations };
}

function relationOf({ column, target, line }: ForeignKey, path: string): DeclaredRelation {
  return { property: column, target: { name: target }, kind: 'many-to-one', ownsKey: true, cascades: [], eager: false, at: { path, line } };
}
