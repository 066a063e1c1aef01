import { importGraph } from '../../src/import-graph/import-graph.js';

/** A node as a test writes it: its key, or its key and attributes. */
export type NodeText = string | readonly [key: string, attributes: object];
/** An edge as a test writes it: its ends and its kind, or its ends, its attributes and the rest of it. */
export type EdgeText = readonly [source: string, target: string, attributes?: string | object, rest?: object];

/** A graph as graphology writes it. */
export function graphText(nodes: readonly NodeText[], edges: readonly EdgeText[] = [], rest: object = {}): string {
  return JSON.stringify({
    attributes: {},
    ...rest,
    nodes: nodes.map((node) => (typeof node === 'string' ? { key: node } : { key: node[0], attributes: node[1] })),
    edges: edges.map(([source, target, attributes, more]) => ({
      source,
      target,
      attributes: typeof attributes === 'string' ? { kind: attributes } : attributes,
      ...more,
    })),
  });
}

/** What such a graph becomes. */
export function imported(nodes: readonly NodeText[], edges: readonly EdgeText[] = [], rest: object = {}) {
  return importGraph({ text: graphText(nodes, edges, rest), name: 'graph.json' });
}
