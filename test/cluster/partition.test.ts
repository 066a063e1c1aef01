import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWeights, type WeightedGraph } from '../../src/cluster/louvain.js';
import { groupsOf, mergeSmall, mergeTo } from '../../src/cluster/partition.js';

function graphOf(edges: readonly (readonly [string, string, number])[]): WeightedGraph {
  const weights = createWeights();
  for (const [a, b, weight] of edges) weights.add(a, b, weight);
  return weights.toGraph(edges.flatMap(([a, b]) => [a, b]));
}

const everyNode = (): boolean => true;
const shop = graphOf([
  ['cart', 'order', 3],
  ['order', 'line', 3],
  ['stock', 'shelf', 3],
  ['shelf', 'bin', 3],
  ['voucher', 'cart', 1],
  ['voucher', 'stock', 2],
]);
const parts = new Map([
  ...['cart', 'order', 'line'].map((node) => [node, 'sales'] as const),
  ...['stock', 'shelf', 'bin'].map((node) => [node, 'store'] as const),
  ['voucher', 'alone'],
]);

describe('merging groups', () => {
  it('a small group joins the one it is tied to most', () => {
    expect(mergeSmall(shop, parts, 2, everyNode).get('voucher')).toBe('store');
  });

  it('a small group without ties stays', () => {
    const lone: WeightedGraph = { nodes: [...shop.nodes, 'notice'], edges: shop.edges };
    expect(mergeSmall(lone, new Map([...parts, ['notice', 'post']]), 2, everyNode).get('notice')).toBe('post');
  });

  it('merges down to the wanted number', () => {
    expect([...groupsOf(mergeTo(shop, parts, { count: 1, least: 1, counts: everyNode })).values()]).toHaveLength(1);
  });

  it('leaves no group below the size that has a tie to another', () => {
    const edges = fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(edges, fc.integer({ min: 1, max: 4 }), (pairs, least) => {
        const graph = graphOf(pairs.filter(([a, b]) => a !== b).map(([a, b, weight]) => [`n${a}`, `n${b}`, weight] as const));
        const merged = mergeSmall(graph, new Map(graph.nodes.map((node) => [node, node])), least, everyNode);
        const groups = groupsOf(merged);
        for (const { a, b } of graph.edges) {
          const [one, two] = [merged.get(a) ?? '', merged.get(b) ?? ''];
          if (one !== two) expect(Math.min(groups.get(one)?.length ?? 0, groups.get(two)?.length ?? 0)).toBeGreaterThanOrEqual(least);
        }
      }),
    );
  });

  it('a thousand small groups among 240,000 edges are merged in seconds: each merge looks at its own edges alone', () => {
    const pairs = Array.from({ length: 240_000 }, (_, index) => [`n${index % 2000}`, `n${(index * 7 + Math.floor(index / 2000) * 13 + 1) % 2000}`, 1] as const);
    const graph = graphOf([...pairs.filter(([a, b]) => a !== b), ...Array.from({ length: 1000 }, (_, index) => [`leaf${index}`, `n${index}`, 1] as const)]);
    const start = new Map(graph.nodes.map((node) => [node, node.startsWith('leaf') ? node : 'core']));
    const began = performance.now();
    expect(new Set(mergeSmall(graph, start, 2, everyNode).values())).toEqual(new Set(['core']));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
