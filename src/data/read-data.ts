import type { DataAccess, Entity, EntityRelation, Transaction } from '../model/facts.js';
import type { Gap } from '../model/gap.js';
import { byLocation, compareText } from '../model/location.js';
import type { Program } from '../model/program.js';
import type { LayerRecall } from '../model/recall.js';
import { accessesOf } from './accesses.js';
import type { DataInput } from './data-input.js';
import { createCatalogue, type KnownEntity } from './catalogue.js';
import { type DataLayer, isModuleOf } from './data-layer.js';
import type { DeclaredEntity } from './declared-entity.js';
import { describedBoundaries } from './described-wrappers.js';
import { entityIds } from './entity-ids.js';
import { namesOf } from './layer-names.js';
import { fillTemplates } from './fill-templates.js';
import { fillPassedSql } from './passed-sql.js';
import { readCalls } from './read-calls.js';
import { recallOf } from './recall.js';
import { relationsOf } from './relations.js';
import { createWorld } from './trails.js';
import { joinTransactions } from './transactions.js';
import { withWrapped } from './wrapped-transactions.js';
import { undeclaredTables } from './undeclared-tables.js';

/** What a repository's code does to its data. Entities and relations by id and place; the rest by place. */
export interface Data {
  readonly entities: readonly Entity[];
  readonly relations: readonly EntityRelation[];
  readonly accesses: readonly DataAccess[];
  readonly transactions: readonly Transaction[];
  readonly gaps: readonly Gap[];
  readonly recall: readonly LayerRecall[];
}

/** Reads entities, accesses and transactions with these layers' vocabularies. Layers that the repository does not use say nothing. */
export function readDataWith(layers: readonly DataLayer[], program: Program, { schemas, wrappers = [], dispatches = [] }: DataInput): Data {
  const declared = new Map(layers.map((layer) => [layer.id, layer.declareEntities(program, schemas)]));
  const used = layers.filter((layer) => isUsed(layer, program, declared.get(layer.id) ?? []));
  const catalogue = createCatalogue(declared);
  const world = createWorld(program, catalogue, used);
  const read = fillPassedSql(world, fillTemplates(world, readCalls(world, namesOf(used, catalogue))));
  const calls = withWrapped(world, { ...read, boundaries: [...read.boundaries, ...describedBoundaries(program, wrappers)] });
  const entities = [...catalogue.entities, ...undeclaredTables(calls.accesses)];
  const ids = entityIds(entities);
  const { transactions, ...joined } = joinTransactions(world, calls, { wrappers, dispatches });
  return {
    entities: entities.flatMap((entity) => entityOf(entity, ids) ?? []).sort((a, b) => compareText(a.id, b.id)),
    relations: relationsOf(catalogue, ids),
    accesses: accessesOf(calls.accesses, { ids, ...joined }),
    transactions,
    gaps: [...calls.gaps].sort((a, b) => byLocation(a, b) || compareText(a.detail, b.detail)),
    recall: recallOf(calls),
  };
}

/** A layer is used where a file imports it, or anything declares its entities. */
function isUsed(layer: DataLayer, program: Program, declared: readonly DeclaredEntity[]): boolean {
  if (declared.length > 0) return true;
  const names = new Set(layer.names);
  return program.files.some(({ imports }) =>
    imports.some((imported) => isModuleOf(layer, imported.specifier) || imported.names.some((name) => names.has(name.imported))),
  );
}

function entityOf({ key, name, table, via, at, unit }: KnownEntity, ids: ReturnType<typeof entityIds>): Entity | null {
  const id = ids.get(key);
  return id ? { id, name, table, via, declaredAt: at, unit } : null;
}
