import type { Decomposition, Service } from '../model/decomposition.js';
import type { Base } from './base.js';
import type { FolderTrust } from './folders.js';
import { modulesOf } from './modules.js';
import { placementsOf } from './placements.js';
import { serviceGraph } from './service-graph.js';

export interface Completion {
  readonly base: Base;
  readonly folders: readonly FolderTrust[];
  readonly seed: number;
  /** 0 to 1; undefined for a file that was placed after the others. */
  readonly confidence: (path: string) => number | undefined;
}

/** Adds to services what shows only once they stand: where each file could be instead, how surely it is here, and the modules within. */
export function completeServices(
  services: readonly Omit<Service, 'confidence' | 'modules'>[],
  { base, folders, seed, confidence }: Completion,
): Pick<Decomposition, 'services' | 'placements' | 'grounds'> {
  const graph = serviceGraph(base, { services, others: [], folders });
  const placements = placementsOf(services, graph, confidence);
  const modules = modulesOf(services, graph, { base, seed });
  const confidences = new Map(placements.map((placement) => [placement.path, placement.confidence]));
  return {
    services: services.map((service) => ({ ...service, confidence: meanOf(service.files, confidences), modules: modules.get(service.id) ?? [] })),
    placements,
    grounds: { weights: base.weights, folders },
  };
}

function meanOf(files: readonly string[], confidences: ReadonlyMap<string, number>): number {
  return files.reduce((sum, path) => sum + (confidences.get(path) ?? 0), 0) / files.length;
}
