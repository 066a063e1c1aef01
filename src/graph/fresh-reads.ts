import type { DataAccess, Facts } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { entrySequences } from './entry-sequences.js';

type ServiceOf = (path: string) => ServiceId | null;

/** By entity, the services that must see its latest state: they read it in a transaction that writes, or where the same entry point has written it before. */
export function freshReads(facts: Facts, serviceOf: ServiceOf): ReadonlyMap<EntityId, ReadonlySet<ServiceId>> {
  const found = new Map<EntityId, Set<ServiceId>>();
  for (const { entity, at } of [...readInTransactions(facts), ...readAfterWrites(facts, serviceOf)]) {
    const service = serviceOf(at.path);
    if (service !== null) found.set(entity, (found.get(entity) ?? new Set()).add(service));
  }
  return found;
}

/** What one call reads along with its writes is a join, not a transaction that someone opened. */
function readInTransactions({ accesses, transactions }: Facts): readonly DataAccess[] {
  const opened = new Set(transactions.filter(({ kind }) => kind !== 'implicit').map(({ id }) => id));
  const writing = new Set(accesses.filter(({ mode }) => mode === 'write').map(({ transaction }) => transaction));
  return accesses.filter(({ mode, transaction }) => mode === 'read' && transaction !== null && opened.has(transaction) && writing.has(transaction));
}

/** Reads of a service after another one's write, within what one entry point runs. Only entities that one service writes and others read are followed. */
function readAfterWrites(facts: Facts, serviceOf: ServiceOf): readonly DataAccess[] {
  const shared = sharedEntities(facts, serviceOf);
  const accesses = facts.accesses.filter(({ entity, confidence }) => confidence !== 'low' && shared.has(entity));
  if (accesses.length === 0) return [];
  return entrySequences({ ...facts, accesses }).flatMap((sequence) => {
    const written = new Set<EntityId>();
    return sequence.filter(({ mode, entity }) => {
      if (mode === 'write') written.add(entity);
      return mode === 'read' && written.has(entity);
    });
  });
}

function sharedEntities({ accesses }: Facts, serviceOf: ServiceOf): ReadonlySet<EntityId> {
  const touching = new Map<EntityId, { readonly writers: Set<ServiceId>; readonly all: Set<ServiceId> }>();
  for (const { entity, mode, at } of accesses) {
    const service = serviceOf(at.path);
    if (service === null) continue;
    const known = touching.get(entity) ?? { writers: new Set(), all: new Set() };
    known.all.add(service);
    if (mode === 'write') known.writers.add(service);
    touching.set(entity, known);
  }
  return new Set([...touching].filter(([, { writers, all }]) => writers.size === 1 && all.size > 1).map(([entity]) => entity));
}
