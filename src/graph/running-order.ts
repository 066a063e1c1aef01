import type { DataAccess, Reference, Transaction } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import { byLocation } from '../model/location.js';

/** Calls of calls are followed this far, as the transactions themselves are. */
const MAX_DEPTH = 6;

interface Place {
  readonly unit: UnitId;
  readonly member: string | null;
}

/** What a member calls, by line. */
export type CallsOf = (place: Place) => readonly Reference[];

/** Reads who calls whom once. */
export function indexCalls(references: readonly Reference[]): CallsOf {
  const calls = new Map<string, Reference[]>();
  for (const reference of references) {
    if (reference.kind !== 'call') continue;
    const key = placeKey({ unit: reference.from, member: reference.fromMember });
    const known = calls.get(key);
    if (known) known.push(reference);
    else calls.set(key, [reference]);
  }
  for (const list of calls.values()) list.sort((a, b) => byLocation(a.at, b.at));
  return (place) => calls.get(placeKey(place)) ?? [];
}

/**
 * Accesses in the order in which they run while a transaction is open, as far as the code shows: by line, and those of a called function where it
 * is first called, a call before the access on its line (its arguments come first). Those that no call from the transaction's own lines leads to
 * come last, by place. Both ways of a branch count, and a loop once.
 */
export function inRunningOrder(accesses: readonly DataAccess[], transaction: Transaction, callsOf: CallsOf): readonly DataAccess[] {
  const open = new Map<string, DataAccess[]>();
  for (const access of accesses) {
    const key = placeKey({ unit: access.by, member: access.member });
    open.set(key, [...(open.get(key) ?? []), access]);
  }
  const ordered: DataAccess[] = [];
  const entered = new Set<string>();
  function enter(place: Place, calls: readonly Reference[], depth: number): void {
    const key = placeKey(place);
    const own = [...(open.get(key) ?? [])].sort((a, b) => byLocation(a.at, b.at));
    entered.add(key);
    open.delete(key);
    for (const { to, toMember, at } of calls) {
      while (own[0] && own[0].at.line < at.line) ordered.push(...own.splice(0, 1));
      const next = { unit: to, member: toMember };
      if (depth < MAX_DEPTH && open.size > 0 && !entered.has(placeKey(next))) enter(next, callsOf(next), depth + 1);
    }
    ordered.push(...own);
  }
  const start = { unit: transaction.by, member: transaction.member };
  const within = ({ at }: Reference): boolean => at.path === transaction.path && at.line >= transaction.line && at.line <= transaction.endLine;
  enter(start, callsOf(start).filter(within), 0);
  return [...ordered, ...[...open.values()].flat().sort((a, b) => byLocation(a.at, b.at))];
}

function placeKey({ unit, member }: Place): string {
  return `${unit}\0${member ?? ''}`;
}
