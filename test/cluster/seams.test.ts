import { describe, expect, it } from 'vitest';
import { createWeights } from '../../src/cluster/louvain.js';
import { seamResolution } from '../../src/cluster/seams.js';

/** Four parts of ten files in a ring each; `bridges` ties between neighbouring parts. */
function parts(bridges: number) {
  const weights = createWeights();
  const nodes: string[] = [];
  for (let part = 0; part < 4; part += 1) {
    for (let file = 0; file < 10; file += 1) {
      nodes.push(`f:${part}/${file}`);
      weights.add(`f:${part}/${file}`, `f:${part}/${(file + 1) % 10}`, 1);
    }
    for (let bridge = 0; bridge < bridges; bridge += 1) weights.add(`f:${part}/${bridge}`, `f:${(part + 1) % 4}/${bridge}`, 1);
  }
  return { graph: weights.toGraph(nodes), nodes };
}

const byPart = (nodes: readonly string[], groupOf: (part: string) => string) => new Map(nodes.map((node) => [node, groupOf(node.slice(2, 3))]));

describe('open seams', () => {
  it('are where coarser parts hardly touch: the finest such resolution', () => {
    const { graph, nodes } = parts(0);
    expect(seamResolution(graph, () => byPart(nodes, (part) => part))).toBe(0.7);
    const halves = (resolution: number) => new Map(nodes.map((node, index) => [node, resolution > 0.5 && index % 2 === 0 ? 'odd' : node.slice(2, 3)]));
    expect(seamResolution(graph, halves)).toBe(0.5);
  });

  it('trap: are not where more than six of a hundred ties cross', () => {
    const { graph, nodes } = parts(2);
    expect(seamResolution(graph, () => byPart(nodes, (part) => part))).toBeNull();
  });

  it('trap: are not where one part is more than half, or there are two', () => {
    const { graph, nodes } = parts(0);
    expect(seamResolution(graph, () => byPart(nodes, (part) => (part === '3' ? 'rest' : 'big')))).toBeNull();
    expect(seamResolution(graph, () => byPart(nodes, (part) => (Number(part) < 2 ? 'one' : 'two')))).toBeNull();
  });

  it('are nowhere in an empty graph', () => expect(seamResolution({ nodes: [], edges: [] }, () => new Map())).toBeNull());
});
