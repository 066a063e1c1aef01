import type { Decomposition, KernelFile } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import { compareText } from '../model/location.js';
import { fileNode, structureGraph, withOpinions } from './affinity.js';
import { concludeFrom } from './conclusions.js';
import { consensusCommunities } from './consensus.js';
import { type CouplingIndex, couplingOf } from './coupling.js';
import { type FolderTrust, trustFolders } from './folders.js';
import { fileWords, type Similarity, similarFiles } from './lexical.js';
import type { WeightedGraph } from './louvain.js';
import { groupsOf, mergeSmall, mergeTo, type Partition, qualityOf } from './partition.js';
import { placeAside } from './place-aside.js';
import { setAside, spreadFiles } from './set-aside.js';
import { defaultWeights, type Weights } from './signals.js';
import { toServices } from './to-services.js';

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
/** Judgement after the bench: 3 neighbours or 15, thresholds of .10 or .25 agree less with known modules. */
const WORD_OPTIONS = { neighbours: 8, threshold: 0.15 };

/** Proposes services: communities of the affinity graph, with hubs, roots and shared leaves set aside first and placed last. */
export function decompose(facts: Facts, options: ClusterOptions): Decomposition {
  const base = { facts, coupling: couplingOf(facts), weights: options.weights ?? defaultWeights(), words: similarFiles(fileWords(facts), WORD_OPTIONS) };
  const paths = facts.files.map((file) => file.path);
  const aside = new Map<string, string>(setAside(base.coupling).map(({ path, reason }) => [path, reason]));
  for (const path of paths) if (options.kernel(path)) aside.set(path, 'declared as kernel in the configuration');
  const first = cluster(
    base,
    paths.filter((path) => !aside.has(path)),
    options,
  );
  for (const { path, reason } of spread(base, first)) aside.set(path, reason);
  const last = cluster(
    base,
    paths.filter((path) => !aside.has(path)),
    options,
  );
  const everything = { ...base, files: new Set(paths) };
  const structure = structureGraph(everything);
  const atHome = filesAtHome(facts);
  const all = withOpinions(structure, { words: base.words, folders: last.folders }, everything);
  const { partition, kernel } = placeAside(all, last.found.partition, { aside, always: (path) => atHome.has(path), never: options.kernel });
  const groups = servicesAndRest(partition);
  return {
    origin: 'clustered',
    services: toServices(groups.services, { facts, folders: last.folders, confidence: last.found.confidence }),
    kernel,
    unassigned: groups.rest,
    modularity: qualityOf(structure, partition),
    agreement: last.found.agreement,
    resolution: last.found.resolution,
    seed: options.seed,
    conclusions: concludeFrom({ paths, folders: last.folders, structure: last.structure, communities: last.found.partition, words: base.words.length }),
  };
}

/** Files that belong to somebody however many use them: those that declare or write an entity. */
function filesAtHome(facts: Facts): ReadonlySet<string> {
  return new Set([
    ...facts.entities.map((entity) => entity.declaredAt.path),
    ...facts.accesses.filter((access) => access.mode === 'write').map((access) => access.at.path),
  ]);
}

interface Base {
  readonly facts: Facts;
  readonly coupling: CouplingIndex;
  readonly weights: Weights;
  readonly words: readonly Similarity[];
}

interface Clustered {
  readonly structure: WeightedGraph;
  readonly folders: readonly FolderTrust[];
  readonly found: Found;
}

function cluster(base: Base, files: readonly string[], options: ClusterOptions): Clustered {
  const input = { ...base, files: new Set(files) };
  const structure = structureGraph(input);
  const folders = trustFolders(structure, files, fileNode);
  return { structure, folders, found: findGroups(withOpinions(structure, { words: base.words, folders }, input), options) };
}

function spread({ facts, coupling }: Base, { folders, found }: Clustered): readonly KernelFile[] {
  const home = new Set<string>([
    ...folders.flatMap((folder) => folder.files),
    ...facts.entities.map((entity) => entity.declaredAt.path),
    ...facts.accesses.map((access) => access.at.path),
  ]);
  const entries = new Set(facts.entryPoints.map((entry) => entry.at.path));
  const groupOf = (path: string): string | undefined => found.partition.get(fileNode(path));
  return spreadFiles({ coupling, groupOf, groupCount: serviceCount(found.partition), atHome: (path) => home.has(path), isEntry: (path) => entries.has(path) });
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
