import { confidencesOf } from './consensus.js';
import type { Constraints } from './constraints.js';
import { joinedConsensus } from './joined-consensus.js';
import type { WeightedGraph } from './louvain.js';
import { communitiesOf, groupsOf, mergeSmall, mergeTo, type Partition } from './partition.js';
import type { EarlierService } from '../model/options.js';
import type { Weights } from './signals.js';

export interface ClusterOptions {
  readonly seed: number;
  /** Resolution γ, ignored where `serviceCount` is set. Absent: 1, or a coarser one where the code has open seams (see `seamResolution`). */
  readonly resolution?: number;
  /** Wanted number of services; fewer come out where the code has fewer parts that touch nothing else. */
  readonly serviceCount?: number;
  readonly kernel: (path: string) => boolean;
  readonly constraints?: Constraints;
  /** The services of an earlier report, whose ids are carried over. */
  readonly previous?: readonly EarlierService[];
  /** For measuring a signal by leaving it out. */
  readonly weights?: Weights;
}

/** How one clustering is made. */
export interface Clustering extends ClusterOptions {
  readonly runs: number;
  /** Files that a service has at least. */
  readonly least: number;
}

const PERTURBATION = 0.1;

/** Groups of nodes, with the runs behind them. */
export interface Found {
  readonly graph: WeightedGraph;
  readonly partition: Partition;
  /** Every run, a community per node of the graph. */
  readonly runs: readonly (readonly number[])[];
  readonly agreement: number;
  readonly resolution: number;
}

export const isFile = (node: string): boolean => node.startsWith('f:');
/** How far the resolution may be raised to reach a wanted number of services. */
const RESOLUTION_STEPS = 12;
const RESOLUTION_FACTOR = 1.4;

/** Communities of enough files; with a wanted number, the resolution is raised until there are enough, then the least are merged. */
export function findGroups(graph: WeightedGraph, options: Clustering & { readonly resolution: number }): Found {
  const wanted = options.serviceCount;
  if (wanted === undefined) return groupsAt(graph, options.resolution, options);
  let resolution = 1;
  let found = groupsAt(graph, resolution, options);
  for (let step = 0; step < RESOLUTION_STEPS && serviceCount(found.partition, options.least) < wanted; step += 1) {
    resolution *= RESOLUTION_FACTOR;
    found = groupsAt(graph, resolution, options);
  }
  return { ...found, partition: mergeTo(graph, found.partition, { count: wanted, least: options.least, counts: isFile }) };
}

/** Whether the resolution is the code base's to say. */
export function adapts({ resolution, serviceCount }: ClusterOptions): boolean {
  return resolution === undefined && serviceCount === undefined;
}

/** Communities at a resolution, the small ones merged. */
export function groupsAt(graph: WeightedGraph, resolution: number, { seed, constraints, runs, least }: Clustering): Found {
  const consensus = joinedConsensus(graph, constraints?.blocks.values() ?? [], { resolution, seed, runs, perturbation: PERTURBATION });
  const raw = new Map(graph.nodes.map((node, index) => [node, String(consensus.communities[index])]));
  return { graph, partition: mergeSmall(graph, raw, least, isFile), runs: consensus.runs, agreement: consensus.agreement, resolution };
}

/** How surely each file that was clustered is in its final group, by node. Files alone count: an entity follows those that write it. */
export function confidenceIn({ graph, runs }: Found, partition: Partition): ReadonlyMap<string, number> {
  const files = graph.nodes.flatMap((node, index) => (isFile(node) ? [index] : []));
  const ofFiles = (communities: readonly number[]): readonly number[] => files.map((index) => communities[index] ?? -1);
  const confidence = confidencesOf(ofFiles(communitiesOf(graph, partition)), runs.map(ofFiles));
  return new Map(files.map((index, position) => [graph.nodes[index] ?? '', confidence[position] ?? 0]));
}

/** How many groups have enough files. */
export function serviceCount(partition: Partition, least: number): number {
  return [...groupsOf(partition).values()].filter((members) => members.filter(isFile).length >= least).length;
}
