import { adjustedRandIndex } from './agreement.js';
import { createLouvain, renumber, type WeightedGraph } from './louvain.js';
import { createRandom } from './random.js';

/** One partition chosen from several runs, and how far the runs agree. */
export interface Consensus {
  /** Community per node, in the order of `graph.nodes`, numbered by first member. */
  readonly communities: readonly number[];
  /** Mean adjusted Rand index over all pairs of runs; 1 for a single run. */
  readonly agreement: number;
  /** Per node, 0 to 1: how much of its community stays with it, on average over the runs. */
  readonly confidence: readonly number[];
}

export interface ConsensusOptions {
  readonly resolution: number;
  readonly seed: number;
  readonly runs: number;
  /** Each run multiplies every weight by a factor drawn from [1 - p, 1 + p]. */
  readonly perturbation: number;
}

/**
 * Louvain over several seeds and slightly perturbed weights; the answer is the run that agrees best with all others
 * (the medoid under the adjusted Rand index), so it is a real partition, not an average of several.
 */
export function consensusCommunities(graph: WeightedGraph, options: ConsensusOptions): Consensus {
  const communitiesOf = createLouvain(graph);
  const runs = Array.from({ length: options.runs }, (_, run) => {
    const seed = options.seed + run * 7919;
    return communitiesOf(perturbed(graph, options.perturbation, seed), { resolution: options.resolution, seed });
  });
  const scores = runs.map((run) => runs.map((other) => adjustedRandIndex(run, other)));
  const means = scores.map((row, index) => (row.reduce((sum, score) => sum + score, 0) - (row[index] ?? 0)) / Math.max(1, row.length - 1));
  const best = means.reduce((top, mean, index) => (mean > (means[top] ?? -1) ? index : top), 0);
  const chosen = connected(graph, runs[best] ?? []);
  return {
    communities: chosen,
    agreement: runs.length < 2 ? 1 : means.reduce((sum, mean) => sum + mean, 0) / means.length,
    confidence: confidences(chosen, runs),
  };
}

function perturbed(graph: WeightedGraph, perturbation: number, seed: number): readonly number[] {
  const random = createRandom(seed);
  return graph.edges.map((edge) => edge.weight * (1 + perturbation * (2 * random() - 1)));
}

/** Splits communities that are not connected inside, which Louvain does not promise (Traag et al. 2019). */
export function connected(graph: WeightedGraph, communities: readonly number[]): readonly number[] {
  const parent = graph.nodes.map((_, index) => index);
  const root = (node: number): number => {
    let current = node;
    while (parent[current] !== current) {
      parent[current] = parent[parent[current] ?? current] ?? current;
      current = parent[current] ?? current;
    }
    return current;
  };
  const index = new Map(graph.nodes.map((node, position) => [node, position]));
  for (const { a, b } of graph.edges) {
    const from = index.get(a) ?? 0;
    const to = index.get(b) ?? 0;
    if (communities[from] === communities[to]) parent[root(from)] = root(to);
  }
  return renumber(graph.nodes.map((_, position) => root(position)));
}

/** For each node, the mean over runs of the share of its chosen community that the run keeps together with it. */
function confidences(chosen: readonly number[], runs: readonly (readonly number[])[]): number[] {
  const members = new Map<number, number[]>();
  chosen.forEach((community, node) => {
    const group = members.get(community);
    if (group) group.push(node);
    else members.set(community, [node]);
  });
  const sums = chosen.map(() => 0);
  for (const run of runs) {
    for (const nodes of members.values()) {
      const counts = new Map<number, number>();
      for (const node of nodes) counts.set(run[node] ?? -1, (counts.get(run[node] ?? -1) ?? 0) + 1);
      for (const node of nodes) sums[node] = (sums[node] ?? 0) + (counts.get(run[node] ?? -1) ?? 0) / nodes.length;
    }
  }
  return sums.map((sum) => sum / Math.max(1, runs.length));
}
