import type { DataAccess, EntryPoint, Facts, Unit } from '../model/facts.js';
import { indexAccesses, indexCalls, runFrom, type Start } from './running-order.js';

/**
 * What each entry point reads and writes, in the order in which its code and what it calls runs (both ways of a branch count, a loop once); one list
 * an entry point, in the order of `facts.entryPoints`. Each place, entity and mode comes once. Events that it publishes are not followed.
 */
export function entrySequences(facts: Facts): readonly (readonly DataAccess[])[] {
  const callsOf = indexCalls(facts.references);
  const accesses = indexAccesses(distinct(facts.accesses));
  return entryStarts(facts).map((start) => runFrom(start, accesses, callsOf));
}

/** The lines from which each entry point runs; in the order of `facts.entryPoints`. The same for two that run the same function. */
export function entryStarts({ units, entryPoints }: Pick<Facts, 'units' | 'entryPoints'>): readonly Start[] {
  const homes = new Map(units.map((unit) => [unit.id, unit]));
  return entryPoints.map((entry) => {
    const { unit, member, at } = entry;
    const home = homes.get(unit);
    const start = { unit, member, path: home?.path ?? at.path };
    // Handlers that stand side by side in a file's own statements, or in a function that makes a router, reach to where the next one begins.
    const alone = home?.kind !== 'module' && !hasSiblings(entry, home, entryPoints);
    if (member !== null || alone) return { ...start, line: 1, endLine: Number.MAX_SAFE_INTEGER };
    return { ...start, line: at.line, endLine: nextLine(entry, entryPoints) - 1 };
  });
}

/** Whether other entry points begin in the same unit, within its own lines: one function that is given to two routes elsewhere is whole for both. */
function hasSiblings({ unit, at }: EntryPoint, home: Unit | undefined, all: readonly EntryPoint[]): boolean {
  const isInside = (place: EntryPoint['at']): boolean =>
    home !== undefined && place.path === home.path && place.line >= home.line && place.line <= home.endLine;
  return isInside(at) && all.some((other) => other.unit === unit && other.member === null && other.at.line !== at.line && isInside(other.at));
}

function nextLine({ unit, at }: EntryPoint, all: readonly EntryPoint[]): number {
  const later = all.filter((other) => other.unit === unit && other.member === null && other.at.line > at.line).map((other) => other.at.line);
  return Math.min(Number.MAX_SAFE_INTEGER, ...later);
}

/** An access that several transactions hold comes once for each; here once. */
function distinct(accesses: readonly DataAccess[]): readonly DataAccess[] {
  const seen = new Map(accesses.map((access) => [[access.by, access.member, access.at.path, access.at.line, access.entity, access.mode].join('\0'), access]));
  return [...seen.values()];
}
