import type { EntryPoint, Facts, Reference } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import { MAX_DEPTH } from './running-order.js';

/** A line of a member, of a function (then `member` is null), or of a file's own statements. */
export interface Reached {
  readonly unit: UnitId;
  readonly member: string | null;
  readonly line: number;
}

/**
 * Asks which entry points lead to a place by calls, as far as running order is followed; in the order of `facts.entryPoints`.
 * Handlers that stand in a file's own statements reach to where the next one begins. O(calls) to ask, once for each member.
 */
export function readReach(facts: Facts): (place: Reached) => readonly EntryPoint[] {
  const callers = callersOf(facts.references);
  const entries = entriesOf(facts.entryPoints);
  const modules = new Set(facts.units.filter(({ kind }) => kind === 'module').map(({ id }) => id));
  const known = new Map<string, readonly EntryPoint[]>();
  return (place) => {
    const key = modules.has(place.unit) ? `${keyOf(place)}\0${place.line}` : keyOf(place);
    const found = known.get(key) ?? reaching(place, { callers, entries, modules, all: facts.entryPoints });
    known.set(key, found);
    return found;
  };
}

interface Indexes {
  readonly callers: ReadonlyMap<string, readonly Reached[]>;
  readonly entries: ReadonlyMap<string, readonly EntryPoint[]>;
  readonly modules: ReadonlySet<UnitId>;
  readonly all: readonly EntryPoint[];
}

function reaching(start: Reached, indexes: Indexes): readonly EntryPoint[] {
  const found = new Set<EntryPoint>();
  const entered = new Set<string>();
  let wave: readonly Reached[] = [start];
  for (let depth = 0; depth <= MAX_DEPTH && wave.length > 0; depth += 1) {
    for (const place of wave) for (const entry of entriesAt(place, indexes)) found.add(entry);
    // Each place is entered once, however many calls lead to it.
    const fresh = new Map(wave.map((place) => [keyOf(place), place]));
    for (const key of fresh.keys()) {
      if (entered.has(key)) fresh.delete(key);
      else entered.add(key);
    }
    wave = [...fresh.values()].flatMap((place) => indexes.callers.get(keyOf(place)) ?? []);
  }
  return indexes.all.filter((entry) => found.has(entry));
}

/** Those that begin with that member; of a file's own statements, the last that begins before the line. */
function entriesAt(place: Reached, { entries, modules }: Indexes): readonly EntryPoint[] {
  const own = entries.get(keyOf(place)) ?? [];
  if (!modules.has(place.unit)) return own;
  const last = Math.max(...own.map(({ at }) => at.line).filter((line) => line <= place.line));
  return own.filter(({ at }) => at.line === last);
}

function callersOf(references: readonly Reference[]): ReadonlyMap<string, readonly Reached[]> {
  const callers = new Map<string, Reached[]>();
  for (const { kind, from, fromMember, to, toMember, at } of references) {
    if (kind !== 'call') continue;
    const key = keyOf({ unit: to, member: toMember });
    const caller = { unit: from, member: fromMember, line: at.line };
    const list = callers.get(key);
    if (list) list.push(caller);
    else callers.set(key, [caller]);
  }
  return callers;
}

function entriesOf(entryPoints: readonly EntryPoint[]): ReadonlyMap<string, readonly EntryPoint[]> {
  const entries = new Map<string, EntryPoint[]>();
  for (const entry of entryPoints) entries.set(keyOf(entry), [...(entries.get(keyOf(entry)) ?? []), entry]);
  return entries;
}

function keyOf({ unit, member }: Pick<Reached, 'unit' | 'member'>): string {
  return `${unit}\0${member ?? ''}`;
}
