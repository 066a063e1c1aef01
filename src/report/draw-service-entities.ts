import type { Analysis, EntityUse } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import type { DrawEdge, DrawNode } from './draw-model.js';
import { count } from '../model/wording.js';
import { shortened } from './draw-text.js';
import { servicesTouching, touchesByEntity, type Touch } from './draw-touches.js';

// With the 50 links of the same picture, 80 lines in all.
const ACCESSES = 30;

/** The entities worth a place, by id: all where `budget` allows, else those touched by the most services, as far as it goes. */
export function pickEntities({ entities }: Analysis, budget: number): readonly EntityUse[] {
  if (entities.length <= budget) return entities;
  const shared = entities.filter((use) => servicesTouching(use).length > 1);
  const kept = new Set([...shared].sort((a, b) => servicesTouching(b).length - servicesTouching(a).length).slice(0, budget));
  return entities.filter((use) => kept.has(use));
}

/** An entity with, where several services touch it, how many. */
export function entityNode(use: EntityUse, cluster: string | null): DrawNode {
  const services = servicesTouching(use).length;
  const name = shortened(use.name, 28);
  return { id: `e:${use.id}`, cluster, lines: services > 1 ? [name, `shared by ${services}`] : [name], shape: 'entity', shared: services > 1 };
}

/**
 * An edge from each drawn service to each entity that it touches and does not own, a write where it writes at all;
 * in order of entity and service. Above 30 the weakest are left out, reads first, with a note.
 */
export function accessEdges(
  analysis: Analysis,
  entities: readonly EntityUse[],
  drawn: ReadonlySet<ServiceId>,
): { readonly edges: readonly DrawEdge[]; readonly notes: readonly string[] } {
  const touches = touchesByEntity(analysis);
  const foreign = entities.flatMap((use) => (touches.get(use.id) ?? []).filter(({ service }) => service !== use.owner && drawn.has(service)));
  const kept = new Set([...foreign].sort(strongestFirst).slice(0, ACCESSES));
  return {
    edges: foreign.filter((touch) => kept.has(touch)).map(accessEdge),
    notes:
      foreign.length > ACCESSES
        ? [
            `not drawn: ${foreign.length - ACCESSES} of ${count(foreign.length, 'access', 'accesses')} to another's entity, reads and those in the fewest places first`,
          ]
        : [],
  };
}

function strongestFirst(a: Touch, b: Touch): number {
  return Number(b.writes > 0) - Number(a.writes > 0) || b.writes + b.reads - (a.writes + a.reads);
}

function accessEdge(touch: Touch): DrawEdge {
  return {
    from: `s:${touch.service}`,
    to: `e:${touch.entity}`,
    label: '',
    weight: touch.reads + touch.writes,
    kind: touch.writes > 0 ? 'write' : 'read',
    crossing: true,
    circle: false,
    many: { from: false, to: false },
  };
}
