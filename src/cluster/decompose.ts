import type { Decomposition, KernelFile, Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { fileNode, structureGraph, withOpinions } from './affinity.js';
import { concludeFrom } from './conclusions.js';
import { consensusCommunities } from './consensus.js';
import { couplingOf } from './coupling.js';
import { type FolderTrust, trustFolders } from './folders.js';
import { fileWords, similarFiles } from './lexical.js';
import { modularityOf, type WeightedGraph } from './louvain.js';
import { nameGroups } from './naming.js';
import { groupsOf, mergeSmall, mergeTo, type Partition, tiesOf } from './partition.js';
import { setAside } from './set-aside.js';
import { defaultWeights, type Weights } from './signals.js';

export interface ClusterOptions {
  readonly seed: number;
  /** Resolution γ; ignored where `serviceCount` is set. */
  readonly resolution: number;
  /** Wanted number of services; fewer come out where the code has fewer parts that touch nothing else. */
  readonly serviceCount?: number;
  readonly kernel: (path: string) => boolean;
  /** For measuring a signal by leaving it out. */
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
  const input = { facts, coupling, files: new Set(paths.filter((path) => !aside.has(path))), weights };
  const words = similarFiles(fileWords(facts), { neighbours: WORD_NEIGHBOURS, threshold: WORD_THRESHOLD });
  const structure = structureGraph(input);
  const folders = trustFolders(structure, [...input.files], fileNode);
  const graph = withOpinions(structure, { words, folders }, input);
  const found = findGroups(graph, options);
  const everything = { ...input, files: new Set(paths) };
  const allStructure = structureGraph(everything);
  const all = withOpinions(allStructure, { words, folders }, everything);
  const declaring = new Set(facts.entities.map((entity) => entity.declaredAt.path));
  const { partition, kernel } = placeAside(all, found.partition, { aside, always: (path) => declaring.has(path), never: options.kernel });
  const groups = servicesAndRest(partition);
  return {
    origin: 'clustered',
    services: toServices(groups.services, { facts, folders, confidence: found.confidence }),
    kernel,
    unassigned: groups.rest,
    modularity: quality(allStructure, partition),
    agreement: found.agreement,
    resolution: found.resolution,
    seed: options.seed,
    conclusions: concludeFrom({ paths, folders, structure, communities: found.partition, words: words.length }),
  };
}

interface Found {
  readonly partition: Partition;
  readonly confidence: ReadonlyMap<string, number>;
  readonly agreement: number;
  readonly resolution: number;
}

const isFile = (node: string): boolean => node.startsWith('f:');
/** How far the resolution may be raised to reach a wanted number of services. */
const RESOLUTION_STEPS = 12;
const RESOLUTION_FACTOR = 1.4;

/** Communities of enough files; with a wanted number, the resolution is raised until there are enough, then the least are merged. */
function findGroups(graph: WeightedGraph, options: ClusterOptions): Found {
  const wanted = options.serviceCount;
  let resolution = wanted === undefined ? options.resolution : 1;
  let found = groupsAt(graph, resolution, options.seed);
  if (wanted === undefined) return found;
  for (let step = 0; step < RESOLUTION_STEPS && serviceCount(found.partition) < wanted; step += 1) {
    resolution *= RESOLUTION_FACTOR;
    found = groupsAt(graph, resolution, options.seed);
  }
  return { ...found, partition: mergeTo(graph, found.partition, { count: wanted, least: LEAST_FILES, counts: isFile }) };
}

function groupsAt(graph: WeightedGraph, resolution: number, seed: number): Found {
  const consensus = consensusCommunities(graph, { resolution, seed, runs: RUNS, perturbation: PERTURBATION });
  const raw = new Map(graph.nodes.map((node, index) => [node, String(consensus.communities[index])]));
  return {
    partition: mergeSmall(graph, raw, LEAST_FILES, isFile),
    confidence: new Map(graph.nodes.map((node, index) => [node, consensus.confidence[index] ?? 0])),
    agreement: consensus.agreement,
    resolution,
  };
}

function serviceCount(partition: Partition): number {
  return [...groupsOf(partition).values()].filter((members) => members.filter(isFile).length >= LEAST_FILES).length;
}

/** Groups large enough to be services, and the files of the others; where no group is large enough, the largest count. */
function servicesAndRest(partition: Partition): { readonly services: readonly (readonly string[])[]; readonly rest: readonly string[] } {
  const groups = [...groupsOf(partition).values()].filter((members) => members.some(isFile));
  const most = Math.max(0, ...groups.map((members) => members.filter(isFile).length));
  const least = Math.min(LEAST_FILES, Math.max(2, most));
  const services = groups.filter((members) => members.filter(isFile).length >= least);
  const rest = groups.filter((members) => !services.includes(members)).flatMap((members) => members.filter(isFile).map((node) => node.slice(2)));
  return { services, rest: rest.sort(compareText) };
}

interface Aside {
  /** Path to reason. */
  readonly aside: ReadonlyMap<string, string>;
  /** What declares an entity belongs to somebody, however many use it. */
  readonly always: (path: string) => boolean;
  readonly never: (path: string) => boolean;
}

/** Files set aside go to the service that has most of their ties, or stay in the kernel with their reason. */
function placeAside(graph: WeightedGraph, partition: Partition, { aside, always, never }: Aside): { partition: Partition; kernel: readonly KernelFile[] } {
  const ties = tiesOf(graph, partition, new Set([...aside.keys()].map(fileNode)));
  const placed = new Map(partition);
  const kernel: KernelFile[] = [];
  for (const [path, reason] of [...aside].sort(([a], [b]) => compareText(a, b))) {
    const [first, ...others] = ties.get(fileNode(path)) ?? [];
    const total = [first, ...others].reduce((sum, tie) => sum + (tie?.weight ?? 0), 0);
    if (first && !never(path) && (always(path) || first.weight >= OWN_SHARE * total)) placed.set(fileNode(path), first.group);
    else kernel.push({ path, reason });
  }
  return { partition: placed, kernel };
}

interface Context {
  readonly facts: Facts;
  readonly folders: readonly FolderTrust[];
  readonly confidence: ReadonlyMap<string, number>;
}

function toServices(found: readonly (readonly string[])[], { facts, folders, confidence }: Context): Service[] {
  const groups = found
    .map((members) => ({
      files: members.filter((node) => node.startsWith('f:')).map((node) => node.slice(2)),
      entities: members.filter((node) => node.startsWith('e:')).map((node) => node.slice(2) as EntityId), // the node of an entity is its id behind `e:`
    }))
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
