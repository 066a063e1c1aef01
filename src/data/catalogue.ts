import type { EntityRelation } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import { byLocation, compareText, type Location } from '../model/location.js';
import type { Cascade, DeclaredEntity, DeclaredRelation } from './declared-entity.js';

/** A physical table, with everything that declares it joined. */
export interface KnownEntity {
  /** Schema and table in lower case: one per physical table. */
  readonly key: string;
  readonly name: string;
  readonly table: string;
  readonly schema: string | null;
  /** The layer that declares it first. */
  readonly via: string;
  readonly at: Location;
  readonly unit: UnitId | null;
  readonly relations: ReadonlyMap<string, KnownRelation>;
}

export interface KnownRelation {
  readonly target: KnownEntity;
  readonly kind: EntityRelation['kind'];
  readonly ownsKey: boolean;
  readonly cascades: readonly Cascade[];
  readonly eager: boolean;
  /** See `DeclaredRelation.joinedBy`. */
  readonly joinedBy: KnownEntity | null;
  /** See `DeclaredRelation.joinTable`. */
  readonly joinTable: string | null;
  readonly at: Location;
}

/** All declared entities, by every name that code may use for them. */
export interface Catalogue {
  /** By key. */
  readonly entities: readonly KnownEntity[];
  byUnit(unit: UnitId): KnownEntity | undefined;
  /** By the name that a layer's calls use; undefined where two tables share it. */
  byName(layer: string, name: string): KnownEntity | undefined;
  /** As SQL names it, letter case aside; a schema that is not written matches any. */
  byTable(schema: string | null, table: string): KnownEntity | undefined;
}

interface Draft extends KnownEntity {
  readonly relations: Map<string, KnownRelation>;
}

/** The schema that a table lies in where none is written, in the usual databases. */
const DEFAULT_SCHEMAS: ReadonlySet<string> = new Set(['public', 'dbo']);

/** Joins what the layers declare into one entity per physical table; the first declaration by place gives the name, a child entity's last. The order of layers and declarations does not matter. */
export function createCatalogue(declared: ReadonlyMap<string, readonly DeclaredEntity[]>): Catalogue {
  const all = [...declared].flatMap(([via, entities]) => entities.map((entity) => ({ via, entity })));
  all.sort((a, b) => Number(a.entity.child) - Number(b.entity.child) || byLocation(a.entity.at, b.entity.at) || compareText(a.entity.name, b.entity.name));
  const drafts = new Map<string, Draft>();
  const byUnit = new Map<UnitId, Draft>();
  const byName = new Map<string, Draft | undefined>();
  for (const { via, entity } of all) {
    const draft = draftFor(drafts, via, entity);
    for (const unit of entity.units) byUnit.set(unit, draft);
    for (const name of [entity.name, ...entity.otherNames]) {
      const key = `${via} ${name}`;
      byName.set(key, !byName.has(key) || byName.get(key) === draft ? draft : undefined);
    }
  }
  const named = (layer: string, name: string): Draft | undefined => byName.get(`${layer} ${name}`);
  for (const { via, entity } of all) {
    for (const relation of entity.relations)
      addRelation(draftFor(drafts, via, entity), relation, (target) => targetOf(target, byUnit, (name) => named(via, name)));
  }
  const entities = [...drafts.values()].sort((a, b) => compareText(a.key, b.key));
  return { entities, byUnit: (unit) => byUnit.get(unit), byName: named, byTable: tableIndex(entities) };
}

/** Identity of a table: `orders`, `billing.invoices`. */
export function tableKey(schema: string | null, table: string): string {
  const own = schema === null || DEFAULT_SCHEMAS.has(schema.toLowerCase()) ? '' : `${schema.toLowerCase()}.`;
  return own + table.toLowerCase();
}

/** Identity of the table that a declared entity, or a name in SQL, means. */
export function targetKey(target: KnownEntity | { readonly schema: string | null; readonly table: string }): string {
  return 'key' in target ? target.key : tableKey(target.schema, target.table);
}

function draftFor(drafts: Map<string, Draft>, via: string, entity: DeclaredEntity): Draft {
  const key = tableKey(entity.schema, entity.table);
  const known = drafts.get(key);
  if (known) return known;
  const { name, table, schema, at } = entity;
  const draft: Draft = { key, name, table, schema, via, at, unit: entity.units[0] ?? null, relations: new Map() };
  drafts.set(key, draft);
  return draft;
}

function targetOf(target: DeclaredRelation['target'], byUnit: ReadonlyMap<UnitId, Draft>, named: (name: string) => Draft | undefined): Draft | undefined {
  return 'unit' in target ? byUnit.get(target.unit) : named(target.name);
}

function addRelation(draft: Draft, relation: DeclaredRelation, entityOf: (target: DeclaredRelation['target']) => Draft | undefined): void {
  const target = entityOf(relation.target);
  if (!target || draft.relations.has(relation.property)) return;
  const { kind, ownsKey, cascades, eager, joinedBy, joinTable = null, at } = relation;
  draft.relations.set(relation.property, { target, kind, ownsKey, cascades, eager, joinedBy: (joinedBy && entityOf(joinedBy)) ?? null, joinTable, at });
}

function tableIndex(entities: readonly KnownEntity[]): Catalogue['byTable'] {
  const byKey = new Map(entities.map((entity) => [entity.key, entity]));
  const byTable = new Map<string, KnownEntity | undefined>();
  for (const entity of entities) {
    const table = entity.table.toLowerCase();
    byTable.set(table, byTable.has(table) ? undefined : entity);
  }
  return (schema, table) => byKey.get(tableKey(schema, table)) ?? (schema === null ? byTable.get(table.toLowerCase()) : undefined);
}
