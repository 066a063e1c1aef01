import type { Decomposition, KernelFile, Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { fileNode, structureGraph, withOpinions } from './affinity.js';
import { consensusCommunities } from './consensus.js';
import { couplingOf } from './coupling.js';
import { type FolderTrust, trustFolders } from './folders.js';
import { fileWords, similarFiles } from './lexical.js';
import { modularityOf, type WeightedGraph } from './louvain.js';
import { nameGroups } from './naming.js';
import { groupsOf, mergeSmall, type Partition, tiesOf } from './partition.js';
import { setAside } from './set-aside.js';
import { defaultWeights, type Weights } from './signals.js';

export interface ClusterOptions {
  readonly seed: number;
  readonly resolution: number;
  readonly kernel: (path: string) => boolean;
  readonly weights?: Weights;
}

const RUNS = 9;
const PERTURBATION = 0.1;
/** Fewer files than this are no service: they join the one they are tied to most. */
const LEAST_FILES = 3;
/** A file set aside goes to a service if that one has this share of its ties. */
const OWN_SHARE = 0.6;
const WORD_NEIGHBOURS = 8;
const WORD_THRESHOLD = 0.15;

/** Proposes services: communities of the affinity graph, with hubs set aside first and placed last. */
export function decompose(facts: Facts, options: ClusterOptions): Decomposition {
  const weights = options.weights ?? defaultWeights();
  const coupling = couplingOf(facts);
  const paths = facts.files.map((file) => file.path);
  const aside = new Map<string, string>(setAside(coupling).map(({ path, reason }) => [path, reason]));
  for (const path of paths) if (options.kernel(path)) aside.set(path, 'declared as kernel in the configuration');
  const files = new Set(paths.filter((path) => !aside.has(path)));
  const words = similarFiles(fileWords(facts), { neighbours: WORD_NEIGHBOURS, threshold: WORD_THRESHOLD });
  const input = { facts, coupling, files, weights };
  const structure = structureGraph(input);
  const folders = trustFolders(structure, [...files], fileNode);
  const graph = withOpinions(structure, { words, folders }, input);
  const consensus = consensusCommunities(graph, { resolution: options.resolution, seed: options.seed, runs: RUNS, perturbation: PERTURBATION });
  const raw = new Map(graph.nodes.map((node, index) => [node, String(consensus.communities[index])]));
  const merged = mergeSmall(graph, raw, LEAST_FILES, (node) => node.startsWith('f:'));
  const everything = { ...input, files: new Set(paths) };
  const all = withOpinions(structureGraph(everything), { words, folders }, everything);
  const { partition, kernel } = placeAside(all, merged, aside, options.kernel);
  const confidence = new Map(graph.nodes.map((node, index) => [node, consensus.confidence[index] ?? 0]));
  const services = toServices(partition, { facts, folders, confidence });
  return {
    origin: 'clustered',
    services,
    kernel,
    unassigned: [],
    modularity: quality(all, partition),
    agreement: consensus.agreement,
    resolution: options.resolution,
    seed: options.seed,
    conclusions: [],
  };
}

/** Files set aside go to the service that has most of their ties, or stay in the kernel with their reason. */
function placeAside(graph: WeightedGraph, partition: Partition, aside: ReadonlyMap<string, string>, fixed: (path: string) => boolean): { partition: Partition; kernel: readonly KernelFile[] } {
  const nodes = new Set([...aside.keys()].map(fileNode));
  const ties = tiesOf(graph, partition, nodes);
  const placed = new Map(partition);
  const kernel: KernelFile[] = [];
  for (const [path, reason] of [...aside].sort(([a], [b]) => compareText(a, b))) {
    const [first, ...others] = ties.get(fileNode(path)) ?? [];
    const total = [first, ...others].reduce((sum, tie) => sum + (tie?.weight ?? 0), 0);
    if (first && !fixed(path) && first.weight >= OWN_SHARE * total) placed.set(fileNode(path), first.group);
    else kernel.push({ path, reason });
  }
  return { partition: placed, kernel };
}

interface Context {
  readonly facts: Facts;
  readonly folders: readonly FolderTrust[];
  readonly confidence: ReadonlyMap<string, number>;
}

function toServices(partition: Partition, { facts, folders, confidence }: Context): Service[] {
  const groups = [...groupsOf(partition).values()]
    .map((members) => ({
      files: members.filter((node) => node.startsWith('f:')).map((node) => node.slice(2)),
      entities: members.filter((node) => node.startsWith('e:')).map((node) => node.slice(2) as EntityId), // the node of an entity is its id behind `e:`
    }))
    .filter((group) => group.files.length > 0)
    .sort((a, b) => b.files.length - a.files.length || compareText(a.files[0] ?? '', b.files[0] ?? ''));
  const names = nameGroups(groups, facts, folders);
  return groups.map((group, index) => {
    const named = names[index];
    const sum = group.files.reduce((total, file) => total + (confidence.get(fileNode(file)) ?? 0), 0);
    return { id: named?.id ?? ('' as never), name: named?.name ?? '', ...group, confidence: sum / group.files.length };
  });
}

function quality(graph: WeightedGraph, partition: Partition): number {
  const numbers = new Map<string, number>();
  const communities = graph.nodes.map((node, index) => {
    const group = partition.get(node) ?? `alone:${index}`;
    const known = numbers.get(group);
    if (known !== undefined) return known;
    numbers.set(group, numbers.size);
    return numbers.size - 1;
  });
  return modularityOf(graph, communities);
}
