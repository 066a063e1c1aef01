import { describe, expect, it } from 'vitest';
import { confidencesOf, connected, consensusCommunities } from '../../src/cluster/consensus.js';
import { createWeights } from '../../src/cluster/louvain.js';

function cliques(count: number, size: number) {
  const weights = createWeights();
  const nodes: string[] = [];
  for (let clique = 0; clique < count; clique += 1) {
    for (let a = 0; a < size; a += 1) {
      nodes.push(`c${clique}n${a}`);
      for (let b = a + 1; b < size; b += 1) weights.add(`c${clique}n${a}`, `c${clique}n${b}`, 1);
    }
    weights.add(`c${clique}n0`, `c${(clique + 1) % count}n1`, 0.2);
  }
  return { weights, nodes };
}

const options = { resolution: 1, seed: 1, runs: 5, perturbation: 0.1 };

describe('consensusCommunities', () => {
  it('finds clear cliques with full agreement and confidence', () => {
    const { weights, nodes } = cliques(4, 5);
    const consensus = consensusCommunities(weights.toGraph(nodes), options);
    expect(new Set(consensus.communities).size).toBe(4);
    expect(consensus.agreement).toBe(1);
    expect(Math.min(...confidencesOf(consensus.communities, consensus.runs))).toBe(1);
  });

  it('leaves a node between two cliques alone, and trusts it less than their own members where it is attached', () => {
    const { weights, nodes } = cliques(2, 6);
    for (const other of ['c0n2', 'c0n3', 'c1n2', 'c1n3']) weights.add('between', other, 1);
    const graph = weights.toGraph([...nodes, 'between']);
    const { communities, runs } = consensusCommunities(graph, { ...options, runs: 15 });
    const communityOf = (node: string) => communities[graph.nodes.indexOf(node)];
    expect(communities.filter((community) => community === communityOf('between'))).toHaveLength(1);
    const attached = communities.map((community) => (community === communityOf('between') ? (communityOf('c0n4') ?? -1) : community));
    const confidence = confidencesOf(attached, runs);
    const confidenceOf = (node: string) => confidence[graph.nodes.indexOf(node)] ?? 0;
    expect(confidenceOf('between')).toBeLessThan(confidenceOf('c0n4'));
  });

  it('does not depend on the order in which ties were found', () => {
    const forward = cliques(3, 4);
    const backward = createWeights();
    for (const { a, b, weight } of [...forward.weights.toGraph(forward.nodes).edges].reverse()) backward.add(b, a, weight);
    const one = consensusCommunities(forward.weights.toGraph(forward.nodes), options);
    const other = consensusCommunities(backward.toGraph([...forward.nodes].reverse()), options);
    expect(other).toEqual(one);
  });
});

describe('confidencesOf', () => {
  it('is worked out by hand: the share of its final community that stays with a node, over the runs', () => {
    // {0, 1, 2} are together in the answer. Run 1 keeps all three; run 2 keeps 0 and 1 and parts 2: 2/3, 2/3, 1/3. Node 3 is alone in both.
    const [first, second, third, alone] = confidencesOf(
      [0, 0, 0, 1],
      [
        [0, 0, 0, 1],
        [0, 0, 1, 2],
      ],
    );
    expect([first, second]).toEqual([expect.closeTo(5 / 6, 12), expect.closeTo(5 / 6, 12)]);
    expect([third, alone]).toEqual([expect.closeTo(2 / 3, 12), 1]);
  });

  it('is low for what was merged afterwards and is together in no run', () => {
    const merged = confidencesOf(
      [0, 0, 0, 0],
      [
        [0, 0, 0, 1],
        [0, 0, 0, 1],
      ],
    );
    expect(merged).toEqual([0.75, 0.75, 0.75, 0.25]);
  });
});

describe('connected', () => {
  it('splits a community whose members do not touch', () => {
    const weights = createWeights();
    weights.add('cart', 'order', 1);
    weights.add('stock', 'shelf', 1);
    const graph = weights.toGraph(['cart', 'order', 'stock', 'shelf']);
    expect(new Set(connected(graph, [0, 0, 0, 0])).size).toBe(2);
  });
});
