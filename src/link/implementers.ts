import type { UnitId } from '../model/ids.js';
import { type Lookup, NO_ENVIRONMENT } from './lookup.js';
import { isAbstract } from './stand-ins.js';

/** Names of classes that stand in for others in tests only. */
const STAND_IN = /fake|mock|stub|in-?memory|dummy/i;

/** Whether a class, by its name, stands in for another in tests. */
export function isStandIn(unit: UnitId): boolean {
  return STAND_IN.test(unit.slice(unit.lastIndexOf('#') + 1));
}

/** Interfaces and abstract classes with exactly one class behind them, also behind those that extend them; stand-ins for tests not counted. */
export function onlyImplementers(lookup: Lookup): Map<UnitId, UnitId> {
  const candidates = new Map<UnitId, UnitId[]>();
  for (const [unit, { fact }] of lookup.units) {
    if (fact.kind !== 'class' || fact.abstract || isStandIn(unit)) continue;
    for (const base of abstractionsOf(lookup, unit)) candidates.set(base, [...(candidates.get(base) ?? []), unit]);
  }
  const only = new Map<UnitId, UnitId>();
  for (const [abstraction, [first, ...others]] of candidates) if (first && others.length === 0) only.set(abstraction, first);
  return only;
}

/** What a unit extends and implements that has no objects of its own, and what that extends in turn; each once. */
function abstractionsOf(lookup: Lookup, unit: UnitId): ReadonlySet<UnitId> {
  const found = new Set<UnitId>();
  addBases(lookup, unit, found);
  // a set hands out what is added to it while it is walked
  for (const at of found) addBases(lookup, at, found);
  return found;
}

function addBases(lookup: Lookup, unit: UnitId, found: Set<UnitId>): void {
  const declared = lookup.units.get(unit);
  for (const written of [...(declared?.fact.implements ?? []), ...(declared?.fact.extends ?? [])]) {
    const base = declared && lookup.typeMeaning(declared.path, written, NO_ENVIRONMENT);
    if (base?.kind === 'instance' && isAbstract(lookup, base.unit)) found.add(base.unit);
  }
}
