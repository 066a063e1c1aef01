import type { Expression } from '../../model/file-facts.js';
import type { KnownEntity } from '../catalogue.js';
import type { Seen, Site } from '../site.js';
import { isFirstVisit, type Visits } from '../visits.js';
import { branchesOf, elementsOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';

/** Keys under which a relation's name means that the related entity is read. */
const FETCHING: ReadonlySet<string> = new Set(['include', 'select']);
const COMPARING: ReadonlySet<string> = new Set(['where', 'orderBy', 'having']);
/** Words of conditions that stand between a relation and its columns, or between conditions. */
const CONNECTIVES: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'some', 'every', 'none', 'is', 'isNot']);

/** A condition, a sort order or a list of fields, and the entity it speaks of. */
interface Nested {
  readonly value: Written;
  /** The key it stands under: `include`, `where`. */
  readonly operation: string;
  readonly entity: KnownEntity;
  readonly visits: Visits;
}

/** What a call's argument reads beside the entity itself: related entities in `include`, `select`, `where` and `orderBy`, as deep as they nest. */
export function* nestedReads(site: Site): Iterable<Seen> {
  const { path, call } = site;
  const [expression] = call.arguments;
  const [entity] = site.entities;
  if (!expression || !entity) return;
  const value = { path, scope: call.scope, expression };
  yield* readsIn(site, { value, operation: '', entity, visits: new Map() });
}

/** The reads in the arguments of a query on that entity: at the top, or under a relation in `include`. */
function* readsIn(site: Site, { value, entity, visits }: Nested): Iterable<Seen> {
  for (const { key, value: inner, line } of propertiesOf(site.program, value)) {
    const nested = { value: inner, operation: key, entity, visits };
    if (FETCHING.has(key)) {
      if (isUnknown(site, inner)) yield { unseen: `${key} of ${entity.name}.${site.operation}()`, line: line ?? site.call.line };
      yield* fetched(site, nested);
    } else if (COMPARING.has(key)) yield* compared(site, nested);
  }
}

/** Neither an object literal nor plainly absent: names relations only when the program runs. */
function isUnknown({ program }: Site, value: Written): boolean {
  return !branchesOf(program, value).some(({ expression }) => expression.kind === 'object' || isPlain(expression));
}

function* fetched(site: Site, { value, operation, entity, visits }: Nested): Iterable<Seen> {
  if (!isFirstVisit(visits, value, entity)) return;
  for (const property of propertiesOf(site.program, value)) {
    if (isFalse(site, property.value)) continue;
    const target = entity.relations.get(property.key)?.target;
    if (target) {
      yield readOf(site, { target, operation, property });
      yield* readsIn(site, { value: property.value, operation, entity: target, visits });
    } else if (property.key === '_count') {
      for (const { key, value: counted } of propertiesOf(site.program, property.value)) {
        if (key === 'select') yield* fetched(site, { value: counted, operation: '_count', entity, visits });
      }
    }
  }
}

function* compared(site: Site, { value, operation, entity, visits }: Nested): Iterable<Seen> {
  if (!isFirstVisit(visits, value, entity)) return;
  for (const element of elementsOf(site.program, value)) {
    for (const property of propertiesOf(site.program, element)) {
      const inner = { value: property.value, operation, entity, visits };
      const target = entity.relations.get(property.key)?.target;
      if (target) {
        yield readOf(site, { target, operation, property });
        yield* compared(site, { ...inner, entity: target });
      } else if (CONNECTIVES.has(property.key)) yield* compared(site, inner);
    }
  }
}

/** `include: { lines: false }` and `select: { lines: undefined }` read nothing. */
function isFalse({ program }: Site, value: Written): boolean {
  return branchesOf(program, value).every(({ expression }) => isPlain(expression) && !(expression.kind === 'literal' && expression.value === true));
}

function isPlain(expression: Expression): boolean {
  return expression.kind === 'literal' || (expression.kind === 'name' && expression.name === 'undefined');
}

function readOf(
  site: Site,
  { target, operation, property }: { readonly target: KnownEntity; readonly operation: string; readonly property: WrittenProperty },
): Seen {
  return { target, mode: 'read', operation, line: property.line ?? site.call.line, confidence: 'certain', via: site.via };
}
