import type { Placement, Service } from '../model/decomposition.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { fileNode } from './affinity.js';
import { tiesOf } from './partition.js';
import type { ServiceGraph } from './service-graph.js';

/** Where each file of the services is and where it could be instead; by path. A file that `confidence` does not know was placed after the others. */
export function placementsOf(
  services: readonly Pick<Service, 'id' | 'files'>[],
  { graph, homes }: ServiceGraph,
  confidence: (path: string) => number | undefined,
): readonly Placement[] {
  const nodes = new Set(services.flatMap(({ files }) => files.map(fileNode)));
  const ties = tiesOf(graph, homes, nodes);
  const placements = services.flatMap(({ id, files }) =>
    files.map((path): Placement => {
      const shares = sharesOf(ties.get(fileNode(path)) ?? []);
      const share = shares.find(({ service }) => service === id)?.share ?? 0;
      const other = shares.find(({ service }) => service !== id);
      return { path, service: id, share, confidence: confidence(path) ?? share, runnerUp: other ? { service: other.service, share: other.share } : null };
    }),
  );
  return placements.sort((a, b) => compareText(a.path, b.path));
}

/** What each service has of a file's ties, heaviest first. */
export function sharesOf(
  ties: readonly { readonly group: string; readonly weight: number }[],
): readonly { readonly service: ServiceId; readonly weight: number; readonly share: number }[] {
  const total = ties.reduce((sum, { weight }) => sum + weight, 0);
  return ties.map(({ group, weight }) => ({ service: group as ServiceId, weight, share: weight / total })); // groups of a ServiceGraph are service ids
}
