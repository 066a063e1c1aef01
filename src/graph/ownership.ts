import type { Decomposition } from '../model/decomposition.js';
import type { DataAccess, Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';

/** What ownership is decided by. */
export interface Ownership {
  readonly accesses: ReadonlyMap<EntityId, readonly DataAccess[]>;
  readonly readers: ReadonlyMap<EntityId, readonly ServiceId[]>;
  readonly writers: ReadonlyMap<EntityId, readonly ServiceId[]>;
  readonly owners: ReadonlyMap<EntityId, ServiceId | null>;
}

/**
 * Who reads, writes and owns each entity. The owner is the one that the configuration fixes; else the service that declares it, if that one writes it at all or nobody does;
 * else the one with the most writes (then most reads, then first by name); none where only files outside services write it.
 * Only accesses from files of services count as readers and writers.
 */
export function readOwnership(facts: Facts, serviceOf: (path: string) => ServiceId | null, fixed: Decomposition['owners'] = new Map()): Ownership {
  const accesses = new Map<EntityId, DataAccess[]>(facts.entities.map((entity) => [entity.id, []]));
  for (const access of distinctAccesses(facts.accesses)) accesses.get(access.entity)?.push(access);
  const readers = new Map<EntityId, readonly ServiceId[]>();
  const writers = new Map<EntityId, readonly ServiceId[]>();
  const owners = new Map<EntityId, ServiceId | null>();
  for (const entity of facts.entities) {
    const touching = accesses.get(entity.id) ?? [];
    const reads = countBy(
      touching.filter((access) => access.mode === 'read'),
      serviceOf,
    );
    const writes = countBy(
      touching.filter((access) => access.mode === 'write'),
      serviceOf,
    );
    readers.set(entity.id, [...reads.keys()].sort(compareText));
    writers.set(entity.id, [...writes.keys()].sort(compareText));
    const declaring = serviceOf(entity.declaredAt.path);
    const chosen = fixed.get(entity.id);
    const writtenOutside = touching.some((access) => access.mode === 'write' && serviceOf(access.at.path) === null);
    if (chosen !== undefined) owners.set(entity.id, chosen);
    else if (declaring !== null && (writes.has(declaring) || writes.size === 0)) owners.set(entity.id, declaring);
    else owners.set(entity.id, most(writes, reads) ?? (writtenOutside ? null : most(reads, writes)));
  }
  return { accesses, readers, writers, owners };
}

function countBy(accesses: readonly DataAccess[], serviceOf: (path: string) => ServiceId | null): Map<ServiceId, number> {
  const counts = new Map<ServiceId, number>();
  for (const access of accesses) {
    const service = serviceOf(access.at.path);
    if (service !== null) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return counts;
}

function most(first: ReadonlyMap<ServiceId, number>, second: ReadonlyMap<ServiceId, number>): ServiceId | null {
  const ranked = [...first].sort(([a, countA], [b, countB]) => countB - countA || (second.get(b) ?? 0) - (second.get(a) ?? 0) || compareText(a, b));
  return ranked[0]?.[0] ?? null;
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
