import { compareText } from '../model/location.js';
import { degreesOf, type WeightedGraph } from './louvain.js';
import { wordsOf } from './words.js';

/** A folder (with all below it) and how far it is a domain rather than a layer. */
export interface FolderTrust {
  readonly folder: string;
  /** Sorted paths. */
  readonly files: readonly string[];
  /** 0: its files use others as much as each other (a layer); 1: they only use each other (a domain). */
  readonly trust: number;
}

/** What a file is called in the graph, and the path that tells its folders. */
export interface Naming {
  readonly nodeOf: (path: string) => string;
  readonly placeOf: (path: string) => string;
}

/** A folder below this trust says nothing: layers with some calls inside reach about a third of it (judgement, measured on the bench's two layouts). */
const MIN_TRUST = 0.25;
const MIN_FILES = 2;
/** A folder with more than this share of all files is the source root, not a domain. */
const MAX_SHARE = 0.5;

/**
 * Asks the code whether the authors' folders are domains: for each folder, the share of its files' coupling that stays inside,
 * corrected for chance: trust = (s - e) / (1 - e), where s is internal weight / total weight of its files and e the share expected
 * if ties were random (its part of the whole graph's weight; the null model of Newman 2006). Sorted by folder.
 */
export function trustFolders(graph: WeightedGraph, files: readonly string[], { nodeOf, placeOf }: Naming): readonly FolderTrust[] {
  const degree = degreesOf(graph);
  const total = graph.edges.reduce((sum, edge) => sum + edge.weight, 0);
  const internal = internalWeights(graph, new Map(files.map((file) => [nodeOf(file), placeOf(file)])));
  const trusted: FolderTrust[] = [];
  for (const [folder, inside] of membersOf(files, placeOf)) {
    if (inside.length < MIN_FILES || inside.length > files.length * MAX_SHARE || namesLayer(folder)) continue;
    const own = inside.reduce((sum, file) => sum + (degree.get(nodeOf(file)) ?? 0), 0);
    const trust = liftOverChance({ inside: internal.get(folder) ?? 0, own, total });
    if (trust >= MIN_TRUST) trusted.push({ folder, files: [...inside].sort(compareText), trust });
  }
  return trusted.sort((a, b) => compareText(a.folder, b.folder));
}

/** (s - e) / (1 - e), see `trustFolders`; 0 for files without ties. */
function liftOverChance({ inside, own, total }: { readonly inside: number; readonly own: number; readonly total: number }): number {
  if (own === 0 || total === 0) return 0;
  const expected = own / (2 * total);
  return expected === 1 ? 0 : ((2 * inside) / own - expected) / (1 - expected);
}

/** The files below each folder, at any depth. */
function membersOf(files: readonly string[], placeOf: Naming['placeOf']): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, string[]>();
  for (const file of files) {
    for (const folder of foldersAbove(placeOf(file))) {
      const inside = members.get(folder);
      if (inside) inside.push(file);
      else members.set(folder, [file]);
    }
  }
  return members;
}

/** `services`, `entities`, `utils`: a folder that says no topic word sorts by role, whatever its calls do. */
function namesLayer(folder: string): boolean {
  return wordsOf(folder.split('/').at(-1) ?? '').length === 0;
}

/** The weight inside each folder: every edge counts for each folder that holds both ends. */
function internalWeights(graph: WeightedGraph, places: ReadonlyMap<string, string>): Map<string, number> {
  const internal = new Map<string, number>();
  for (const { a, b, weight } of graph.edges) {
    const from = places.get(a);
    const to = places.get(b);
    if (from === undefined || to === undefined) continue;
    const above = new Set(foldersAbove(from));
    for (const folder of foldersAbove(to)) if (above.has(folder)) internal.set(folder, (internal.get(folder) ?? 0) + weight);
  }
  return internal;
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
