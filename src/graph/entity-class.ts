import { DOMINANT_SHARE, ENTITY_KINDS, type EntityClass, type EntityKind, type Reader, type Writer } from '../model/entity-class.js';
import type { DataAccess, Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { addsOnly } from '../model/write-verbs.js';
import { columnGroups, type Placed } from './column-groups.js';
import { freshReads } from './fresh-reads.js';
import type { Ownership } from './ownership.js';
import { isUpkeep } from './upkeep.js';

type ServiceOf = (path: string) => ServiceId | null;

/** How each entity is shared; those that no service touches, or that only files in no service write, are missing. */
export function classifyEntities(facts: Facts, { accesses }: Pick<Ownership, 'accesses'>, serviceOf: ServiceOf): ReadonlyMap<EntityId, EntityClass> {
  const fresh = freshReads(facts, serviceOf);
  const classes = new Map<EntityId, EntityClass>();
  for (const { id, name } of facts.entities) {
    const all = surely((accesses.get(id) ?? []).filter((access) => !isUpkeep(access, name)));
    const touching = all.flatMap((access): Placed[] => {
      const service = serviceOf(access.at.path);
      return service === null ? [] : [{ access, service }];
    });
    const writers = writersOf(touching);
    const writtenOutside = writers.length === 0 && all.some(({ mode }) => mode === 'write');
    if (touching.length > 0 && !writtenOutside) classes.set(id, classOf(touching, writers, fresh.get(id) ?? new Set()));
  }
  return classes;
}

/** Without what only a name suggests, unless that is all there is. */
function surely(accesses: readonly DataAccess[]): readonly DataAccess[] {
  const sure = accesses.filter(({ confidence }) => confidence !== 'low');
  return sure.length > 0 ? sure : accesses;
}

function classOf(touching: readonly Placed[], writers: readonly Writer[], fresh: ReadonlySet<ServiceId>): EntityClass {
  const readers = readersOf(touching, writers, fresh);
  const kind = writers.length > 1 ? kindOfWritten(touching, writers) : kindOfRead(writers, readers);
  return { kind, advice: ENTITY_KINDS[kind].advice, writers, readers, columns: columnGroups(touching, writers) };
}

function kindOfWritten(touching: readonly Placed[], [first]: readonly Writer[]): EntityKind {
  if (touching.every(({ access }) => access.mode === 'read' || addsOnly(access.operation))) return 'append-only';
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

function writersOf(touching: readonly Placed[]): readonly Writer[] {
  const functions = new Map<ServiceId, Set<string>>();
  const places = new Map<ServiceId, number>();
  for (const { access, service } of touching) {
    if (access.mode !== 'write') continue;
    functions.set(service, (functions.get(service) ?? new Set()).add(`${access.by}\0${access.member ?? ''}`));
    places.set(service, (places.get(service) ?? 0) + 1);
  }
  const all = [...functions.values()].reduce((sum, { size }) => sum + size, 0);
  return [...functions]
    .map(([service, { size }]) => ({ service, functions: size, places: places.get(service) ?? 0, share: size / all }))
    .sort((a, b) => b.functions - a.functions || b.places - a.places || compareText(a.service, b.service));
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
