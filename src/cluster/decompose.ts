import type { Decomposition, KernelFile } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import { compareText } from '../model/location.js';
import { placesOf } from '../model/place.js';
import { fileNode, structureGraph, withOpinions } from './affinity.js';
import { concludeFrom } from './conclusions.js';
import { type Base, baseOf } from './base.js';
import { completeServices } from './complete-services.js';
import { type FolderTrust, trustFolders } from './folders.js';
import { holdPlaced } from './hold-placed.js';
import { heldNodes } from './holding.js';
import type { Similarity } from './lexical.js';
import { adapts, type Clustering, type ClusterOptions, confidenceIn, findGroups, type Found, groupsAt, isFile, serviceCount } from './find-groups.js';
import type { WeightedGraph } from './louvain.js';
import { groupsOf, type Partition, qualityOf } from './partition.js';
import { placeAside } from './place-aside.js';
import { settleNames } from './settle-names.js';
import { seamResolution } from './seams.js';
import { setAside, spreadFiles } from './set-aside.js';
import { defaultWeights } from './signals.js';
import { toServices } from './to-services.js';

/** More runs change nothing on the bench (20 and 40 alike), fewer than 15 lose agreement. */
const RUNS = 20;
/** The first look only has to tell what is used all over the place. */
const FIRST_RUNS = 6;
/** One run alone finds seams by chance: with three, .05 to .07 of crossing ties say the same for every seed. */
const PROBING_RUNS = 3;
/** Fewer files than this, or than this share of all, are no service: they join the one they are tied to most. At half the share or twice it the bench agrees alike. */
const LEAST_FILES = 3;
const LEAST_SHARE = 0.005;

/** Proposes services: communities of the affinity graph, with hubs, roots and shared leaves set aside first and placed last. */
export function decompose(facts: Facts, options: ClusterOptions): Decomposition {
  const base = baseOf(facts, options.weights ?? defaultWeights());
  const paths = facts.files.map((file) => file.path);
  const least = Math.max(LEAST_FILES, Math.round(paths.length * LEAST_SHARE));
  const aside = new Map<string, string>(setAside(base.coupling).map(({ path, reason }) => [path, reason]));
  for (const path of paths) if (options.kernel(path)) aside.set(path, 'declared as kernel in the configuration');
  const first = cluster(
    base,
    paths.filter((path) => !aside.has(path)),
    // Seams are looked for once, at the end.
    { ...options, resolution: options.resolution ?? 1, least, runs: FIRST_RUNS },
  );
  for (const { path, reason } of spread(base, first, least)) aside.set(path, reason);
  const last = cluster(
    base,
    paths.filter((path) => !aside.has(path)),
    { ...options, least, runs: RUNS },
  );
  const everything = { ...base, files: new Set(paths) };
  const structure = structureGraph(everything);
  const atHome = filesAtHome(facts);
  const all = withOpinions(structure, { words: last.words, folders: last.folders }, everything);
  const placed = placeAside(all, last.found.partition, { aside, always: (path) => atHome.has(path), never: options.kernel });
  const { constraints } = options;
  const naming = { facts, folders: last.folders };
  const { partition, kernel, conclusions } = holdPlaced(placed, { ...naming, constraints, graph: all, leastFiles: least });
  const groups = servicesAndRest(partition, least, constraints && heldNodes(constraints));
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
      ...concludeFrom({
        places: paths.map(placesOf(facts)),
        folders: last.folders,
        structure: last.structure,
        communities: last.found.partition,
        words: last.words.length,
      }),
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

function cluster(base: Base, files: readonly string[], options: Clustering): Clustered {
  const input = { ...base, files: new Set(files) };
  const structure = structureGraph(input);
  const folders = trustFolders(structure, files, { nodeOf: fileNode, placeOf: placesOf(base.facts) });
  const plain = withOpinions(structure, { words: [], folders }, input);
  const seam = adapts(options) ? seamResolution(structure, (resolution) => groupsAt(plain, resolution, { ...options, runs: PROBING_RUNS }).partition) : null;
  // Names only blur what the code itself keeps apart.
  const words = seam === null ? base.words : [];
  const graph = words.length > 0 ? withOpinions(structure, { words, folders }, input) : plain;
  return { structure, folders, words, seam, found: findGroups(graph, { ...options, resolution: seam ?? options.resolution ?? 1 }) };
}

function spread({ facts, coupling }: Base, { folders, found }: Clustered, least: number): readonly KernelFile[] {
  const home = new Set<string>([
    ...folders.flatMap((folder) => folder.files),
    ...facts.entities.map((entity) => entity.declaredAt.path),
    ...facts.accesses.map((access) => access.at.path),
  ]);
  const entries = new Set(facts.entryPoints.map((entry) => entry.at.path));
  const groupOf = (path: string): string | undefined => found.partition.get(fileNode(path));
  return spreadFiles({
    coupling,
    placeOf: placesOf(facts),
    groupOf,
    groupCount: serviceCount(found.partition, least),
    atHome: (path) => home.has(path),
    isEntry: (path) => entries.has(path),
  });
}

/** Groups large enough to be services, or with something in them that is held, and the files of the others; where no group is large enough, the largest count. */
function servicesAndRest(
  partition: Partition,
  least: number,
  held: ReadonlySet<string> = new Set(),
): { readonly services: readonly (readonly string[])[]; readonly rest: readonly string[] } {
  const groups = [...groupsOf(partition).values()].filter((members) => members.some(isFile));
  const most = Math.max(0, ...groups.map((members) => members.filter(isFile).length));
  const enough = Math.min(least, Math.max(2, most));
  const services = groups.filter((members) => members.filter(isFile).length >= enough || members.some((node) => held.has(node)));
  const rest = groups.filter((members) => !services.includes(members)).flatMap((members) => members.filter(isFile).map((node) => node.slice(2)));
  return { services, rest: rest.sort(compareText) };
}
