import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import type { Lookup } from './lookup.js';

/**
 * What is meant by a written type: the class that stands in for an interface or abstract class; where several could,
 * the class of the value that is set, if it is known.
 */
export function standIn(lookup: Lookup, typed: Meaning, value: () => Meaning | null): Meaning {
  if (typed.kind !== 'instance') return typed;
  const implementation = lookup.implementationOf(typed.unit);
  if (implementation !== typed.unit) return { ...typed, unit: implementation };
  if (!isAbstract(lookup, typed.unit)) return typed;
  const set = value();
  return set?.kind === 'instance' && !isAbstract(lookup, set.unit) ? set : typed;
}

/** Whether a unit has no objects of its own: an interface, an object type, an abstract class. */
export function isAbstract(lookup: Lookup, unit: UnitId): boolean {
  const fact = lookup.units.get(unit)?.fact;
  return fact?.kind === 'interface' || fact?.kind === 'type' || (fact?.kind === 'class' && fact.abstract);
}
