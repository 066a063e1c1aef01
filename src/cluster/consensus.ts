import { adjustedRandIndex } from './agreement.js';
import { createLouvain, endsOf, renumber, type WeightedGraph } from './louvain.js';
import { createRandom } from './random.js';
import { createUnion, joinedIn } from './together.js';

/**
 * Nodes stay together if that share of the runs keeps them together. Measured on eight modular monoliths: .7, .8 and .9 are alike (flat trees .58, .61,
 * .58 median; single best run .53), at .5 whatever is bridged once glues.
 */
const SHARE = 0.8;

/** What several runs have in common, and how far they agree. */
export interface Consensus {
  /** Community per node, in the order of `graph.nodes`, numbered by first member. */
  readonly communities: readonly number[];
  /** Mean adjusted Rand index over all pairs of runs; 1 for a single run. */
  readonly agreement: number;
  /** Every run, each a community per node: see `confidencesOf`. */
  readonly runs: readonly (readonly number[])[];
}

export interface ConsensusOptions {
  readonly resolution: number;
  readonly seed: number;
  readonly runs: number;
  /** Each run multiplies every weight by a factor drawn from [1 - p, 1 + p]. */
  readonly perturbation: number;
}

/**
 * Louvain over several seeds and slightly perturbed weights; the answer is what at least four of five runs keep together (see `joinedIn`), split where it
 * is not connected. Cores come out whole; what the runs disagree on comes out in pieces, for `mergeSmall` to attach.
 */
export function consensusCommunities(graph: WeightedGraph, options: ConsensusOptions): Consensus {
  const communitiesOf = createLouvain(graph);
  const runs = Array.from({ length: options.runs }, (_, run) => {
    const seed = options.seed + run * 7919;
    return communitiesOf(perturbed(graph, options.perturbation, seed), { resolution: options.resolution, seed });
  });
  const scores = runs.flatMap((run, index) => runs.slice(index + 1).map((other) => adjustedRandIndex(run, other)));
  return {
    communities: connected(graph, joinedIn(runs, SHARE)),
    agreement: scores.length === 0 ? 1 : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    runs,
  };
}

function perturbed(graph: WeightedGraph, perturbation: number, seed: number): readonly number[] {
  const random = createRandom(seed);
  return graph.edges.map((edge) => edge.weight * (1 + perturbation * (2 * random() - 1)));
}

/** Splits communities that are not connected inside, which Louvain does not promise (Traag et al. 2019). */
export function connected(graph: WeightedGraph, communities: readonly number[]): readonly number[] {
  const union = createUnion(graph.nodes.length);
  const ends = endsOf(graph);
  for (let edge = 0; edge < ends.length; edge += 2) {
    const from = ends[edge] ?? 0;
    const to = ends[edge + 1] ?? 0;
    if (communities[from] === communities[to]) union.join(from, to);
  }
  return renumber(graph.nodes.map((_, position) => union.find(position)));
}

/**
 * How surely each node is where it is, 0 to 1: the share of its community that a run keeps together with it, on average over the runs.
 * To be asked of the final communities: what was merged afterwards and never was together in any run is not sure.
 */
export function confidencesOf(chosen: readonly number[], runs: readonly (readonly number[])[]): readonly number[] {
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
