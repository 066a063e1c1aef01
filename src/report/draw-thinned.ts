import { count } from '../model/wording.js';
import type { DrawEdge, DrawNode, Drawing } from './draw-model.js';

// Looked at: the 97 lines of the clinic can be followed by eye, the 273 of the shop could not; without its 118 imports inside services they can.
const LINES = 120;

/** A file level with over 120 lines without those inside services that only import or name a type, and with a note about them. */
export function thinnedFiles(drawing: Drawing): Drawing {
  if (drawing.edges.length <= LINES) return drawing;
  return without(drawing, ({ crossing, kind }) => !crossing && (kind === 'use' || kind === 'type'), 'inside services that only import or name a type');
}

function without(drawing: Drawing, drops: (edge: DrawEdge) => boolean, words: string): Drawing {
  const edges = drawing.edges.filter((edge) => !drops(edge));
  const left = drawing.edges.length - edges.length;
  return left === 0 ? drawing : { ...drawing, edges, notes: [...drawing.notes, `not drawn: ${count(left, 'line')} ${words}`] };
}

/**
 * A drawing with one box for each frame that the picture is not about, and one line for all of a kind between two boxes; over 120 lines without
 * those that only import or name a type. With notes about it.
 */
export function foldedAround(drawing: Drawing): Drawing {
  const about = new Set(drawing.nodes.filter(({ focus }) => focus).map(({ cluster }) => cluster));
  const folded = drawing.clusters.filter(({ id, kind, focus }) => kind === 'service' && !focus && !about.has(id));
  const ids = new Set(folded.map(({ id }) => id));
  const boxOf = new Map(drawing.nodes.flatMap(({ id, cluster }) => (cluster !== null && ids.has(cluster) ? [[id, `box ${cluster}`] as const] : [])));
  const inside = drawing.nodes.filter(({ id }) => boxOf.has(id));
  const boxed = {
    ...drawing,
    clusters: drawing.clusters.filter(({ id }) => !ids.has(id)),
    nodes: [...drawing.nodes.filter(({ id }) => !boxOf.has(id)), ...folded.map(({ id, lines }) => boxNode(id, lines, inside))],
    edges: joined(drawing.edges.map((edge) => ({ ...edge, from: boxOf.get(edge.from) ?? edge.from, to: boxOf.get(edge.to) ?? edge.to }))),
    notes: [
      ...drawing.notes,
      `folded: ${count(inside.length, 'file or entity', 'files and entities')} around, into ${count(folded.length, 'box of its service', 'boxes of their services')}`,
    ],
  };
  return boxed.edges.length <= LINES ? boxed : without(boxed, ({ kind }) => kind === 'use' || kind === 'type', 'that only import or name a type');
}

function boxNode(id: string, [name = '']: readonly string[], inside: readonly DrawNode[]): DrawNode {
  const here = (shape: DrawNode['shape']): number => inside.filter((node) => node.cluster === id && node.shape === shape).length;
  const [files, entities] = [here('file'), here('entity')];
  const lines = [name, ...(files > 0 ? [count(files, 'file')] : []), ...(entities > 0 ? [count(entities, 'entity', 'entities')] : [])];
  return { id: `box ${id}`, cluster: null, lines, shape: 'service', shared: false };
}

function joined(edges: readonly DrawEdge[]): readonly DrawEdge[] {
  const lines = new Map<string, DrawEdge>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const key = JSON.stringify([edge.from, edge.to, edge.kind]);
    const before = lines.get(key);
    const weight = edge.weight + (before?.weight ?? 0);
    lines.set(key, {
      ...edge,
      weight,
      circle: edge.circle || before?.circle === true,
      label: edge.kind === 'call' && edge.crossing && weight > 1 ? `${weight}` : '',
    });
  }
  return [...lines.values()];
}
