import { UndirectedGraph } from 'graphology';
import louvainModule from 'graphology-communities-louvain';
import { compareText } from '../model/location.js';
import { createRandom } from './random.js';

/** An undirected weighted graph as plain data: nodes sorted, each pair once with `a` before `b`. */
export interface WeightedGraph {
  readonly nodes: readonly string[];
  readonly edges: readonly { readonly a: string; readonly b: string; readonly weight: number }[];
}

export interface LouvainOptions {
  /** Resolution γ above 0 (Reichardt & Bornholdt 2006); 1 is Newman's modularity, more gives smaller communities. */
  readonly resolution: number;
  readonly seed: number;
}

type Detailed = (graph: UndirectedGraph, options: object) => { communities: Record<string, number>; modularity: number };
// The package's default export is a function with a `detailed` member; its types put it one level too deep under NodeNext.
const louvain = louvainModule as unknown as { detailed: Detailed };

/**
 * Communities by the Louvain method (Blondel et al. 2008), one number per node in the order of `graph.nodes`,
 * numbered by smallest member. The same graph and seed give the same answer: nodes and edges are added in sorted order.
 */
export function louvainCommunities(graph: WeightedGraph, options: LouvainOptions): readonly number[] {
  return createLouvain(graph)(
    graph.edges.map((edge) => edge.weight),
    options,
  );
}

/**
 * The same for many runs over one graph with other weights, one for each of its edges in their order: to build the graph takes longer than
 * a run. Edges of weight 0 in `graph` count in no run.
 */
export function createLouvain(graph: WeightedGraph): Louvain {
  let made = madeFor.get(graph);
  if (!made) madeFor.set(graph, (made = buildLouvain(graph)));
  return made;
}

type Louvain = (weights: readonly number[], options: LouvainOptions) => readonly number[];

/** Several resolutions are tried on one graph. */
const madeFor = new WeakMap<WeightedGraph, Louvain>();

function buildLouvain(graph: WeightedGraph): Louvain {
  const built = new UndirectedGraph();
  const keyOf = new Map(graph.nodes.map((node, index) => [node, `n${String(index).padStart(7, '0')}`]));
  for (const node of graph.nodes) built.addNode(keyOf.get(node));
  graph.edges.forEach((edge, index) => {
    if (edge.weight > 0) built.addEdgeWithKey(String(index), keyOf.get(edge.a), keyOf.get(edge.b));
  });
  if (built.size === 0) return () => graph.nodes.map((_, index) => index);
  return (weights, { resolution, seed }) => {
    const getEdgeWeight = (index: string): number => weights[Number(index)] ?? 0;
    const { communities } = louvain.detailed(built, { resolution, rng: createRandom(seed), getEdgeWeight });
    return renumber(graph.nodes.map((node) => communities[keyOf.get(node) ?? ''] ?? -1));
  };
}

/** Numbers communities by first appearance, so that equal partitions are equal arrays. */
export function renumber(communities: readonly number[]): readonly number[] {
  const names = new Map<number, number>();
  return communities.map((community) => {
    const known = names.get(community);
    if (known !== undefined) return known;
    names.set(community, names.size);
    return names.size - 1;
  });
}

/**
 * Newman's modularity with resolution γ: Q = Σ_c (w_c / m − γ (d_c / 2m)²), where w_c is the weight inside community c, d_c the summed
 * weighted degree of its nodes and m the total weight (Newman 2006; Lambiotte et al. 2008). -0.5 to 1; 0 for a graph without edges.
 */
export function modularityOf(graph: WeightedGraph, communities: readonly number[], resolution = 1): number {
  const ends = endsOf(graph);
  const inside = new Map<number, number>();
  const degree = new Map<number, number>();
  let total = 0;
  for (const [index, { weight }] of graph.edges.entries()) {
    const from = communities[ends[2 * index] ?? -1] ?? -1;
    const to = communities[ends[2 * index + 1] ?? -1] ?? -1;
    total += weight;
    degree.set(from, (degree.get(from) ?? 0) + weight);
    degree.set(to, (degree.get(to) ?? 0) + weight);
    if (from === to) inside.set(from, (inside.get(from) ?? 0) + weight);
  }
  if (total === 0) return 0;
  let quality = 0;
  for (const [community, d] of degree) quality += (inside.get(community) ?? 0) / total - resolution * (d / (2 * total)) ** 2;
  return quality;
}

/** Positions in `graph.nodes` of both ends of each edge, one after the other: to look up a long name for every question asked of an edge takes longer than the answer. */
export function endsOf(graph: WeightedGraph): Int32Array {
  let ends = endsFor.get(graph);
  if (ends) return ends;
  const positions = new Map(graph.nodes.map((node, position) => [node, position]));
  ends = new Int32Array(2 * graph.edges.length);
  for (const [index, { a, b }] of graph.edges.entries()) {
    ends[2 * index] = positions.get(a) ?? -1;
    ends[2 * index + 1] = positions.get(b) ?? -1;
  }
  endsFor.set(graph, ends);
  return ends;
}

const endsFor = new WeakMap<WeightedGraph, Int32Array>();

/** The summed weight of each node's edges; nodes without edges are missing. */
export function degreesOf(graph: WeightedGraph): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const { a, b, weight } of graph.edges) {
    degrees.set(a, (degrees.get(a) ?? 0) + weight);
    degrees.set(b, (degrees.get(b) ?? 0) + weight);
  }
  return degrees;
}

/** Gathers weights between pairs of nodes; pairs are unordered, a node's tie to itself is dropped. */
export interface GatheredWeights {
  add(a: string, b: string, weight: number): void;
  /** The summed weight at each node so far; nodes without are missing. */
  degrees(): ReadonlyMap<string, number>;
  toGraph(nodes: Iterable<string>): WeightedGraph;
}

export function createWeights(): GatheredWeights {
  const weights = new Map<string, Map<string, number>>();
  return {
    add(a, b, weight) {
      if (a === b || weight <= 0) return;
      const [first, second] = compareText(a, b) < 0 ? [a, b] : [b, a];
      let row = weights.get(first);
      if (!row) weights.set(first, (row = new Map()));
      row.set(second, (row.get(second) ?? 0) + weight);
    },
    degrees() {
      const degrees = new Map<string, number>();
      const add = (node: string, weight: number): void => void degrees.set(node, (degrees.get(node) ?? 0) + weight);
      for (const [a, row] of weights) {
        for (const [b, weight] of row) {
          add(a, weight);
          add(b, weight);
        }
      }
      return degrees;
    },
    toGraph(nodes) {
      const sorted = [...new Set(nodes)].sort(compareText);
      const known = new Set(sorted);
      const edges: { a: string; b: string; weight: number }[] = [];
      for (const [a, row] of [...weights].sort(([one], [other]) => compareText(one, other))) {
        if (!known.has(a)) continue;
        for (const [b, weight] of [...row].sort(([one], [other]) => compareText(one, other))) if (known.has(b)) edges.push({ a, b, weight });
      }
      return { nodes: sorted, edges };
    },
  };
}
