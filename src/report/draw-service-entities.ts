import type { Analysis, EntityUse } from '../model/analysis.js';
import type { DrawEdge, DrawNode } from './draw-model.js';
import { shortened } from './draw-text.js';
import { servicesTouching, touchesByEntity } from './draw-touches.js';

/** An entity with, where several services touch it, how many. */
export function entityNode(use: EntityUse, cluster: string | null): DrawNode {
  const services = servicesTouching(use).length;
  const name = shortened(use.name, 28);
  const lines = services > 1 ? [name, `shared by ${services}`] : [name];
  return { id: `e:${use.id}`, cluster, lines, shape: 'entity', shared: services > 1, weight: services };
}

/** An edge from each service to each entity that it touches and does not own, a write where it writes at all; in order of entity and service. */
export function accessEdges(analysis: Analysis): readonly DrawEdge[] {
  const touches = touchesByEntity(analysis);
  return analysis.entities.flatMap(({ id, owner }) =>
    (touches.get(id) ?? [])
      .filter(({ service }) => service !== owner)
      .map(
        ({ service, entity, reads, writes }): DrawEdge => ({
          from: `s:${service}`,
          to: `e:${entity}`,
          label: '',
          weight: reads + writes,
          kind: writes > 0 ? 'write' : 'read',
          crossing: true,
          circle: false,
          many: { from: false, to: false },
        }),
      ),
  );
}
