import type { Module, Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import { compareText } from '../model/location.js';
import { placesOf } from '../model/place.js';
import { fileNode, withOpinions } from './affinity.js';
import type { Base } from './base.js';
import { consensusCommunities } from './consensus.js';
import { trustFolders } from './folders.js';
import type { Similarity } from './lexical.js';
import type { WeightedGraph } from './louvain.js';
import { nameModules } from './module-names.js';
import { groupsOf, mergeSmall, qualityOf } from './partition.js';
import type { ServiceGraph } from './service-graph.js';

/** Fewer files than this hold no parts worth telling apart: two modules of the least size, and as many again (judgement). */
const LEAST_SERVICE = 12;
const LEAST_MODULE = 3;
/** Q below this may be chance: communities that are real begin at about 0.3 (Newman & Girvan 2004, Physical Review E 69, 026113, section IV). */
const LEAST_QUALITY = 0.3;
/** Parts that do not come out alike from moved weights are not there (Karrer, Levina & Newman 2008, who ask the same of whole graphs); the bound is judgement. */
const LEAST_AGREEMENT = 0.8;
const RUNS = 5;
const PERTURBATION = 0.1;

/** The parts of each service, by service id; none where it is small, or where its parts are not told apart clearly. Largest first, then by name. */
export function modulesOf(
  services: readonly Pick<Service, 'id' | 'files'>[],
  { structure, homes }: ServiceGraph,
  { base, seed }: { readonly base: Base; readonly seed: number },
): ReadonlyMap<string, readonly Module[]> {
  const large = services.filter(({ files }) => files.length >= LEAST_SERVICE);
  const parts = insideOf(structure, base.words, { homes, groups: new Set(large.map(({ id }) => id)) });
  return new Map(large.map(({ id, files }) => [id, modulesIn(files, parts.get(id) ?? EMPTY, { base, seed })] as const));
}

/** What lies inside one service. */
interface Inside extends WeightedGraph {
  readonly words: readonly Similarity[];
}

const EMPTY: Inside = { nodes: [], edges: [], words: [] };

/** The parts of a graph, and the alike files, that lie inside each of these groups; in one pass, as there may be hundreds. */
function insideOf(
  graph: WeightedGraph,
  words: readonly Similarity[],
  { homes, groups }: { readonly homes: ReadonlyMap<string, string>; readonly groups: ReadonlySet<string> },
): ReadonlyMap<string, Inside> {
  const parts = new Map(
    [...groups].map((group) => [group, { nodes: [] as string[], edges: [] as WeightedGraph['edges'][number][], words: [] as Similarity[] }]),
  );
  const both = (a: string, b: string): string => {
    const home = homes.get(a);
    return home !== undefined && home === homes.get(b) ? home : '';
  };
  for (const node of graph.nodes) parts.get(homes.get(node) ?? '')?.nodes.push(node);
  for (const edge of graph.edges) parts.get(both(edge.a, edge.b))?.edges.push(edge);
  for (const pair of words) parts.get(both(fileNode(pair.a), fileNode(pair.b)))?.words.push(pair);
  return parts;
}

function modulesIn(files: readonly string[], structure: Inside, { base, seed }: { readonly base: Base; readonly seed: number }): readonly Module[] {
  // Asked anew: the folder of the whole service ties nothing apart here, and one that is a layer to the others may be a part to this one.
  const folders = trustFolders(structure, files, { nodeOf: fileNode, placeOf: placesOf(base.facts) });
  const graph = withOpinions(structure, { words: structure.words, folders }, { ...base, files: new Set(files) });
  const { communities, agreement } = consensusCommunities(graph, { resolution: 1, seed, runs: RUNS, perturbation: PERTURBATION });
  const isFile = (node: string): boolean => node.startsWith('f:');
  const found = mergeSmall(graph, new Map(graph.nodes.map((node, index) => [node, String(communities[index])])), LEAST_MODULE, isFile);
  if (agreement < LEAST_AGREEMENT || qualityOf(structure, found) < LEAST_QUALITY) return [];
  const groups = [...groupsOf(found).values()]
    .map((members) => members.filter(isFile).map((node) => node.slice(2)))
    .filter((paths) => paths.length >= LEAST_MODULE);
  const names = nameModules(groups, only(base.facts, files), folders);
  const named = groups.flatMap((paths, index): Module[] => {
    const name = names[index];
    return name == null ? [] : [{ name, files: paths }];
  });
  return named.length < 2 ? [] : named.sort((a, b) => b.files.length - a.files.length || compareText(a.name, b.name));
}

/** The facts that names are taken from, of these files alone: a word that every file of the service has tells none of its parts. */
function only(facts: Facts, files: readonly string[]): Facts {
  const wanted = new Set(files);
  return {
    ...facts,
    files: facts.files.filter(({ path }) => wanted.has(path)),
    units: facts.units.filter(({ path }) => wanted.has(path)),
    entities: facts.entities.filter(({ declaredAt }) => wanted.has(declaredAt.path)),
    accesses: facts.accesses.filter(({ at }) => wanted.has(at.path)),
  };
}
