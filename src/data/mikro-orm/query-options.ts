import type { Expression } from '../../model/file-facts.js';
import type { KnownEntity } from '../catalogue.js';
import { eagerReads, readsAlong, readsThrough } from '../related-reads.js';
import type { Seen, Site } from '../site.js';
import { branchesOf, elementsOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';

/** Where a query's conditions and options stand among its arguments; `where` is null where conditions stand in the options alone. */
interface Arguments {
  readonly where: number | null;
  readonly options: number;
}

/** What a query reads beside the entity itself: conditions and `orderBy` through relations, `populate`, `fields`, and eager relations. */
export function queryOptions({ where, options }: Arguments): (site: Site) => Iterable<Seen> {
  return function* (site) {
    yield* eagerReads(site);
    const conditions = where === null ? null : argumentOf(site, where);
    if (conditions) yield* readsThrough(site, conditions, 'where', { ownKeys: true });
    const written = argumentOf(site, options);
    if (!written) return;
    // Before version 6 the relations could be the argument itself.
    if (branchesOf(site.program, written).some(({ expression }) => expression.kind === 'array')) yield* populated(site, written, site.call.line);
    for (const option of propertiesOf(site.program, written)) yield* optionReads(site, option);
  };
}

/** What `em.populate(orders, ['lines.product'])` reads: the relations, not the entities that it is given. */
export function populates(argument: number): (site: Site) => Iterable<Seen> {
  return function* (site) {
    const written = argumentOf(site, argument);
    if (written) yield* populated(site, written, site.call.line);
  };
}

function argumentOf({ path, call }: Site, index: number): Written | null {
  const expression = call.arguments[index];
  return expression ? { path, scope: call.scope, expression } : null;
}

function* optionReads(site: Site, { key, value, line }: WrittenProperty): Iterable<Seen> {
  if (key === 'where' || key === 'populateWhere') yield* readsThrough(site, value, 'where', { ownKeys: true });
  if (key === 'orderBy') yield* readsThrough(site, value, key);
  if (key === 'populate') yield* populated(site, value, line);
  if (key !== 'fields') return;
  for (const { expression } of elementsOf(site.program, value)) {
    if (expression.kind === 'literal' && typeof expression.value === 'string') yield* readsAlong(site, expression.value, { operation: key, line });
  }
}

function* populated(site: Site, value: Written, line: number | null): Iterable<Seen> {
  for (const { expression } of elementsOf(site.program, value).flatMap((element) => branchesOf(site.program, element))) {
    if (expression.kind !== 'literal') {
      if (!isNothing(expression)) yield { unseen: `populate of ${site.operation}()`, line: line ?? site.call.line };
    } else if (expression.value === '*' || expression.value === true) yield* everyRelation(site, line);
    else if (typeof expression.value === 'string') yield* readsAlong(site, expression.value, { operation: 'populate', line });
  }
}

function isNothing(expression: Expression): boolean {
  return expression.kind === 'name' && expression.name === 'undefined';
}

/** `populate: ['*']`: all relations, and theirs in turn. */
function* everyRelation(site: Site, line: number | null): Iterable<Seen> {
  const reached = new Set<KnownEntity>();
  const open = [...site.entities];
  for (const entity of open) {
    for (const { target } of entity.relations.values()) {
      if (reached.has(target)) continue;
      reached.add(target);
      open.push(target);
      yield { target, mode: 'read', operation: 'populate', line: line ?? site.call.line, confidence: 'certain', via: site.via };
    }
  }
}
