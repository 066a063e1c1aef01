import type { DataAccess } from '../model/facts.js';
import type { EntityId, TransactionId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import { targetKey } from './catalogue.js';
import type { RawAccess } from './read-taken.js';

interface Joined {
  /** By table key. */
  readonly ids: ReadonlyMap<string, EntityId>;
  transactionOf(access: RawAccess): TransactionId | null;
}

/** The accesses with their entities' ids and their transactions' numbers, by place; those alike in everything once. */
export function accessesOf(found: readonly RawAccess[], { ids, transactionOf }: Joined): readonly DataAccess[] {
  const accesses = new Map<string, DataAccess>();
  for (const raw of found) {
    const entity = ids.get(targetKey(raw.touch.target));
    if (!entity) continue;
    const { mode, operation, line, confidence, via } = raw.touch;
    const transaction = transactionOf(raw);
    const access: DataAccess = { mode, by: raw.by, member: raw.member, entity, at: { path: raw.path, line }, via, operation, transaction, confidence };
    const key = [raw.path, line, entity, mode, operation, raw.by, raw.member, transaction].join('\0');
    const known = accesses.get(key);
    if (!known || certainty(access) > certainty(known)) accesses.set(key, access);
  }
  return [...accesses.values()].sort(byPlace);
}

function certainty({ confidence }: DataAccess): number {
  return ['low', 'inferred', 'certain'].indexOf(confidence);
}

function byPlace(a: DataAccess, b: DataAccess): number {
  return (
    byLocation(a.at, b.at) || compareText(a.entity, b.entity) || compareText(a.mode, b.mode) || compareText(a.operation, b.operation) || compareText(a.by, b.by)
  );
}
