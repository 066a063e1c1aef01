import type { Difference, TransactionChange } from '../model/difference.js';
import { byLocation, compareText } from '../model/location.js';
import type { Snapshot } from '../model/snapshot.js';

/**
 * Transactions that write the data of several services in one state alone. A transaction is known by its function, its kind, and which of several alike in
 * that function it is; else, as functions are renamed, by writing the same entities in the same way. By place.
 */
export function transactionChanges(earlier: Snapshot, later: Snapshot): Difference['transactions'] {
  const [old, now] = [brokenIn(earlier), brokenIn(later)];
  const came = [...now].filter(([key]) => !old.has(key)).map(([, transaction]) => transaction);
  const went = [...old].filter(([key]) => !now.has(key)).map(([, transaction]) => transaction);
  return { broken: beyond(came, went).sort(byLocation), mended: beyond(went, came).sort(byLocation) };
}

/** Those whose work none of the others does, each of the others standing for one. */
function beyond(some: readonly TransactionChange[], others: readonly TransactionChange[]): TransactionChange[] {
  const left = others.map(workOf);
  return some.filter((transaction) => {
    const index = left.indexOf(workOf(transaction));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

/** Those that write the data of several services, by what identifies them when lines move. */
function brokenIn({ transactions, entities }: Snapshot): ReadonlyMap<string, TransactionChange> {
  const owners = new Map(entities.map(({ id, owner }) => [id, owner]));
  const alike = new Map<string, number>();
  const broken = new Map<string, TransactionChange>();
  for (const transaction of transactions.toSorted(byLocation)) {
    const { unit, member, kind, writes } = transaction;
    const name = [unit, member ?? '', kind].join('\0');
    const number = (alike.get(name) ?? 0) + 1;
    alike.set(name, number);
    const services = [...new Set(writes.map((entity) => owners.get(entity) ?? null))].filter((owner) => owner !== null).sort(compareText);
    if (services.length > 1) broken.set(`${name}\0${number}`, { ...transaction, writes: writes.toSorted(compareText), services });
  }
  return broken;
}

function workOf({ kind, writes, services }: TransactionChange): string {
  return [kind, services.join('\0'), writes.join('\0')].join('\0\0');
}
