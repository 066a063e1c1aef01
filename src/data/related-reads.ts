import type { KnownEntity } from './catalogue.js';
import type { Seen, Site } from './site.js';
import { isFirstVisit, type Visits } from './visits.js';
import { branchesOf, elementsOf, propertiesOf, type WrittenProperty } from './written.js';
import type { Written } from './written-place.js';

/** Where, and under what name, a read through a relation is recorded. */
interface Told {
  readonly operation: string;
  /** Null for the call's own line. */
  readonly line: number | null;
}

/** Reads of the relations that a dotted path names, every one on the way: `lines.product`. A name that is no relation ends it. */
export function* readsAlong(site: Site, path: string, told: Told): Iterable<Seen> {
  let entities: readonly KnownEntity[] = site.entities;
  for (const property of path.split('.')) {
    entities = entities.flatMap((entity) => entity.relations.get(property)?.target ?? []);
    for (const target of entities) yield readOf(site, target, told);
  }
}

/**
 * Reads of the relations that the keys of an object name, as deep as it nests: `{ customer: { address: true } }`. Lists and operators
 * (`$or: [{ … }]`) say more of the same entity. As `where`, a key counts only where it holds conditions: `{ customer: id }` compares what the entity itself holds.
 */
export function* readsThrough(site: Site, value: Written, operation: string, options: Conditions = {}): Iterable<Seen> {
  for (const entity of site.entities) yield* throughRelations(site, { value, operation, entity, visits: new Map(), ...options });
}

/** What a layer makes of conditions. */
interface Conditions {
  /** A condition on nothing but a related entity's `id` is one on the key that the entity itself holds, where it holds it. */
  readonly ownKeys?: true;
}

/** Reads of the relations that come with every find, and theirs in turn. */
export function* eagerReads(site: Site): Iterable<Seen> {
  const reached = new Set(site.entities);
  const open = [...site.entities];
  for (const entity of open) {
    for (const { target, eager } of entity.relations.values()) {
      if (!eager || reached.has(target)) continue;
      reached.add(target);
      open.push(target);
      yield readOf(site, target, { operation: 'eager', line: null });
    }
  }
}

interface Nested extends Conditions {
  readonly value: Written;
  readonly operation: string;
  readonly entity: KnownEntity;
  readonly visits: Visits;
}

function* throughRelations(site: Site, nested: Nested): Iterable<Seen> {
  if (!isFirstVisit(nested.visits, nested.value, nested.entity)) return;
  for (const element of elementsOf(site.program, nested.value)) {
    for (const property of propertiesOf(site.program, element)) yield* throughProperty(site, nested, property);
  }
}

function* throughProperty(site: Site, nested: Nested, { key, value, line }: WrittenProperty): Iterable<Seen> {
  const { operation, entity, ownKeys } = nested;
  if (key.startsWith('$')) yield* throughRelations(site, { ...nested, value });
  const relation = leadsOn(site, value, operation) ? entity.relations.get(key) : undefined;
  if (!relation || (ownKeys && relation.ownsKey && asksForKey(site, value))) return;
  yield readOf(site, relation.target, { operation, line });
  yield* throughRelations(site, { ...nested, value, entity: relation.target });
}

/** `{ customer: { id } }` */
function asksForKey({ program }: Site, value: Written): boolean {
  const properties = propertiesOf(program, value);
  return properties.length > 0 && properties.every(({ key }) => key === 'id');
}

/** `relations: { customer: false }` reads nothing. */
function leadsOn({ program }: Site, value: Written, operation: string): boolean {
  const branches = branchesOf(program, value);
  if (operation === 'where') return branches.some(({ expression }) => expression.kind === 'object');
  return branches.some(({ expression }) => expression.kind !== 'literal' || expression.value !== false);
}

function readOf(site: Site, target: KnownEntity, { operation, line }: Told): Seen {
  return { target, mode: 'read', operation, line: line ?? site.call.line, confidence: 'certain', via: site.via };
}
