import { type Consensus, type ConsensusOptions, consensusCommunities } from './consensus.js';
import { createWeights, type WeightedGraph } from './louvain.js';

/**
 * Consensus communities in which the nodes of a block are one: what is tied to one of them pulls at all. Ties inside a block count for nothing.
 * Nodes of a block that are not in the graph are passed over; without blocks this is `consensusCommunities`.
 */
export function joinedConsensus(graph: WeightedGraph, blocks: Iterable<readonly string[]>, options: ConsensusOptions): Consensus {
  const standIn = standIns(graph, blocks);
  if (standIn.size === 0) return consensusCommunities(graph, options);
  const of = (node: string): string => standIn.get(node) ?? node;
  const weights = createWeights();
  for (const { a, b, weight } of graph.edges) weights.add(of(a), of(b), weight);
  const joined = weights.toGraph(graph.nodes.map(of));
  const consensus = consensusCommunities(joined, options);
  const positions = new Map(joined.nodes.map((node, index) => [node, index]));
  const spread = (values: readonly number[]): readonly number[] => graph.nodes.map((node) => values[positions.get(of(node)) ?? -1] ?? -1);
  return { ...consensus, communities: spread(consensus.communities), runs: consensus.runs.map(spread) };
}

/** Each node of a block, but its first in the graph, to that first one. */
function standIns(graph: WeightedGraph, blocks: Iterable<readonly string[]>): ReadonlyMap<string, string> {
  const known = new Set(graph.nodes);
  const found = new Map<string, string>();
  for (const members of blocks) {
    const [first, ...others] = members.filter((node) => known.has(node));
    for (const node of others) found.set(node, first ?? node);
  }
  return found;
}
