import type { DataAccess, Facts, OutsideCall, Reference, Transaction } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import type { Location, Span } from '../model/location.js';
import type { OutsideReach } from '../model/system-view.js';
import { type CallsOf, indexCalls } from './running-order.js';

/** Calls of calls are followed this far, as the transactions themselves are. */
const MAX_DEPTH = 6;

/** What the code reaches outside of the process. */
export interface OutsideReaching {
  /** What a member leads to, through calls, by the shortest way to each; those nearest first. What only runs later is no part of it. */
  from(unit: UnitId, member: string | null): readonly OutsideReach[];
  /**
   * What runs while a transaction is open, in the order of its lines. Where it is begun by hand, only what comes before the last line that leads to
   * an access that it holds: it may have been committed after that. Nothing runs in a list of operations, or in one call, but the operations.
   */
  during(transaction: Transaction, held: readonly DataAccess[]): readonly OutsideReach[];
}

/** Reads once who makes which outside calls. */
export function readOutsideReach({ outsideCalls = [], deferred = [], references }: Facts): OutsideReaching {
  const callsOf = indexCalls(references);
  const outsideOf = byMember(outsideCalls);
  const deferredIn = byPath(deferred);
  const isDeferred = ({ path, line }: Location, around?: Span): boolean =>
    (deferredIn.get(path) ?? []).some((span) => contains(span, line) && !(around && contains(span, around.line) && contains(span, around.endLine)));
  const walk: Walk = { callsOf, outsideOf, isDeferred };
  return {
    from: (unit, member) => reached(walk, { unit, member }),
    during: (transaction, held) => {
      if (outsideCalls.length === 0 || transaction.kind === 'array' || transaction.kind === 'implicit') return [];
      const { by: unit, member, kind } = transaction;
      const within = kind === 'manual' ? upToLastAccess(transaction, held, callsOf) : withoutEnd(transaction);
      return reached(walk, { unit, member, within }).toSorted((a, b) => firstLine(a) - firstLine(b));
    },
  };
}

interface Walk {
  readonly callsOf: CallsOf;
  readonly outsideOf: ReadonlyMap<string, readonly OutsideCall[]>;
  isDeferred(at: Location, around?: Span): boolean;
}

/** A member that the walk has come to. */
interface Stop {
  readonly unit: UnitId;
  readonly member: string | null;
  /** Only these lines of it. */
  readonly within?: Span;
  readonly through: readonly Reference[];
}

/** Breadth first, so that the first way to a call is the shortest. */
function reached(walk: Walk, start: Omit<Stop, 'through'>): readonly OutsideReach[] {
  const found: OutsideReach[] = [];
  const entered = new Set([keyOf(start.unit, start.member)]);
  let stops: readonly Stop[] = [{ ...start, through: [] }];
  for (let depth = 0; depth <= MAX_DEPTH && stops.length > 0; depth += 1) {
    found.push(...stops.flatMap((stop) => madeAt(walk, stop)));
    stops = stops.flatMap((stop) => [...onward(walk, stop, entered)]);
  }
  return found;
}

function madeAt(walk: Walk, stop: Stop): readonly OutsideReach[] {
  const { unit, member, through } = stop;
  return (walk.outsideOf.get(keyOf(unit, member)) ?? []).filter(({ at }) => runs(walk, stop, at)).map((call) => ({ call, through }));
}

/** Where the calls of a member lead that nobody has come to before. */
function* onward(walk: Walk, stop: Stop, entered: Set<string>): Iterable<Stop> {
  for (const reference of walk.callsOf(stop)) {
    const { to: unit, toMember: member } = reference;
    const key = keyOf(unit, member);
    if (entered.has(key) || !runs(walk, stop, reference.at)) continue;
    entered.add(key);
    yield { unit, member, through: [...stop.through, reference] };
  }
}

function runs({ isDeferred }: Walk, { within }: Stop, at: Location): boolean {
  return !isDeferred(at, within) && (within === undefined || (at.path === within.path && contains(within, at.line)));
}

/** A callback's last line is its closing bracket: what else stands there comes after it, as in `}).then(() => send())`. */
function withoutEnd({ path, line, endLine }: Transaction): Span {
  return { path, line, endLine: Math.max(line, endLine - 1) };
}

function upToLastAccess({ path, line, endLine, by, member }: Transaction, held: readonly DataAccess[], callsOf: CallsOf): Span {
  const touching = new Set(held.map((access) => keyOf(access.by, access.member)));
  const own = held.filter((access) => access.by === by && access.member === member).map(({ at }) => at);
  const leading = callsOf({ unit: by, member }).filter((call) => leads(call, touching, callsOf));
  const lines = [...own, ...leading.map(({ at }) => at)].filter((at) => at.path === path && at.line >= line && at.line <= endLine).map((at) => at.line);
  return { path, line, endLine: Math.max(line - 1, ...lines) };
}

/** Whether a call leads to a member that makes one of the accesses. */
function leads(call: Reference, touching: ReadonlySet<string>, callsOf: CallsOf): boolean {
  const entered = new Set<string>();
  let calls: readonly Reference[] = [call];
  for (let depth = 0; depth < MAX_DEPTH && calls.length > 0; depth += 1) {
    if (calls.some(({ to, toMember }) => touching.has(keyOf(to, toMember)))) return true;
    calls = calls.flatMap(({ to: unit, toMember: member }) => {
      const key = keyOf(unit, member);
      if (entered.has(key)) return [];
      entered.add(key);
      return callsOf({ unit, member });
    });
  }
  return false;
}

function firstLine({ call, through }: OutsideReach): number {
  return (through[0] ?? call).at.line;
}

function contains({ line, endLine }: Pick<Span, 'line' | 'endLine'>, at: number): boolean {
  return at >= line && at <= endLine;
}

function byMember(calls: readonly OutsideCall[]): ReadonlyMap<string, readonly OutsideCall[]> {
  return grouped(calls, ({ by, member }) => keyOf(by, member));
}

function byPath(spans: readonly Span[]): ReadonlyMap<string, readonly Span[]> {
  return grouped(spans, ({ path }) => path);
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function keyOf(unit: UnitId, member: string | null): string {
  return `${unit}\0${member ?? ''}`;
}
