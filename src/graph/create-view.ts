import type { Decomposition } from '../model/decomposition.js';
import type { Facts, Reference } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { needsOf } from '../model/needs.js';
import type { Need, ServiceLink, ServiceMetrics, SourceQueries, SystemView } from '../model/system-view.js';
import { columnOf, fileOf } from './coupling.js';
import { readCrossings } from './crossings.js';
import { stronglyConnected } from './cycles.js';
import { readReach } from './entry-reach.js';
import { dataBetween } from './data-between.js';
import { inMemory } from './in-memory.js';
import { interfacesByService } from './interfaces.js';
import { once } from '../model/once.js';
import { classifyEntities } from './entity-class.js';
import { methodGroups } from './method-groups.js';
import { readNeeds } from './needs.js';
import { readOwnership } from './ownership.js';
import { readRequestPaths } from './request-paths.js';
import { serverSide } from './server-side.js';
import { transactionQueries } from './transaction-queries.js';

/** Where there are no files to ask. */
const NO_SOURCES: SourceQueries = { cloneCoverage: () => null, pastTexts: () => [] };

/** Joins facts and decomposition into the view that rules and reports query; what only the files know, `sources` answers. */
export function createView(facts: Facts, decomposition: Decomposition, sources: SourceQueries = NO_SOURCES): SystemView {
  const homes = new Map(decomposition.services.flatMap((service) => service.files.map((file) => [file, service.id] as const)));
  const serviceOf = (path: string): ServiceId | null => homes.get(path) ?? null;
  const services = new Map(decomposition.services.map((service) => [service.id, service]));
  const units = new Map(facts.units.map((unit) => [unit.id, unit]));
  const entities = new Map(facts.entities.map((entity) => [entity.id, entity]));
  const ownership = readOwnership(facts, serviceOf, decomposition.owners);
  const ownerOf = (entity: EntityId): ServiceId | null => ownership.owners.get(entity) ?? null;
  const links = serviceLinks(facts, serviceOf, readNeeds(facts, { serviceOf, ownerOf }));
  const held = heldReferences(facts, serviceOf);
  const interfaces = interfacesByService(facts, serviceOf);
  const metrics = new Map(decomposition.services.map(({ id }) => [id, { ...measure(id, links, held.get(id)), interfaces: interfaces.get(id) ?? 0 }] as const));
  let groups: ReturnType<typeof methodGroups> | null = null;
  const classes = classifyEntities(facts, ownership, serviceOf);
  const crossings = once(() => readCrossings(facts, serviceOf));
  return {
    facts,
    decomposition,
    services: decomposition.services,
    links,
    unit: (id) => units.get(id),
    entity: (id) => entities.get(id),
    serviceOf,
    service: (id) => services.get(id),
    nameOf: (id) => services.get(id)?.name ?? id,
    ownerOf,
    classOf: (entity) => classes.get(entity) ?? null,
    accessesTo: (entity) => ownership.accesses.get(entity) ?? [],
    readersOf: (entity) => ownership.readers.get(entity) ?? [],
    writersOf: (entity) => ownership.writers.get(entity) ?? [],
    ...transactionQueries(facts, { ownerOf, serviceOf }),
    dataBetween: (groups) => dataBetween(facts.accesses, groups),
    unusedSuppressions: [],
    entryPointsTo: readReach(facts),
    methodGroupsOf: (unit) => (groups ??= methodGroups(facts)).get(unit) ?? [],
    metricsOf: (service) => metrics.get(service) ?? { cohesion: 1, afferent: 0, efferent: 0, instability: 0, interfaces: 0 },
    runsOnServer: fileQuery(() => serverSide(facts)),
    worksInMemory: fileQuery(() => inMemory(facts)),
    crossings,
    requestPaths: once(() => readRequestPaths(facts, crossings(), serviceOf)),
    cycles: () => serviceCycles(decomposition, links),
    cloneCoverage: sources.cloneCoverage,
    pastTexts: sources.pastTexts,
  };
}

