import type { KnownEntity, KnownRelation } from '../catalogue.js';
import type { Seen, Site, Touch } from '../site.js';
import { isFirstVisit, type Visits } from '../visits.js';
import { elementsOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { nestedReads } from './nested-reads.js';

/** Keys of a call's argument, or of a nested write, that hold the fields of the entity. */
const FIELDS: ReadonlySet<string> = new Set(['data', 'create', 'update']);
const WRITES: ReadonlySet<string> = new Set(['create', 'createMany', 'connectOrCreate', 'update', 'updateMany', 'upsert', 'delete', 'deleteMany']);
/** Nested writes that only set or clear the foreign key, wherever it is. */
const KEY_WRITES: ReadonlySet<string> = new Set(['connect', 'disconnect', 'set']);

interface Fields {
  readonly value: Written;
  readonly entity: KnownEntity;
  readonly visits: Visits;
}

/** What a writing call reads and writes beside the entity itself: nested writes under relations of `data`, `create` and `update`, and what its result reads. */
export function* nestedWrites(site: Site): Iterable<Seen> {
  yield* nestedReads(site);
  const { path, call } = site;
  const [expression] = call.arguments;
  const [entity] = site.entities;
  if (!expression || !entity) return;
  yield* writesUnder(site, { value: { path, scope: call.scope, expression }, entity, visits: new Map() });
}

/** The fields in an argument: under `data`, `create` or `update`, one or a list. */
function* writesUnder(site: Site, { value, entity, visits }: Fields): Iterable<Seen> {
  for (const { key, value: fields } of propertiesOf(site.program, value)) {
    if (FIELDS.has(key)) yield* writesIn(site, { value: fields, entity, visits });
  }
}

/** The fields themselves: a relation holds operations on the related entity. */
function* writesIn(site: Site, { value, entity, visits }: Fields): Iterable<Seen> {
  if (!isFirstVisit(visits, value, entity)) return;
  for (const element of elementsOf(site.program, value)) {
    for (const { key, value: operations } of propertiesOf(site.program, element)) {
      const relation = entity.relations.get(key);
      if (!relation) continue;
      for (const operation of propertiesOf(site.program, operations)) yield* related(site, { entity, relation, operation, visits });
    }
  }
}

interface Related {
  readonly entity: KnownEntity;
  readonly relation: KnownRelation;
  readonly operation: WrittenProperty;
  readonly visits: Visits;
}

function* related(site: Site, { entity, relation, operation, visits }: Related): Iterable<Seen> {
  const { key, value } = operation;
  if (KEY_WRITES.has(key)) yield writeOf(site, keyHolder(entity, relation), operation);
  if (!WRITES.has(key)) return;
  yield writeOf(site, relation.target, operation);
  for (const element of elementsOf(site.program, value)) {
    const inner = { value: element, entity: relation.target, visits };
    // `create: { … }` holds the fields at once; `update: { where, data }`, `upsert` and `connectOrCreate` hold them under a key.
    if (key === 'create' || key === 'update') yield* writesIn(site, inner);
    yield* writesUnder(site, inner);
  }
}

/** What holds the key of a relation; the join table that Prisma makes where both sides are lists. */
function keyHolder(entity: KnownEntity, relation: KnownRelation): Touch['target'] {
  if (relation.kind === 'many-to-many') return relation.joinTable ? { schema: null, table: relation.joinTable } : entity;
  return relation.ownsKey ? entity : relation.target;
}

function writeOf(site: Site, target: Touch['target'], { key, line }: WrittenProperty): Seen {
  return { target, mode: 'write', operation: key, line: line ?? site.call.line, confidence: 'certain', via: site.via };
}
