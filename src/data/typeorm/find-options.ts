import { eagerReads, readsAlong, readsThrough } from '../related-reads.js';
import type { Seen, Site } from '../site.js';
import { branchesOf, elementsOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';

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
    if (where) yield* readsThrough(site, where, 'where');
  };
}

function argumentsFrom({ path, call }: Site, first: number): readonly Written[] {
  return call.arguments.slice(first).map((expression) => ({ path, scope: call.scope, expression }));
}

function* optionReads(site: Site, { key, value, line }: WrittenProperty): Iterable<Seen> {
  if (key === 'where') yield* readsThrough(site, value, key);
  if (!RELATION_KEYS.has(key)) return;
  for (const branch of branchesOf(site.program, value)) {
    if (key === 'relations' && isUnknown(branch)) yield { unseen: `relations of ${site.operation}()`, line: line ?? site.call.line };
    for (const element of elementsOf(site.program, branch)) {
      const { expression } = element;
      if (expression.kind === 'literal' && typeof expression.value === 'string') yield* readsAlong(site, expression.value, { operation: key, line });
      else yield* readsThrough(site, element, key);
    }
  }
}

function isUnknown({ expression: { kind } }: Written): boolean {
  return kind !== 'array' && kind !== 'object' && kind !== 'literal';
}
