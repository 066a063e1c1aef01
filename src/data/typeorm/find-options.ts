import type { KnownEntity } from '../catalogue.js';
import type { Seen, Site } from '../site.js';
import { isFirstVisit, type Visits } from '../visits.js';
import { branchesOf, elementsOf, propertiesOf, type Written, type WrittenProperty } from '../written.js';

/** Keys of find options that name relations, and lead to reads of what they name. */
const RELATION_KEYS: ReadonlySet<string> = new Set(['relations', 'select', 'order']);

/** What find options read beside the entity itself, from that argument on: `relations`, `where`, `select` and `order` through relations, and eager relations. */
export function findOptions(argument: number): (site: Site) => Iterable<Seen> {
  return function* (site) {
    yield* eagerReads(site);
    for (const written of argumentsFrom(site, argument)) {
      for (const property of propertiesOf(site.program, written)) yield* optionReads(site, property);
    }
  };
}

/** What conditions read through relations, where the argument is the conditions themselves: `findOneBy({ customer: { id } })`. */
export function whereOptions(argument: number): (site: Site) => Iterable<Seen> {
  return function* (site) {
    yield* eagerReads(site);
    const [where] = argumentsFrom(site, argument);
    if (where) yield* nestedReads(site, where, 'where');
  };
}

function argumentsFrom({ path, call }: Site, first: number): readonly Written[] {
  return call.arguments.slice(first).map((expression) => ({ path, scope: call.scope, expression }));
}

function* optionReads(site: Site, { key, value, line }: WrittenProperty): Iterable<Seen> {
  if (key === 'where') yield* nestedReads(site, value, key);
  if (!RELATION_KEYS.has(key)) return;
  for (const branch of branchesOf(site.program, value)) {
    if (key === 'relations' && isUnknown(branch)) yield { unseen: `relations of ${site.operation}()`, line: line ?? site.call.line };
    for (const element of elementsOf(site.program, branch)) {
      const { expression } = element;
      if (expression.kind === 'literal' && typeof expression.value === 'string') yield* alongPath(site, { path: expression.value, operation: key, line });
      else yield* nestedReads(site, element, key);
    }
  }
}

function isUnknown({ expression: { kind } }: Written): boolean {
  return kind !== 'array' && kind !== 'object' && kind !== 'literal';
}

/** `lines.product`: every relation on the way. */
function* alongPath(
  site: Site,
  { path, operation, line }: { readonly path: string; readonly operation: string; readonly line: number | null },
): Iterable<Seen> {
  let entities: readonly KnownEntity[] = site.entities;
  for (const property of path.split('.')) {
    entities = entities.flatMap((entity) => entity.relations.get(property)?.target ?? []);
    for (const target of entities) yield readOf(site, { target, operation, line });
  }
}

function* nestedReads(site: Site, value: Written, operation: string): Iterable<Seen> {
  for (const entity of site.entities) yield* throughRelations(site, { value, operation, entity, visits: new Map() });
}

interface Nested {
  readonly value: Written;
  readonly operation: string;
  readonly entity: KnownEntity;
  readonly visits: Visits;
}

/** `{ customer: { address: true } }`: every key that is a relation of the entity it stands for. */
function* throughRelations(site: Site, { value, operation, entity, visits }: Nested): Iterable<Seen> {
  if (!isFirstVisit(visits, value, entity)) return;
  for (const element of elementsOf(site.program, value)) {
    for (const { key, value: inner, line } of propertiesOf(site.program, element)) {
      const target = leadsOn(site, inner, operation) ? entity.relations.get(key)?.target : undefined;
      if (!target) continue;
      yield readOf(site, { target, operation, line });
      yield* throughRelations(site, { value: inner, operation, entity: target, visits });
    }
  }
}

/** `relations: { customer: false }` reads nothing; `where: { customer: id }` compares the key that the entity itself holds. */
function leadsOn({ program }: Site, value: Written, operation: string): boolean {
  const branches = branchesOf(program, value);
  if (operation === 'where') return branches.some(({ expression }) => expression.kind === 'object');
  return branches.some(({ expression }) => expression.kind !== 'literal' || expression.value !== false);
}

function readOf(site: Site, { target, operation, line }: { readonly target: KnownEntity; readonly operation: string; readonly line: number | null }): Seen {
  return { target, mode: 'read', operation, line: line ?? site.call.line, confidence: 'certain', via: site.via };
}

/** Relations that are read with every find, and theirs in turn. */
function* eagerReads(site: Site): Iterable<Seen> {
  const reached = new Set(site.entities);
  const open = [...site.entities];
  for (const entity of open) {
    for (const { target, eager } of entity.relations.values()) {
      if (!eager || reached.has(target)) continue;
      reached.add(target);
      open.push(target);
      yield { target, mode: 'read', operation: 'eager', line: site.call.line, confidence: 'certain', via: site.via };
    }
  }
}
