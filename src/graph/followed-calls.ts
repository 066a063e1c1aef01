import type { Facts, Reference } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import { stronglyConnected } from './cycles.js';

interface Place {
  readonly unit: UnitId;
  readonly member: string | null;
}

/** What a call runs. */
export interface Target extends Place {
  readonly key: string;
}

/** The calls that their functions wait for, to be followed without end: a call within a circle of functions leads nowhere. */
export interface FollowedCalls {
  /** Those of a member, in the order of its lines. */
  from(place: Place): readonly Reference[];
  /** Where a call leads; null where that would go round in a circle. */
  target(call: Reference): Target | null;
}

/** Reads once who waits for whom. A call of an abstraction leads to the one class that implements it, and nowhere where there are several. */
export function followedCalls({ references }: Pick<Facts, 'references'>): FollowedCalls {
  const calls = new Map<string, Reference[]>();
  const heirs = new Map<UnitId, UnitId[]>();
  for (const reference of references) {
    if (reference.kind === 'extend') append(heirs, reference.to, reference.from);
    else if (reference.kind === 'call' && reference.run?.awaited) append(calls, keyOf({ unit: reference.from, member: reference.fromMember }), reference);
  }
  for (const list of calls.values()) list.sort((a, b) => byLocation(a.at, b.at));
  const from = (place: Place): readonly Reference[] => calls.get(keyOf(place)) ?? [];
  const meant = (call: Reference): Target => {
    const written = { unit: call.to, member: call.toMember };
    const [only, ...others] =
      call.toMember === null || calls.has(keyOf(written)) ? [] : (heirs.get(call.to) ?? []).filter((unit) => calls.has(keyOf({ ...written, unit })));
    const place = only !== undefined && others.length === 0 ? { ...written, unit: only } : written;
    return { ...place, key: keyOf(place) };
  };
  const circles = circlesOf([...calls.keys()].sort(compareText), (key) => (calls.get(key) ?? []).map((call) => meant(call).key));
  return {
    from,
    target: (call) => {
      const target = meant(call);
      const caller = keyOf({ unit: call.from, member: call.fromMember });
      const circle = circles.get(target.key);
      return target.key === caller || (circle !== undefined && circle === circles.get(caller)) ? null : target;
    },
  };
}

/** Members that call each other in a circle, each with the circle's number. */
function circlesOf(keys: readonly string[], next: (key: string) => readonly string[]): ReadonlyMap<string, number> {
  return new Map(stronglyConnected(keys, next).flatMap((circle, index) => circle.map((key) => [key, index] as const)));
}

function append<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

function keyOf({ unit, member }: Place): string {
  return `${unit}\0${member ?? ''}`;
}
