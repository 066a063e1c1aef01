import type { DataAccess, Facts } from '../model/facts.js';
import type { TransactionId } from '../model/ids.js';
import { indexCalls, inRunningOrder } from './running-order.js';

/** Accesses by transaction, each list in running order. */
export interface TransactionAccesses {
  readonly inside: ReadonlyMap<TransactionId, readonly DataAccess[]>;
  readonly beside: ReadonlyMap<TransactionId, readonly DataAccess[]>;
}

/**
 * What each transaction holds, and what runs beside it while it is open. Where one is begun by hand, its span goes to its last commit or rollback,
 * and the commit may come earlier: beside it is only what comes before the last access that it holds.
 */
export function readTransactions({ transactions, accesses, references }: Facts): TransactionAccesses {
  const held = new Map<TransactionId, DataAccess[]>();
  const around = new Map<TransactionId, DataAccess[]>();
  const seen = new Set<string>();
  for (const access of accesses) {
    if (access.transaction !== null) add(held, access.transaction, access);
    for (const id of access.outsideOf) {
      // an access that several transactions hold comes once for each: beside another one it is still one
      const key = `${id}\0${identityOf(access)}`;
      if (!seen.has(key)) add(around, id, access);
      seen.add(key);
    }
  }
  const callsOf = indexCalls(references);
  const inside = new Map<TransactionId, readonly DataAccess[]>();
  const beside = new Map<TransactionId, readonly DataAccess[]>();
  for (const transaction of transactions) {
    const own = new Set(held.get(transaction.id));
    const ordered = inRunningOrder([...own, ...(around.get(transaction.id) ?? [])], transaction, callsOf);
    const end = transaction.kind === 'manual' ? ordered.findLastIndex((access) => own.has(access)) : ordered.length;
    inside.set(
      transaction.id,
      ordered.filter((access) => own.has(access)),
    );
    beside.set(
      transaction.id,
      ordered.slice(0, Math.max(end, 0)).filter((access) => !own.has(access)),
    );
  }
  return { inside, beside };
}

function add(lists: Map<TransactionId, DataAccess[]>, id: TransactionId, access: DataAccess): void {
  const list = lists.get(id);
  if (list) list.push(access);
  else lists.set(id, [access]);
}

/** The same for accesses that differ in nothing but the transaction that holds them. */
function identityOf({ entity, mode, operation, by, member, at }: DataAccess): string {
  return [entity, mode, operation, by, member, at.path, at.line].join('\0');
}
