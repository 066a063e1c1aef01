import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLouvain, createWeights, louvainCommunities, modularityOf, type WeightedGraph } from '../../src/cluster/louvain.js';

function graphOf(edges: readonly (readonly [string, string, number])[]): WeightedGraph {
  const weights = createWeights();
  for (const [a, b, weight] of edges) weights.add(a, b, weight);
  return weights.toGraph(edges.flatMap(([a, b]) => [a, b]));
}

const twoTriangles = graphOf([
  ['cart', 'order', 1],
  ['order', 'line', 1],
  ['cart', 'line', 1],
  ['stock', 'shelf', 1],
  ['shelf', 'bin', 1],
  ['stock', 'bin', 1],
  ['line', 'stock', 1],
]);

/** Newman's Q written out over all pairs: Σ_ij (A_ij − γ k_i k_j / 2m) δ(c_i, c_j) / 2m. */
function slowModularity(graph: WeightedGraph, communities: readonly number[], resolution: number): number {
  const index = new Map(graph.nodes.map((node, position) => [node, position]));
  const size = graph.nodes.length;
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (const { a, b, weight } of graph.edges) {
    const [i, j] = [index.get(a) ?? 0, index.get(b) ?? 0];
    (matrix[i] as number[])[j] = weight;
    (matrix[j] as number[])[i] = weight;
  }
  const degree = matrix.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  const double = degree.reduce((sum, d) => sum + d, 0);
  if (double === 0) return 0;
  let quality = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      if (communities[i] === communities[j]) quality += (matrix[i]?.[j] ?? 0) - (resolution * (degree[i] ?? 0) * (degree[j] ?? 0)) / double;
    }
  }
  return quality / double;
}

const randomGraph = fc
  .array(fc.tuple(fc.nat(9), fc.nat(9), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 40 })
  .map((edges) => graphOf(edges.filter(([a, b]) => a !== b).map(([a, b, weight]) => [`n${a}`, `n${b}`, weight] as const)));

describe('louvainCommunities', () => {
  it('finds two triangles joined by one edge', () => {
    const groups = louvainCommunities(twoTriangles, { resolution: 1, seed: 1 });
    const of = (node: string) => groups[twoTriangles.nodes.indexOf(node)];
    expect(new Set(groups).size).toBe(2);
    expect(of('cart')).toBe(of('line'));
    expect(of('stock')).toBe(of('bin'));
  });

  it('gives every node its own community in a graph without edges', () => {
    expect(louvainCommunities({ nodes: ['a', 'b'], edges: [] }, { resolution: 1, seed: 1 })).toEqual([0, 1]);
  });

  it('survives nodes named like members of Object', () => {
    const hostile = graphOf([
      ['__proto__', 'constructor', 1],
      ['constructor', 'toString', 1],
    ]);
    expect(louvainCommunities(hostile, { resolution: 1, seed: 1 })).toHaveLength(3);
  });
});

describe('modularityOf', () => {
  it('is worked out by hand for the two triangles', () => {
    // m = 7; each triangle has inside 3 and degree 7: Q = 2 (3/7 − (7/14)²) = 6/7 − 1/2.
    const communities = twoTriangles.nodes.map((node) => (['cart', 'line', 'order'].includes(node) ? 0 : 1));
    expect(modularityOf(twoTriangles, communities)).toBeCloseTo(6 / 7 - 0.5, 12);
  });

  it('is 0, not NaN, without edges', () => {
    expect(modularityOf({ nodes: ['a'], edges: [] }, [0])).toBe(0);
  });

  it('equals the slow formula over all pairs', () => {
    fc.assert(
      fc.property(
        randomGraph,
        fc.array(fc.nat(3), { minLength: 10, maxLength: 10 }),
        fc.double({ min: 0.2, max: 3, noNaN: true }),
        (graph, numbers, resolution) => {
          const communities = graph.nodes.map((_, index) => numbers[index] ?? 0);
          expect(modularityOf(graph, communities, resolution)).toBeCloseTo(slowModularity(graph, communities, resolution), 9);
        },
      ),
    );
  });
});

describe('many runs over one graph', () => {
  it('each run counts its own weights, as a graph of its own would', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 50, maxLength: 50 });
    fc.assert(
      fc.property(randomGraph, weights, fc.nat(99), (graph, drawn, seed) => {
        const communitiesOf = createLouvain(graph);
        for (const factor of [1, 3]) {
          const edges = graph.edges.map((edge, index) => ({ ...edge, weight: drawn[(index * factor) % 50] ?? 1 }));
          const alone = louvainCommunities({ nodes: graph.nodes, edges }, { resolution: 1, seed });
          expect(
            communitiesOf(
              edges.map((edge) => edge.weight),
              { resolution: 1, seed },
            ),
          ).toEqual(alone);
        }
      }),
    );
  });

  it('the weights decide: a heavy tie holds together what a light one leaves apart', () => {
    const communitiesOf = createLouvain(twoTriangles);
    const bridge = (weight: number) => twoTriangles.edges.map(({ a, b }) => (a === 'line' && b === 'stock' ? weight : 1));
    const together = (weight: number) => {
      const communities = communitiesOf(bridge(weight), { resolution: 1, seed: 1 });
      return communities[twoTriangles.nodes.indexOf('line')] === communities[twoTriangles.nodes.indexOf('stock')];
    };
    expect([together(1), together(20), together(1)]).toEqual([false, true, false]);
  });
});
