import type { Decomposition, KernelFile } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import { compareText } from '../model/location.js';
import type { EarlierService } from '../model/options.js';
import { fileNode, structureGraph, withOpinions } from './affinity.js';
import { concludeFrom } from './conclusions.js';
import { type Base, baseOf } from './base.js';
import { completeServices } from './complete-services.js';
import { confidencesOf } from './consensus.js';
import type { Constraints } from './constraints.js';
import { type FolderTrust, trustFolders } from './folders.js';
import { holdPlaced } from './hold-placed.js';
import { heldNodes } from './holding.js';
import { joinedConsensus } from './joined-consensus.js';
import type { Similarity } from './lexical.js';
import type { WeightedGraph } from './louvain.js';
import { communitiesOf, groupsOf, mergeSmall, mergeTo, type Partition, qualityOf } from './partition.js';
import { placeAside } from './place-aside.js';
import { settleNames } from './settle-names.js';
import { seamResolution } from './seams.js';
import { setAside, spreadFiles } from './set-aside.js';
import { defaultWeights, type Weights } from './signals.js';
import { toServices } from './to-services.js';

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

/** More runs change nothing on the bench (20 and 40 alike), fewer than 15 lose agreement. */
const RUNS = 20;
/** The first look only has to tell what is used all over the place. */
const FIRST_RUNS = 6;
/** One run alone finds seams by chance: with three, .05 to .07 of crossing ties say the same for every seed. */
const PROBING_RUNS = 3;
const PERTURBATION = 0.1;
/** Fewer files than this are no service: they join the one they are tied to most. */
const LEAST_FILES = 3;

/** Proposes services: communities of the affinity graph, with hubs, roots and shared leaves set aside first and placed last. */
export function decompose(facts: Facts, options: ClusterOptions): Decomposition {
  const base = baseOf(facts, options.weights ?? defaultWeights());
  const paths = facts.files.map((file) => file.path);
  const aside = new Map<string, string>(setAside(base.coupling).map(({ path, reason }) => [path, reason]));
  for (const path of paths) if (options.kernel(path)) aside.set(path, 'declared as kernel in the configuration');
  const first = cluster(
    base,
    paths.filter((path) => !aside.has(path)),
    { ...options, runs: FIRST_RUNS },
  );
  for (const { path, reason } of spread(base, first)) aside.set(path, reason);
  const last = cluster(
    base,
    paths.filter((path) => !aside.has(path)),
    { ...options, runs: RUNS },
  );
  const everything = { ...base, files: new Set(paths) };
  const structure = structureGraph(everything);
  const atHome = filesAtHome(facts);
  const all = withOpinions(structure, { words: last.words, folders: last.folders }, everything);
  const placed = placeAside(all, last.found.partition, { aside, always: (path) => atHome.has(path), never: options.kernel });
  const { constraints } = options;
  const naming = { facts, folders: last.folders };
  const { partition, kernel, conclusions } = holdPlaced(placed, { ...naming, constraints, graph: all, leastFiles: LEAST_FILES });
  const groups = servicesAndRest(partition, constraints && heldNodes(constraints));
  const settled = settleNames(toServices(groups.services, naming), { ...naming, constraints, previous: options.previous });
  const confidence = confidenceIn(last.found, partition);
  return {
    origin: 'clustered',
    ...completeServices(settled.services, {
      base,
      folders: last.folders,
      seed: options.seed,
      confidence: (path) => confidence.get(fileNode(path)),
    }),
    kernel,
    unassigned: groups.rest,
    modularity: qualityOf(structure, partition),
    agreement: last.found.agreement,
    resolution: last.found.resolution,
    seed: options.seed,
    conclusions: [
      ...concludeFrom({ paths, folders: last.folders, structure: last.structure, communities: last.found.partition, words: last.words.length }),
      ...seamConclusion(last.seam),
      ...conclusions,
      ...settled.conclusions,
    ],
    ...(constraints ? { owners: constraints.owners } : {}),
  };
}

function seamConclusion(seam: number | null): readonly string[] {
  if (seam === null) return [];
  return [`The code falls into parts that hardly touch: it was cut along them, at resolution ${seam} instead of 1, and names were not heard.`];
}

/** Files that belong to somebody however many use them: those that declare or write an entity. */
function filesAtHome(facts: Facts): ReadonlySet<string> {
  return new Set([
    ...facts.entities.map((entity) => entity.declaredAt.path),
    ...facts.accesses.filter((access) => access.mode === 'write').map((access) => access.at.path),
  ]);
}

