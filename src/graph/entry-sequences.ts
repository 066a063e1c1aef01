import type { DataAccess, EntryPoint, Facts } from '../model/facts.js';
import { indexAccesses, indexCalls, runFrom } from './running-order.js';

/**
 * What each entry point reads and writes, in the order in which its code and what it calls runs (both ways of a branch count, a loop once); one list
 * an entry point, in the order of `facts.entryPoints`. Each place, entity and mode comes once. Events that it publishes are not followed.
 */
export function entrySequences(facts: Facts): readonly (readonly DataAccess[])[] {
  const callsOf = indexCalls(facts.references);
  const accesses = indexAccesses(distinct(facts.accesses));
  const units = new Map(facts.units.map((unit) => [unit.id, unit]));
  return facts.entryPoints.map((entry) => {
    const { unit, member, at } = entry;
    // Handlers that stand in a file's own statements reach to where the next one begins; a method is its own.
    const endLine = member === null && units.get(unit)?.kind === 'module' ? nextLine(entry, facts.entryPoints) - 1 : Number.MAX_SAFE_INTEGER;
    const line = endLine === Number.MAX_SAFE_INTEGER ? 1 : at.line;
    return runFrom({ unit, member, path: units.get(unit)?.path ?? at.path, line, endLine }, accesses, callsOf).ordered;
  });
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
