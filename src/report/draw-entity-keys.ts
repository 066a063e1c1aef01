import type { Analysis } from '../model/analysis.js';
import type { DrawEdge } from './draw-model.js';

/** Foreign keys and other relations of the schema in the order of the facts, each pair once for each kind; those to entities unknown to the analysis are left out. */
export function foreignKeys({ facts, entities }: Analysis): readonly DrawEdge[] {
  const owner = new Map(entities.map((use) => [use.id, use.owner]));
  const edges = new Map<string, DrawEdge>();
  for (const { from, to, kind } of facts.relations) {
    if (!owner.has(from) || !owner.has(to)) continue;
    const key = JSON.stringify([from, to, kind]);
    edges.set(key, {
      from: `e:${from}`,
      to: `e:${to}`,
      label: '',
      weight: (edges.get(key)?.weight ?? 0) + 1,
      kind: 'foreign-key',
      crossing: owner.get(from) !== owner.get(to),
      circle: false,
      many: { from: kind === 'many-to-one' || kind === 'many-to-many', to: kind === 'one-to-many' || kind === 'many-to-many' },
    });
  }
  return [...edges.values()];
}
