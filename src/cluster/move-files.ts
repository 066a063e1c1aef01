import type { Decomposition } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { entityNode, fileNode, structureGraph } from './affinity.js';
import { baseOf } from './base.js';
import { couplingOf } from './coupling.js';
import type { WeightedGraph } from './louvain.js';
import { qualityOf } from './partition.js';
import { placementsOf } from './placements.js';
import { serviceGraph } from './service-graph.js';

/**
 * The decomposition with these files in other services, by path; a service that is left without files is gone. Entities, placements and figures
 * are as before: see `remeasured`.
 */
export function moveFiles(decomposition: Decomposition, moves: ReadonlyMap<string, ServiceId>): Decomposition {
  const stays = (path: string): boolean => !moves.has(path);
  const services = decomposition.services.map((service) => {
    const coming = [...moves].filter(([, to]) => to === service.id).map(([path]) => path);
    const files = [...service.files.filter(stays), ...coming].sort(compareText);
    return { ...service, files, modules: service.modules.map((module) => ({ ...module, files: module.files.filter(stays) })) };
  });
  return {
    ...decomposition,
    services: services.filter(({ files }) => files.length > 0),
    kernel: decomposition.kernel.filter(({ path }) => stays(path)),
    unassigned: decomposition.unassigned.filter(stays),
  };
}

/**
 * What was moved, with its own placements and modularity: that of `before`, and the change in Q when each entity counts to the service that owns it,
 * which may change with the move; `earlier` are the facts that `before` was made of, where they are others. Agreement and confidences are those of
 * the clustering, which was not done again.
 */
export function remeasured(facts: Facts, before: Decomposition, moved: Decomposition, earlier: Facts = facts): Decomposition {
  const { weights, folders } = moved.grounds;
  const base = baseOf(facts, weights);
  const structure = structureGraph({ ...base, files: pathsIn(facts) });
  const old = earlier === facts ? structure : structureGraph({ facts: earlier, coupling: couplingOf(earlier), weights, files: pathsIn(earlier) });
  const known = new Map(moved.placements.map(({ path, confidence }) => [path, confidence]));
  return {
    ...moved,
    placements: placementsOf(moved.services, serviceGraph(base, { services: moved.services, others: [], folders }), (path) => known.get(path)),
    modularity: before.modularity + ownedQuality(structure, moved) - ownedQuality(old, before),
  };
}

function pathsIn({ files }: Facts): ReadonlySet<string> {
  return new Set(files.map(({ path }) => path));
}

function ownedQuality(structure: WeightedGraph, { services }: Decomposition): number {
  return qualityOf(
    structure,
    new Map(services.flatMap(({ id, files, entities }) => [...files.map(fileNode), ...entities.map(entityNode)].map((node) => [node, id]))),
  );
}
