import { DOMINANT_SHARE, ENTITY_KINDS, type EntityClass, type EntityKind, type Reader, type Writer } from '../model/entity-class.js';
import type { DataAccess, Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { isJournalName } from '../model/journal.js';
import { addsOnly, removes } from '../model/write-verbs.js';
import { columnGroups } from './column-groups.js';
import type { ServiceOf } from './counted-accesses.js';
import { freshReads } from './fresh-reads.js';
import type { Ownership } from './ownership.js';
import { type Placed, writersAmong } from './writers.js';

/** How each entity is shared, by the accesses that say whose it is; those that no service touches, or that only files in no service write, are missing. */
export function classifyEntities(facts: Facts, { counted }: Pick<Ownership, 'counted'>, serviceOf: ServiceOf): ReadonlyMap<EntityId, EntityClass> {
  const fresh = freshReads(facts, serviceOf);
  const classes = new Map<EntityId, EntityClass>();
  for (const { id, name } of facts.entities) {
    const all = counted.get(id) ?? [];
    const touching = all.flatMap((access): Placed[] => {
      const service = serviceOf(access.at.path);
      return service === null ? [] : [{ access, service }];
    });
    const writers = writersAmong(touching);
    const writtenOutside = writers.length === 0 && all.some(({ mode }) => mode === 'write');
    if (touching.length > 0 && !writtenOutside) classes.set(id, classOf(touching, { writers, fresh: fresh.get(id) ?? new Set(), name }));
  }
  return classes;
}

interface Known {
  readonly name: string;
  readonly writers: readonly Writer[];
  /** Services that must see its latest state. */
  readonly fresh: ReadonlySet<ServiceId>;
}

function classOf(touching: readonly Placed[], { name, writers, fresh }: Known): EntityClass {
  const readers = readersOf(touching, writers, fresh);
  const kind = writers.length > 1 ? kindOfWritten(touching, writers, name) : kindOfRead(writers, readers);
  const writes = touching.filter(({ access }) => access.mode === 'write').map(({ access }) => access);
  return { kind, advice: ENTITY_KINDS[kind].advice, writers, writes, readers, columns: columnGroups(touching, writers) };
}

/** In a journal the one that keeps it may mend a line; the others add to it, and take their lines away with what these tell of. */
function kindOfWritten(touching: readonly Placed[], [first]: readonly Writer[], name: string): EntityKind {
  const keeps = ({ service, access: { mode, operation } }: Placed): boolean =>
    mode === 'read' || addsOnly(operation) || (isJournalName(name) && (service === first?.service || removes(operation)));
  if (touching.every(keeps)) return 'append-only';
  return (first?.share ?? 0) >= DOMINANT_SHARE ? 'dominated' : 'contested';
}

function kindOfRead(writers: readonly Writer[], readers: readonly Reader[]): EntityKind {
  if (writers.length === 0) return 'read-only';
  if (readers.length === 0) return 'private';
  if (readers.some(({ by }) => by === 'fresh')) return 'fresh-read';
  const querying = readers.filter(({ by }) => by === 'query');
  if (querying.length === 0) return 'replica';
  if (querying.length === 1) return 'queried';
  return querying.some(({ whole }) => whole > 0) ? 'reference' : 'dataset';
}

function readersOf(touching: readonly Placed[], writers: readonly Writer[], fresh: ReadonlySet<ServiceId>): readonly Reader[] {
  const writing = new Set(writers.map(({ service }) => service));
  const reads = new Map<ServiceId, DataAccess[]>();
  for (const { access, service } of touching) {
    if (access.mode === 'read' && !writing.has(service)) reads.set(service, [...(reads.get(service) ?? []), access]);
  }
  return [...reads]
    .map(([service, own]): Reader => {
      const by = fresh.has(service) ? 'fresh' : own.some(({ joinedFrom }) => joinedFrom === undefined) ? 'query' : 'join';
      return { service, by, places: own.length, whole: own.filter(({ reach }) => reach === 'whole').length };
    })
    .sort((a, b) => compareText(a.service, b.service));
}
