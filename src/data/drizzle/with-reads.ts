import type { KnownEntity } from '../catalogue.js';
import type { Seen, Site } from '../site.js';
import { isFirstVisit, type Visits } from '../visits.js';
import { branchesOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';

interface Nested {
  /** The options of a query, or of a relation within one. */
  readonly options: Written;
  readonly entity: KnownEntity;
  readonly visits: Visits;
}

/** What `findMany({ with: { lines: { with: { product: true } } } })` reads beside the table itself, as deep as it nests. */
export function* withReads(site: Site): Iterable<Seen> {
  const { path, call } = site;
  const [expression] = call.arguments;
  const [entity] = site.entities;
  if (expression && entity) yield* readsIn(site, { options: { path, scope: call.scope, expression }, entity, visits: new Map() });
}

function* readsIn(site: Site, { options, entity, visits }: Nested): Iterable<Seen> {
  if (!isFirstVisit(visits, options, entity)) return;
  for (const { key, value, line } of propertiesOf(site.program, options)) {
    if (key !== 'with') continue;
    if (!isKnown(site, value)) yield { unseen: `with of ${entity.name}.${site.operation}()`, line: line ?? site.call.line };
    for (const related of propertiesOf(site.program, value)) yield* readOf(site, { related, entity, visits });
  }
}

interface Related extends Omit<Nested, 'options'> {
  readonly related: WrittenProperty;
}

function* readOf(site: Site, { related, entity, visits }: Related): Iterable<Seen> {
  if (isAbsent(site, related.value)) return;
  const line = related.line ?? site.call.line;
  const target = entity.relations.get(related.key)?.target;
  if (!target) yield { unseen: `with.${related.key} of ${entity.name}.${site.operation}()`, line };
  else {
    yield { target, mode: 'read', operation: 'with', line, confidence: 'certain', via: site.via };
    yield* readsIn(site, { options: related.value, entity: target, visits });
  }
}

function isKnown(site: Site, value: Written): boolean {
  return branchesOf(site.program, value).every((branch) => branch.expression.kind === 'object' || isAbsent(site, branch));
}

/** `with: { lines: undefined }` and `false` read nothing. */
function isAbsent({ program }: Site, value: Written): boolean {
  return branchesOf(program, value).every(
    ({ expression }) => (expression.kind === 'literal' && expression.value !== true) || (expression.kind === 'name' && expression.name === 'undefined'),
  );
}
