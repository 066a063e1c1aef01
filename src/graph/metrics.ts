import type { EntityUse, Metrics } from '../model/analysis.js';
import type { SystemView } from '../model/system-view.js';
import { largestServiceShare, nonExtremeDistribution } from './balance.js';
import { fileLinksOf, fileOf } from './coupling.js';
import { databasePurity } from './database-purity.js';
import { interfacesPerService } from './interfaces.js';
import { structuralModularity } from './structural-modularity.js';

/** Who owns, reads and writes each entity; by id. */
export function entityUses(view: SystemView): readonly EntityUse[] {
  return view.facts.entities.map(({ id, name, table, via, declaredAt }) => ({
    id,
    name,
    table,
    via,
    declaredAt,
    owner: view.ownerOf(id),
    readers: view.readersOf(id),
    writers: view.writersOf(id),
    sharing: view.classOf(id),
  }));
}

/** The figures of the whole; see each field in `src/model/analysis.ts`. */
export function measureSystem(view: SystemView): Metrics {
  const { facts, decomposition } = view;
  const { services } = decomposition;
  return {
    files: facts.files.length,
    lines: facts.files.reduce((sum, file) => sum + file.lines, 0),
    services: services.length,
    modularity: decomposition.modularity,
    agreement: decomposition.agreement,
    interServiceCallShare: crossingShare(view),
    largestServiceShare: largestServiceShare(services),
    interfacesPerService: interfacesPerService(services.map(({ id }) => view.metricsOf(id).interfaces)),
    structuralModularity: structuralModularity(services, fileLinksOf(facts)),
    nonExtremeDistribution: nonExtremeDistribution(services),
    databasePurity: databasePurity(view),
    ...meanCosts(view),
    sharedEntities: entityUses(view).filter((use) => new Set([...use.readers, ...use.writers]).size > 1).length,
    serviceCycles: view.cycles().length,
  };
}

/** Over the entry points that touch an entity of a service. */
function meanCosts(view: SystemView): Pick<Metrics, 'meanFrc' | 'meanSac' | 'meanQic' | 'meanComplexity'> {
  const costs = view.entryCosts().filter((cost) => cost !== null);
  const mean = (figure: 'frc' | 'sac' | 'qic' | 'complexity'): number =>
    costs.length === 0 ? 0 : costs.reduce((sum, cost) => sum + cost[figure], 0) / costs.length;
  return { meanFrc: mean('frc'), meanSac: mean('sac'), meanQic: mean('qic'), meanComplexity: mean('complexity') };
}

/** Calls between files of different services / calls between different files of services; calls to and from the kernel count in neither. */
function crossingShare(view: SystemView): number {
  let crossing = 0;
  let all = 0;
  for (const reference of view.facts.references) {
    if (reference.kind !== 'call') continue;
    const [a, b] = [fileOf(reference.from), fileOf(reference.to)];
    const from = view.serviceOf(a);
    const to = view.serviceOf(b);
    if (a === b || from === null || to === null) continue;
    all += 1;
    if (from !== to) crossing += 1;
  }
  return all === 0 ? 0 : crossing / all;
}