interface Clustered {
  readonly structure: WeightedGraph;
  readonly folders: readonly FolderTrust[];
  /** Those that were heard. */
  readonly words: readonly Similarity[];
  /** The resolution at which open seams were found. */
  readonly seam: number | null;
  readonly found: Found;
}

interface Clustering extends ClusterOptions {
  readonly runs: number;
}

function cluster(base: Base, files: readonly string[], options: Clustering): Clustered {
  const input = { ...base, files: new Set(files) };
  const structure = structureGraph(input);
  const folders = trustFolders(structure, files, fileNode);
  const plain = withOpinions(structure, { words: [], folders }, input);
  const seam = adapts(options) ? seamResolution(structure, (resolution) => groupsAt(plain, resolution, { ...options, runs: PROBING_RUNS }).partition) : null;
  // Names only blur what the code itself keeps apart.
  const words = seam === null ? base.words : [];
  const graph = words.length > 0 ? withOpinions(structure, { words, folders }, input) : plain;
  return { structure, folders, words, seam, found: findGroups(graph, { ...options, resolution: seam ?? options.resolution ?? 1 }) };
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
  readonly graph: WeightedGraph;
  readonly partition: Partition;
  /** Every run, a community per node of the graph. */
  readonly runs: readonly (readonly number[])[];
  readonly agreement: number;
  readonly resolution: number;
}

const isFile = (node: string): boolean => node.startsWith('f:');
/** How far the resolution may be raised to reach a wanted number of services. */
const RESOLUTION_STEPS = 12;
const RESOLUTION_FACTOR = 1.4;

/** Communities of enough files; with a wanted number, the resolution is raised until there are enough, then the least are merged. */
function findGroups(graph: WeightedGraph, options: Clustering & { readonly resolution: number }): Found {
  const wanted = options.serviceCount;
  if (wanted === undefined) return groupsAt(graph, options.resolution, options);
  let resolution = 1;
  let found = groupsAt(graph, resolution, options);
  for (let step = 0; step < RESOLUTION_STEPS && serviceCount(found.partition) < wanted; step += 1) {
    resolution *= RESOLUTION_FACTOR;
    found = groupsAt(graph, resolution, options);
  }
  return { ...found, partition: mergeTo(graph, found.partition, { count: wanted, least: LEAST_FILES, counts: isFile }) };
}

function adapts({ resolution, serviceCount }: ClusterOptions): boolean {
  return resolution === undefined && serviceCount === undefined;
}

function groupsAt(graph: WeightedGraph, resolution: number, { seed, constraints, runs }: Clustering): Found {
  const consensus = joinedConsensus(graph, constraints?.blocks.values() ?? [], { resolution, seed, runs, perturbation: PERTURBATION });
  const raw = new Map(graph.nodes.map((node, index) => [node, String(consensus.communities[index])]));
  return { graph, partition: mergeSmall(graph, raw, LEAST_FILES, isFile), runs: consensus.runs, agreement: consensus.agreement, resolution };
}

/** How surely each file that was clustered is in its final group, by node. Files alone count: an entity follows those that write it. */
function confidenceIn({ graph, runs }: Found, partition: Partition): ReadonlyMap<string, number> {
  const files = graph.nodes.flatMap((node, index) => (isFile(node) ? [index] : []));
  const ofFiles = (communities: readonly number[]): readonly number[] => files.map((index) => communities[index] ?? -1);
  const confidence = confidencesOf(ofFiles(communitiesOf(graph, partition)), runs.map(ofFiles));
  return new Map(files.map((index, position) => [graph.nodes[index] ?? '', confidence[position] ?? 0]));
}

function serviceCount(partition: Partition): number {
  return [...groupsOf(partition).values()].filter((members) => members.filter(isFile).length >= LEAST_FILES).length;
}

/** Groups large enough to be services, or with something in them that is held, and the files of the others; where no group is large enough, the largest count. */
function servicesAndRest(
  partition: Partition,
  held: ReadonlySet<string> = new Set(),
): { readonly services: readonly (readonly string[])[]; readonly rest: readonly string[] } {
  const groups = [...groupsOf(partition).values()].filter((members) => members.some(isFile));
  const most = Math.max(0, ...groups.map((members) => members.filter(isFile).length));
  const least = Math.min(LEAST_FILES, Math.max(2, most));
  const services = groups.filter((members) => members.filter(isFile).length >= least || members.some((node) => held.has(node)));
  const rest = groups.filter((members) => !services.includes(members)).flatMap((members) => members.filter(isFile).map((node) => node.slice(2)));
  return { services, rest: rest.sort(compareText) };
}
