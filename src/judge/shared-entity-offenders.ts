import type { Analysis, EntityUse } from '../model/analysis.js';
import type { DataAccess } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { count, unitName } from '../model/wording.js';
import { type Offender, serviceName } from './offender.js';

interface ForeignUse {
  readonly entity: EntityUse;
  readonly service: ServiceId;
  readonly writes: readonly DataAccess[];
  readonly reads: readonly DataAccess[];
}

/** Each use of an entity by a service that does not own it, the most writes first, then the most reads; at its first write, else its first read. */
export function sharedEntityOffenders(analysis: Analysis): readonly Offender[] {
  return foreignUses(analysis)
    .sort((a, b) => b.writes.length - a.writes.length || b.reads.length - a.reads.length)
    .flatMap(({ entity, service, writes, reads }) => {
      const first = writes[0] ?? reads[0];
      if (!first) return [];
      const counts = [...(writes.length > 0 ? [count(writes.length, 'write')] : []), ...(reads.length > 0 ? [count(reads.length, 'read')] : [])];
      const owner = entity.owner === null ? 'has no owner' : `belongs to ${serviceName(analysis, entity.owner)}`;
      const use = `${serviceName(analysis, service)} has ${counts.join(' and ')} of ${entity.name}, which ${owner}`;
      return [{ ...first.at, note: `${use}; first ${unitName(first.by, first.member)} calls ${first.operation}` }];
    });
}

function foreignUses({ decomposition, entities, facts }: Analysis): ForeignUse[] {
  const homes = new Map(decomposition.services.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));
  const accesses = new Map<string, DataAccess[]>();
  for (const access of facts.accesses) {
    const key = `${access.entity}\0${homes.get(access.at.path) ?? ''}`;
    const group = accesses.get(key);
    if (group) group.push(access);
    else accesses.set(key, [access]);
  }
  return entities.flatMap((entity) => {
    const touching = [...new Set([...entity.writers, ...entity.readers])].sort(compareText);
    if (touching.length < 2) return [];
    return touching
      .filter((service) => service !== entity.owner)
      .map((service) => {
        const own = accesses.get(`${entity.id}\0${service}`) ?? [];
        return { entity, service, writes: own.filter(({ mode }) => mode === 'write'), reads: own.filter(({ mode }) => mode === 'read') };
      });
  });
}
