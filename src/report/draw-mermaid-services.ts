import type { DrawCluster, DrawEdge, DrawNode, Drawing } from './draw-model.js';
import { count } from '../model/wording.js';

/**
 * The service level as Mermaid lays it out well. Mermaid keeps a subgraph compact only while no line leads into it, so lines end at
 * the subgraph of a service and name the entity that they reach; with that in words, no legend is needed.
 */
export function serviceWords(drawing: Drawing): Drawing {
  const nodes = new Map(drawing.nodes.map((node) => [node.id, node]));
  const end = (id: string): string => nodes.get(id)?.cluster ?? id;
  const heads = new Map(drawing.nodes.filter(({ cluster, shape }) => cluster !== null && shape === 'service').map((node) => [node.cluster, node]));
  return {
    ...drawing,
    clusters: drawing.clusters.map((cluster): DrawCluster => {
      const { lines = cluster.lines, circle = false, focus = cluster.focus ?? false } = heads.get(cluster.id) ?? {};
      return { ...cluster, lines, circle, focus };
    }),
    nodes: drawing.nodes.filter((node) => node.cluster === null || node.shape !== 'service'),
    edges: merged(drawing.edges.map((edge) => ({ ...edge, from: end(edge.from), to: end(edge.to), label: wordsOf(edge, nodes.get(edge.to)) }))),
  };
}

function wordsOf({ kind, label, weight, circle }: DrawEdge, to: DrawNode | undefined): string {
  if (kind === 'read') return `reads ${to?.lines[0] ?? ''}`;
  if (kind === 'write') return `writes ${to?.lines[0] ?? ''}`;
  if (kind === 'type') return 'types only';
  if (kind === 'event') return 'events only';
  const words = kind === 'call' ? label.replace(/^\d+/, count(weight, 'call')) : 'imports only';
  return circle ? `${words}, closes a circle` : words;
}

/** Accesses from one service to several entities of another become one line that names them all. */
function merged(edges: readonly DrawEdge[]): readonly DrawEdge[] {
  const groups = new Map<string, DrawEdge>();
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to} ${edge.kind}`;
    const before = groups.get(key);
    const label = before === undefined ? edge.label : `${before.label}, ${edge.label.replace(/^\w+ /, '')}`;
    groups.set(key, { ...edge, label, weight: edge.weight + (before?.weight ?? 0) });
  }
  return [...groups.values()];
}
