import { byLocation } from '../../model/location.js';
import type { Program } from '../../model/program.js';
import { tableKey } from '../catalogue.js';
import type { DeclaredEntity, DeclaredRelation } from '../declared-entity.js';
import { databaseTables } from './database-types.js';
import { commonTables } from './common-tables.js';
import { type ForeignKey, foreignKeys } from './foreign-keys.js';
import { type NamedTable, namedTables } from './naming-calls.js';
import { type Naming, namingOf } from './naming.js';
import { tableName } from './table-names.js';

/**
 * The tables that the type of the database lists; where that is not there to read (it is generated), those that queries name too.
 */
export function declareKyselyEntities(program: Program): readonly DeclaredEntity[] {
  if (!program.files.some(({ imports }) => imports.some(({ specifier }) => specifier === 'kysely'))) return [];
  const naming = namingOf(program);
  const named = namedByKey(program, naming);
  const { tables, complete } = databaseTables(program);
  const known = { naming, keys: foreignKeys(program, naming) };
  const listed = tables.map(({ name, at }) => entityOf(name, { ...known, at }));
  const others = complete && listed.length > 0 ? [] : [...named.values()].flatMap((places) => inUse(places, known) ?? []);
  const present = new Set(listed.map(({ schema, table }) => tableKey(schema, table)));
  return [...listed, ...others.filter(({ schema, table }) => !present.has(tableKey(schema, table)))];
}

function namedByKey(program: Program, naming: Naming): ReadonlyMap<string, readonly NamedTable[]> {
  const byKey = new Map<string, NamedTable[]>();
  for (const file of program.files) {
    const common = commonTables(program, file);
    for (const named of namedTables(program, file)) {
      const key = tableKey(named.schema, naming(named.table));
      if (!common.has(named.table)) byKey.set(key, [...(byKey.get(key) ?? []), named]);
    }
  }
  return byKey;
}

interface Known {
  readonly naming: Naming;
  readonly keys: ReadonlyMap<string, readonly ForeignKey[]>;
}

/** One that only queries name gives way to any model of the same table. */
function inUse(places: readonly NamedTable[], known: Known): DeclaredEntity | null {
  const [first] = [...places].sort(byLocation);
  if (!first) return null;
  const name = first.schema === null ? first.table : `${first.schema}.${first.table}`;
  return { ...entityOf(name, { ...known, at: { path: first.path, line: first.line } }), child: true };
}

function entityOf(name: string, { at, naming, keys }: Known & Pick<DeclaredEntity, 'at'>): DeclaredEntity {
  const { schema, table: written } = tableName(name);
  const table = naming(written);
  const key = tableKey(schema, table);
  const relations = (keys.get(key) ?? []).map(relationOf);
  return { name: written, otherNames: [name, key], table, schema, at, child: false, units: [], relations };
}

function relationOf({ column, target, path, line }: ForeignKey): DeclaredRelation {
  return { property: column, target: { name: target }, kind: 'many-to-one', ownsKey: true, cascades: [], eager: false, at: { path, line } };
}
