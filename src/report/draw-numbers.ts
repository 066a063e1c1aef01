import type { Drawing } from './draw-model.js';

/** The same drawing with ids `c1`… and `n1`… in place of ids made of names, so that no name can be taken for syntax; edges without both ends are dropped. */
export function numbered(drawing: Drawing): Drawing {
  const clusters = new Map(drawing.clusters.map(({ id }, index) => [id, `c${index + 1}`]));
  const nodes = new Map(drawing.nodes.map(({ id }, index) => [id, `n${index + 1}`]));
  return {
    ...drawing,
    clusters: drawing.clusters.map((cluster, index) => ({ ...cluster, id: `c${index + 1}` })),
    nodes: drawing.nodes.map((node, index) => ({ ...node, id: `n${index + 1}`, cluster: node.cluster === null ? null : (clusters.get(node.cluster) ?? null) })),
    edges: drawing.edges.flatMap((edge) => {
      const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
      return from === undefined || to === undefined ? [] : [{ ...edge, from, to }];
    }),
  };
}
