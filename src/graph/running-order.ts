import type { DataAccess, Reference, Transaction } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import { byLocation } from '../model/location.js';

/** Calls of calls are followed this far, as the transactions themselves are. */
export const MAX_DEPTH = 6;

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

/** What a member does at a place: an access, a call outside. */
export type Made = Pick<DataAccess, 'by' | 'member' | 'at'>;

/**
 * Accesses in the order in which they run while a transaction is open, as far as the code shows: by line, and those of a called function where it
 * is first called, a call before the access on its line (its arguments come first). Those that no call from the transaction's own lines leads to
 * come last, by place. Both ways of a branch count, and a loop once.
 */
export function inRunningOrder<Item extends Made>(accesses: readonly Item[], transaction: Transaction, callsOf: CallsOf): readonly Item[] {
  const { by: unit, path, line, endLine } = transaction;
  const ordered = runFrom({ unit, member: transaction.member, path, line, endLine }, indexAccesses(accesses), callsOf);
  const seen = new Set(ordered);
  return [...ordered, ...accesses.filter((access) => !seen.has(access)).sort((a, b) => byLocation(a.at, b.at))];
}

/** Accesses by the member that makes them. */
export type AccessesOf<Item extends Made = DataAccess> = ReadonlyMap<string, readonly Item[]>;

/** Reads once which member makes which accesses; those of one member by place. */
export function indexAccesses<Item extends Made>(accesses: readonly Item[]): AccessesOf<Item> {
  const index = new Map<string, Item[]>();
  for (const access of accesses) {
    const key = placeKey({ unit: access.by, member: access.member });
    const known = index.get(key);
    if (known) known.push(access);
    else index.set(key, [access]);
  }
  for (const list of index.values()) list.sort((a, b) => byLocation(a.at, b.at));
  return index;
}

/** Lines of a member from which code runs. */
export interface Start extends Place {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

/** The accesses that run from some lines of a member, in order as above. */
export function runFrom<Item extends Made>(start: Start, accesses: AccessesOf<Item>, callsOf: CallsOf): readonly Item[] {
  const ordered: Item[] = [];
  const entered = new Set<string>();
  let waiting = accesses.size;
  const isWithin = ({ at }: Pick<Reference, 'at'>): boolean => at.path === start.path && at.line >= start.line && at.line <= start.endLine;
  function enter(key: string, calls: readonly Reference[], depth: number): void {
    const all = accesses.get(key) ?? [];
    const own = depth === 0 ? all.filter(isWithin) : all;
    let done = 0;
    entered.add(key);
    if (accesses.has(key)) waiting -= 1;
    for (const { to, toMember, at } of calls) {
      for (let next = own[done]; next !== undefined && next.at.line < at.line; next = own[done]) {
        ordered.push(next);
        done += 1;
      }
      const next = { unit: to, member: toMember };
      const nextKey = placeKey(next);
      if (depth < MAX_DEPTH && waiting > 0 && !entered.has(nextKey)) enter(nextKey, callsOf(next), depth + 1);
    }
    ordered.push(...own.slice(done));
  }
  enter(placeKey(start), callsOf(start).filter(isWithin), 0);
  return ordered;
}

function placeKey({ unit, member }: Place): string {
  return `${unit}\0${member ?? ''}`;
}