/** Whether a file is one of some that are found when it is first asked for one. */
function fileQuery(find: () => ReadonlySet<string>): (path: string) => boolean {
  const files = once(find);
  return (path) => files().has(path);
}

function serviceLinks(facts: Facts, serviceOf: (path: string) => ServiceId | null, needs: ReadonlyMap<Reference, Need> | null): readonly ServiceLink[] {
  const grouped = new Map<string, { from: ServiceId; to: ServiceId; references: Reference[] }>();
  for (const reference of facts.references) {
    const from = serviceOf(fileOf(reference.from));
    const to = serviceOf(fileOf(reference.to));
    if (from === null || to === null || from === to) continue;
    const key = `${from}\0${to}`;
    const group = grouped.get(key) ?? { from, to, references: [] };
    group.references.push(reference);
    grouped.set(key, group);
  }
  return [...grouped.values()].map((group) => toLink(group, needs)).sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

function toLink(
  { from, to, references }: { from: ServiceId; to: ServiceId; references: readonly Reference[] },
  known: ReadonlyMap<Reference, Need> | null,
): ServiceLink {
  const counts = { calls: 0, events: 0, uses: 0, typeOnly: 0 };
  for (const reference of references) counts[columnOf(reference)] += 1;
  const callsInLoops = references.filter((reference) => reference.kind === 'call' && reference.inLoop).length;
  const needs = known && { needs: references.flatMap((reference) => known.get(reference) ?? []) };
  return { from, to, ...counts, callsInLoops, references, ...needs };
}

/** What each reference weighs in cohesion: what exists only for the compiler counts a quarter (judgement). */
const TYPE_WEIGHT = 0.25;

/** The weight of the references inside a service and of those across its border, either way. */
interface Held {
  internal: number;
  external: number;
}

/**
 * One pass for all services. References inside one file, or to a file in no service, count nowhere, nor do events: who publishes need not know who
 * handles. A service without any is missing.
 */
function heldReferences(facts: Facts, serviceOf: (path: string) => ServiceId | null): ReadonlyMap<ServiceId, Held> {
  const held = new Map<ServiceId, Held>();
  const add = (service: ServiceId, side: keyof Held, weight: number): void => {
    const sums = held.get(service) ?? { internal: 0, external: 0 };
    sums[side] += weight;
    held.set(service, sums);
  };
  for (const reference of facts.references) {
    const [a, b] = [fileOf(reference.from), fileOf(reference.to)];
    if (a === b || reference.kind === 'emit') continue;
    const [from, to] = [serviceOf(a), serviceOf(b)];
    if (from === null || to === null) continue;
    const weight = reference.kind === 'type' ? TYPE_WEIGHT : 1;
    add(from, from === to ? 'internal' : 'external', weight);
    if (from !== to) add(to, 'external', weight);
  }
  return held;
}

function measure(service: ServiceId, links: readonly ServiceLink[], held: Held | undefined): Omit<ServiceMetrics, 'interfaces'> {
  const { internal, external } = held ?? { internal: 0, external: 0 };
  const real = links.filter(isDependency);
  const efferent = real.filter((link) => link.from === service).length;
  const afferent = real.filter((link) => link.to === service).length;
  return {
    cohesion: internal + external === 0 ? 1 : internal / (internal + external),
    afferent,
    efferent,
    instability: afferent + efferent === 0 ? 0 : efferent / (afferent + efferent),
  };
}

/** Whether one service needs the other to run; a tie without direction does not say which one does. */
function isDependency({ references }: ServiceLink): boolean {
  return references.some((reference) => !reference.undirected && ['calls', 'uses'].includes(columnOf(reference)));
}

function serviceCycles(decomposition: Decomposition, links: readonly ServiceLink[]): readonly (readonly ServiceId[])[] {
  const next = new Map<ServiceId, ServiceId[]>();
  for (const link of links) if (needsOf(link).length > 0) next.set(link.from, [...(next.get(link.from) ?? []), link.to]);
  const ids = decomposition.services.map((service) => service.id).sort(compareText);
  return stronglyConnected(ids, (id) => next.get(id) ?? []);
}
