import type { DataAccess } from '../model/facts.js';
import type { EntityId, TransactionId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import { targetKey } from './catalogue.js';
import type { RawAccess } from './read-taken.js';

interface Joined {
  /** By table key. */
  readonly ids: ReadonlyMap<string, EntityId>;
  transactionsOf(access: RawAccess): readonly TransactionId[];
  openAround(access: RawAccess): readonly TransactionId[];
}

/** The accesses with their entities' ids and their transactions' numbers, by place: one each, and one for each transaction that holds it; those alike in everything once. */
export function accessesOf(found: readonly RawAccess[], { ids, transactionsOf, openAround }: Joined): readonly DataAccess[] {
  const accesses = new Map<string, DataAccess>();
  for (const raw of found) {
    const entity = ids.get(targetKey(raw.touch.target));
    const transactions = transactionsOf(raw);
    for (const transaction of transactions.length > 0 ? transactions : [null]) {
      if (entity) keep(accesses, { ...accessOf(raw, entity, transaction), outsideOf: openAround(raw), ...detailsOf(raw, ids) });
    }
  }
  return [...accesses.values()].sort(byPlace);
}

function accessOf({ touch, path, by, member }: RawAccess, entity: EntityId, transaction: TransactionId | null): Omit<DataAccess, 'outsideOf'> {
  const { mode, operation, line, confidence, via } = touch;
  return { mode, by, member, entity, at: { path, line }, via, operation, transaction, confidence };
}

function detailsOf({ touch }: RawAccess, ids: Joined['ids']): Pick<DataAccess, 'columns' | 'reach' | 'joinedFrom'> {
  const { columns, reach } = touch;
  const joinedFrom = touch.joinedFrom && ids.get(targetKey(touch.joinedFrom));
  return { ...(columns && { columns }), ...(reach && { reach }), ...(joinedFrom && { joinedFrom }) };
}

function keep(accesses: Map<string, DataAccess>, access: DataAccess): void {
  const { at, entity, mode, operation, by, member, transaction } = access;
  const key = [at.path, at.line, entity, mode, operation, by, member, transaction].join('\0');
  const known = accesses.get(key);
  if (!known || certainty(access) > certainty(known)) accesses.set(key, access);
}

function certainty({ confidence }: DataAccess): number {
  return ['low', 'inferred', 'certain'].indexOf(confidence);
}

function byPlace(a: DataAccess, b: DataAccess): number {
  return (
    byLocation(a.at, b.at) || compareText(a.entity, b.entity) || compareText(a.mode, b.mode) || compareText(a.operation, b.operation) || compareText(a.by, b.by)
  );
}
