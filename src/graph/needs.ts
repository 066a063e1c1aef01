import type { Facts, Reference } from '../model/facts.js';
import type { EntityId, ServiceId, UnitId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { Need } from '../model/system-view.js';
import { fileOf } from './coupling.js';
import { basesOf, callsApart, closure, keyOf, type Neighbours, readNeighbours, startsOf } from './crossings.js';

interface Homes {
  readonly serviceOf: (path: string) => ServiceId | null;
  readonly ownerOf: (entity: EntityId) => ServiceId | null;
}

/**
 * The calls by which a service needs another at run time: their target leads, through any number of calls, to code of the called service that touches
 * data which that service owns. All else moves along with whoever uses it: imports, wiring and relations of an ORM; what works in memory; shared code
 * that is in a service by chance and reads the data of a third. Events wait for nobody. What only runs when the program starts, or by the guess of a
 * name, counts not. Null where nobody looked what calls lead to.
 */
export function readNeeds(facts: Facts, { serviceOf, ownerOf }: Homes): ReadonlyMap<Reference, Need> | null {
  if (facts.outsideCalls === undefined) return null;
  const apart = callsApart(facts, serviceOf);
  if (apart.length === 0) return new Map();
  const neighbours = readNeighbours(facts);
  const isServed = servedCalls(facts, neighbours);
  const extended = extendedBy(facts, serviceOf);
  const touching = ownTouches(facts, { serviceOf, ownerOf }, neighbours);
  const needs = apart.flatMap(({ call, from, to }) => {
    if (extended.get(from)?.has(call.to)) return [];
    const entities = touching.get(to)?.get(keyOf(call.to, call.toMember)) ?? [];
    return entities.length > 0 && isServed(call) ? [[call, { reference: call, entities }] as const] : [];
  });
  return new Map(needs);
}

/** For each service, the classes that its own classes extend, at any depth: a call of one may be of the heir, and the base goes along with that. */
function extendedBy({ references }: Facts, serviceOf: Homes['serviceOf']): ReadonlyMap<ServiceId, ReadonlySet<UnitId>> {
  const bases = basesOf(references);
  const extended = new Map<ServiceId, Set<UnitId>>();
  for (const heir of bases.keys()) {
    const service = serviceOf(fileOf(heir));
    if (service === null) continue;
    const seen = extended.get(service) ?? new Set<UnitId>();
    extended.set(service, seen);
    const above = new Set(bases.get(heir));
    for (const base of above) for (const next of bases.get(base) ?? []) above.add(next);
    for (const base of above) seen.add(base);
  }
  return extended;
}

/** For each service, the members that lead to its own code on its own data, and which entities these are. */
function ownTouches(
  { accesses }: Facts,
  { serviceOf, ownerOf }: Homes,
  { callers }: Neighbours,
): ReadonlyMap<ServiceId, ReadonlyMap<string, readonly EntityId[]>> {
  const seeds = new Map<EntityId, string[]>();
  for (const { entity, by, member, at, confidence } of accesses) {
    const owner = confidence === 'low' ? null : ownerOf(entity);
    if (owner !== null && serviceOf(at.path) === owner) seeds.set(entity, [...(seeds.get(entity) ?? []), keyOf(by, member)]);
  }
  const touches = new Map<ServiceId, Map<string, EntityId[]>>();
  for (const [entity, members] of [...seeds].sort(([a], [b]) => compareText(a, b))) {
    const owner = ownerOf(entity);
    if (owner === null) continue;
    const reached = touches.get(owner) ?? new Map<string, EntityId[]>();
    touches.set(owner, reached);
    for (const key of closure(members, callers)) reached.set(key, [...(reached.get(key) ?? []), entity]);
  }
  return touches;
}

/**
 * Whether a call runs while the program serves, not only when it starts. It starts with the statements of files, constructors and functions that nobody
 * calls (these only where some entry point is known: they may be one that is not). It serves from entry points on, and from methods that nobody is seen to
 * call, as a framework may.
 */
function servedCalls(facts: Facts, { callers, callees }: Neighbours): (call: Reference) => boolean {
  const { members, handles } = startsOf(facts, () => true);
  const functions = new Set(facts.units.filter(({ kind }) => kind === 'function').map(({ id }) => id));
  const calls = facts.references.filter(({ kind }) => kind === 'call');
  const roots = calls.filter(({ from, fromMember }) => !callers.has(keyOf(from, fromMember)));
  const isStart = ({ from, fromMember }: Reference): boolean =>
    fromMember === null ? !functions.has(from) || facts.entryPoints.length > 0 : fromMember === 'constructor';
  const callerOf = ({ from, fromMember }: Reference): string => keyOf(from, fromMember);
  const starting = closure(roots.filter(isStart).map(callerOf), callees);
  const handled = calls.filter(handles).map(({ to, toMember }) => keyOf(to, toMember));
  const serving = closure([...members, ...handled, ...roots.filter((call) => !isStart(call)).map(callerOf)], callees);
  return (call) => serving.has(callerOf(call)) || !starting.has(callerOf(call)) || handles(call);
}
