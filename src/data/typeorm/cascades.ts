import type { KnownEntity } from '../catalogue.js';
import type { Cascade } from '../declared-entity.js';
import type { Seen, Site } from '../site.js';

/** The related entities that an operation takes along, by the `cascade` of their relations, and theirs in turn. Inferred: what is set is only known when the program runs. */
export function cascades(...kinds: readonly Cascade[]): (site: Site) => Iterable<Seen> {
  return function* (site) {
    const reached = new Set(site.entities);
    for (const entity of site.entities) yield* cascadesFrom(site, { entity, kinds, reached });
  };
}

interface Spread {
  readonly entity: KnownEntity;
  readonly kinds: readonly Cascade[];
  readonly reached: Set<KnownEntity>;
}

function* cascadesFrom(site: Site, { entity, kinds, reached }: Spread): Iterable<Seen> {
  for (const { target, cascades: declared } of entity.relations.values()) {
    if (reached.has(target) || !kinds.some((kind) => declared.includes(kind))) continue;
    reached.add(target);
    yield { target, mode: 'write', operation: site.operation, line: site.call.line, confidence: 'inferred', via: site.via };
    yield* cascadesFrom(site, { entity: target, kinds, reached });
  }
}
