import type { Decomposition } from '../model/decomposition.js';
import type { DataAccess, Entity, Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { countedAccesses, type ServiceOf, writesForEveryone } from './counted-accesses.js';
import { writersAmong } from './writers.js';

/** What ownership is decided by. */
export interface Ownership {
  readonly accesses: ReadonlyMap<EntityId, readonly DataAccess[]>;
  /** Of these, those that say whose an entity is. */
  readonly counted: ReadonlyMap<EntityId, readonly DataAccess[]>;
  readonly readers: ReadonlyMap<EntityId, readonly ServiceId[]>;
  readonly writers: ReadonlyMap<EntityId, readonly ServiceId[]>;
  readonly owners: ReadonlyMap<EntityId, ServiceId | null>;
}

/**
 * Who reads, writes and owns each entity. The owner is the one that the configuration fixes; else the one with more than half of the functions that
 * write it; else the service that declares it, if that one writes it at all or nobody does; else the one with the most such functions (then most
 * places, most reads, first by name); none where only files outside services write it. That who writes most comes before who declares: on 12 code
 * bases the two differed for 25 entities, and readers found the declaring service to be the wrong owner in all that they met. A table that code only
 * mentions is declared nowhere. Only accesses from files of services count as readers and writers.
 */
export function readOwnership(facts: Facts, serviceOf: ServiceOf, fixed: Decomposition['owners'] = new Map()): Ownership {
  const accesses = new Map<EntityId, DataAccess[]>(facts.entities.map((entity) => [entity.id, []]));
  for (const access of distinctAccesses(facts.accesses)) accesses.get(access.entity)?.push(access);
  const all = new Map(facts.entities.map(({ id, name }) => [id, countedAccesses(accesses.get(id) ?? [], name)] as const));
  const owner = (entity: Entity, counted: readonly DataAccess[]): ServiceId | null => fixed.get(entity.id) ?? ownerBy(entity, counted, serviceOf);
  const first = new Map(facts.entities.map((entity) => [entity.id, owner(entity, all.get(entity.id) ?? [])] as const));
  const everyones = writesForEveryone([...all.values()].flat(), ({ entity }) => first.get(entity) ?? null, serviceOf);
  const counted = new Map([...all].map(([id, list]) => [id, withoutFiles(list, everyones)] as const));
  const among = (mode: DataAccess['mode'], id: EntityId): readonly ServiceId[] =>
    [
      ...countBy(
        (accesses.get(id) ?? []).filter((access) => access.mode === mode),
        serviceOf,
      ).keys(),
    ].sort(compareText);
  return {
    accesses,
    counted,
    readers: new Map(facts.entities.map(({ id }) => [id, among('read', id)])),
    writers: new Map(facts.entities.map(({ id }) => [id, among('write', id)])),
    owners: new Map(facts.entities.map((entity) => [entity.id, owner(entity, counted.get(entity.id) ?? [])])),
  };
}

/** Without what these files write, unless nobody else writes. */
function withoutFiles(accesses: readonly DataAccess[], files: ReadonlySet<string>): readonly DataAccess[] {
  const others = accesses.filter(({ mode, at }) => mode === 'read' || !files.has(at.path));
  return others.some(({ mode }) => mode === 'write') ? others : accesses;
}

function ownerBy(entity: Entity, accesses: readonly DataAccess[], serviceOf: ServiceOf): ServiceId | null {
  const touching = accesses.flatMap((access) => {
    const service = serviceOf(access.at.path);
    return service === null ? [] : [{ access, service }];
  });
  const writers = writersAmong(touching);
  const [first, second] = writers;
  if (first && first.share > 0.5) return first.service;
  const declaring = entity.unit === null ? null : serviceOf(entity.declaredAt.path);
  if (declaring !== null && (writers.length === 0 || writers.some(({ service }) => service === declaring))) return declaring;
  const reads = countBy(
    accesses.filter(({ mode }) => mode === 'read'),
    serviceOf,
  );
  if (!first) return accesses.some(({ mode }) => mode === 'write') ? null : (mostReading(reads) ?? serviceOf(entity.declaredAt.path));
  const equals = writers.filter(({ functions, places }) => functions === first.functions && places === first.places);
  return second ? (mostReading(new Map(equals.map(({ service }) => [service, reads.get(service) ?? 0]))) ?? first.service) : first.service;
}

function countBy(accesses: readonly DataAccess[], serviceOf: ServiceOf): Map<ServiceId, number> {
  const counts = new Map<ServiceId, number>();
  for (const access of accesses) {
    const service = serviceOf(access.at.path);
    if (service !== null) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return counts;
}

/** The one that reads most, the first by name of equals. */
function mostReading(reads: ReadonlyMap<ServiceId, number>): ServiceId | null {
  return [...reads].sort(([a, some], [b, others]) => others - some || compareText(a, b))[0]?.[0] ?? null;
}

/** An access that several transactions hold stands once in each; here it counts once. */
function distinctAccesses(accesses: readonly DataAccess[]): readonly DataAccess[] {
  const seen = new Set<string>();
  return accesses.filter((access) => {
    const key = [access.entity, access.mode, access.operation, access.by, access.member, access.at.path, access.at.line].join('\0');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The decomposition with each service's entities filled in by ownership, so that there is one answer to whose an entity is. */
export function withOwnedEntities(facts: Facts, decomposition: Decomposition): Decomposition {
  const homes = new Map(decomposition.services.flatMap((service) => service.files.map((file) => [file, service.id] as const)));
  const { owners } = readOwnership(facts, (path) => homes.get(path) ?? null, decomposition.owners);
  const services = decomposition.services.map((service) => ({
    ...service,
    entities: facts.entities.map((entity) => entity.id).filter((id) => owners.get(id) === service.id),
  }));
  return { ...decomposition, services };
}
