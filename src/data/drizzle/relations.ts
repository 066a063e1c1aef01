import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import type { CallKey } from '../site.js';
import { definedRelations } from './defined-relations.js';
import { type ForeignKey, foreignKeysOf } from './foreign-keys.js';
import { namedRelations } from './named-relations.js';
import type { Related } from './related.js';
import type { MadeTable } from './tables.js';

/** The relations of tables, by the table: those that queries can ask for, by their names, then foreign keys that none of them speaks of. */
export function relationsByTable(program: Program, tables: readonly MadeTable[]): ReadonlyMap<CallKey, readonly DeclaredRelation[]> {
  const named = byOwner([...namedRelations(program), ...definedRelations(program)]);
  const all = new Map<CallKey, readonly DeclaredRelation[]>();
  for (const table of tables) {
    const own = (named.get(table.key) ?? []).map((relation) => ({ ...relation, kind: kindOf(named, relation) }));
    const foreign = foreignKeysOf(program, table).filter((key) => !own.some((relation) => speaksOf(relation, key)));
    all.set(table.key, [...own, ...foreign.map((key) => relationOf(table, key))].map(declared));
  }
  return all;
}

function byOwner(relations: readonly Related[]): ReadonlyMap<CallKey, readonly Related[]> {
  const owners = new Map<CallKey, Related[]>();
  for (const relation of relations) {
    const own = owners.get(relation.owner) ?? [];
    own.push(relation);
    owners.set(relation.owner, own);
  }
  return owners;
}

/** Its name is one that no query can ask for, and one for each key. */
function relationOf({ key: owner, path }: MadeTable, { target, columns, line }: ForeignKey): Related {
  return { owner, property: `foreign key ${columns.join()} ${target}`, target, kind: 'many-to-one', ownsKey: true, columns, at: { path, line } };
}

function declared({ property, target, kind, ownsKey, at }: Related): DeclaredRelation {
  return { property, target: { name: target }, kind, ownsKey, cascades: [], eager: false, at };
}

function speaksOf(relation: Related, { target, columns }: ForeignKey): boolean {
  return relation.ownsKey && relation.target === target && columns.every((column) => relation.columns.includes(column));
}

/** The side that holds the key does not say whether it is one of many; the other side does. */
function kindOf(named: ReadonlyMap<CallKey, readonly Related[]>, { owner, target, kind, ownsKey }: Related): Related['kind'] {
  const back = (named.get(target) ?? []).filter((relation) => relation.target === owner && !relation.ownsKey);
  return ownsKey && back.length > 0 && back.every((relation) => relation.kind === 'one-to-one') ? 'one-to-one' : kind;
}
