import type { Service } from '../model/decomposition.js';
import { entityNode, fileNode, folderNode, structureGraph, type Tell, withOpinions } from './affinity.js';
import type { Base } from './base.js';
import type { FolderTrust } from './folders.js';
import type { WeightedGraph } from './louvain.js';
import { type Partition, tiesOf } from './partition.js';

/** The services as they came out, seen as a graph again. */
export interface ServiceGraph {
  /** References and data alone. */
  readonly structure: WeightedGraph;
  /** With words and folders: what was clustered, and what was placed afterwards. */
  readonly graph: WeightedGraph;
  /** Node to service id. An entity or a folder stands for the service whose files it is tied to most; one without ties is missing. */
  readonly homes: Partition;
}

export interface Placed {
  readonly services: readonly Pick<Service, 'id' | 'files'>[];
  /** Files that take part though they are in no service. */
  readonly others: readonly string[];
  readonly folders: readonly FolderTrust[];
  /** See `AffinityInput`. */
  readonly told?: Tell;
}

/** The graph over the files of all services and `others`. O(references + accesses + pairs of alike files). */
export function serviceGraph(base: Base, { services, others, folders, told }: Placed): ServiceGraph {
  const files = new Map(services.flatMap((service) => service.files.map((path) => [fileNode(path), service.id] as const)));
  const input = { ...base, files: new Set([...services.flatMap((service) => service.files), ...others]), ...(told ? { told } : {}) };
  const structure = structureGraph(input);
  const graph = withOpinions(structure, { words: base.words, folders }, input);
  const shared = new Set([...base.facts.entities.map(({ id }) => entityNode(id)), ...folders.map(({ folder }) => folderNode(folder))]);
  const homes = new Map<string, string>(files);
  for (const [node, [strongest]] of tiesOf(graph, files, shared)) if (strongest) homes.set(node, strongest.group);
  return { structure, graph, homes };
}
