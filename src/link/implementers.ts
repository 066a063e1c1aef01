import type { UnitId } from '../model/ids.js';
import { type Lookup, NO_ENVIRONMENT } from './lookup.js';
import { isAbstract } from './stand-ins.js';

/** Names of classes that stand in for others in tests only. */
const STAND_IN = /fake|mock|stub|in-?memory|dummy/i;

/** Whether a class, by its name, stands in for another in tests. */
export function isStandIn(unit: UnitId): boolean {
  return STAND_IN.test(unit.slice(unit.lastIndexOf('#') + 1));
}

/** Interfaces and abstract classes with exactly one class behind them, stand-ins for tests not counted. */
export function onlyImplementers(lookup: Lookup): Map<UnitId, UnitId> {
  const candidates = new Map<UnitId, UnitId[]>();
  for (const [unit, declared] of lookup.units) {
    if (declared.fact.kind !== 'class' || declared.fact.abstract || isStandIn(unit)) continue;
    for (const written of [...declared.fact.implements, ...declared.fact.extends]) {
      const base = lookup.typeMeaning(declared.path, written, NO_ENVIRONMENT);
      if (base?.kind === 'instance' && isAbstract(lookup, base.unit)) candidates.set(base.unit, [...(candidates.get(base.unit) ?? []), unit]);
    }
  }
  const only = new Map<UnitId, UnitId>();
  for (const [abstraction, [first, ...others]] of candidates) if (first && others.length === 0) only.set(abstraction, first);
  return only;
}
