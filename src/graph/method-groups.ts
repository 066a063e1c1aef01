import { isDataLayer } from '../model/data-layer.js';
import type { ClassMethod, ClassShape, Facts } from '../model/facts.js';
import type { EntityId, UnitId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { MethodGroup } from '../model/system-view.js';

/** What a framework calls when an application starts or ends touches all that an object holds, and ties nothing together. */
const WHOLE_LIFE = /^(on(Module|Application)\w+|beforeApplicationShutdown)$/;

/**
 * The methods of each class that write something, in groups that share nothing they write: an entity, or state of the object. What a method writes
 * is what it and the methods of the class that it calls write, those of a class that it extends, and those of repositories written by hand. The largest
 * group first. Writes known by a name alone are left out.
 * (The components of Hitz and Montazeri, "Measuring Coupling and Cohesion in Object-Oriented Systems", 1995, LCOM4, over what is written: fields that
 * are only read, a logger or a client, tie every method of an injected class to every other.) O(classes * methods^2) at worst.
 */
export function methodGroups(facts: Facts): ReadonlyMap<UnitId, readonly MethodGroup[]> {
  const shapes = facts.classes ?? [];
  const methods = new Map(shapes.flatMap(({ unit, methods }) => methods.map((method) => [key(unit, method.name), method] as const)));
  const doings = { methods, writes: writesByMember(facts), calls: callsWithin(facts), asks: callsToDataLayer(facts) };
  return new Map(shapes.map((shape) => [shape.unit, groupsOf(shape, doings)]));
}

/** By member, as `key` writes it. */
interface Doings {
  readonly methods: ReadonlyMap<string, ClassMethod>;
  /** Entities. */
  readonly writes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of the same class, and of those it extends. */
  readonly calls: ReadonlyMap<string, ReadonlySet<string>>;
  /** Members of the data layer, where the class is none itself; of an interface those of all that implement it. */
  readonly asks: ReadonlyMap<string, ReadonlySet<string>>;
}

function key(unit: string, member: string): string {
  return `${unit}\0${member}`;
}

function writesByMember({ accesses }: Facts): Doings['writes'] {
  const found = new Map<string, Set<string>>();
  for (const { mode, by, member, entity, confidence } of accesses) {
    if (mode === 'write' && member !== null && confidence !== 'low') add(found, key(by, member), entity);
  }
  return found;
}

function callsWithin({ references, classes }: Facts): Doings['calls'] {
  const extended = new Map<string, Set<string>>();
  for (const { kind, from, to } of references) if (kind === 'extend') add(extended, from, to);
  const found = new Map<string, Set<string>>();
  for (const { kind, from, to, fromMember, toMember } of references) {
    if (kind !== 'call' || fromMember === null || toMember === null) continue;
    if (from === to || basesOf(from, extended).has(to)) add(found, key(from, fromMember), key(to, toMember));
  }
  for (const shape of classes ?? []) noteAbove(shape, basesOf(shape.unit, extended), found);
  return found;
}

function callsToDataLayer({ references, units }: Facts): Doings['asks'] {
  const layer = new Set(units.filter(({ name }) => isDataLayer(name)).map(({ id }) => id));
  const implementers = new Map<string, Set<string>>();
  for (const { kind, from, to } of references) if (kind === 'extend' && layer.has(to)) add(implementers, to, from);
  const found = new Map<string, Set<string>>();
  for (const { kind, from, to, fromMember, toMember } of references) {
    if (kind !== 'call' || fromMember === null || toMember === null || !layer.has(to) || layer.has(from)) continue;
    for (const unit of [to, ...(implementers.get(to) ?? [])]) add(found, key(from, fromMember), key(unit, toMember));
  }
  return found;
}

/** `super.place()` is the method of whichever class above has it. */
function noteAbove({ unit, methods }: ClassShape, bases: ReadonlySet<string>, calls: Map<string, Set<string>>): void {
  for (const { name, above } of methods) {
    for (const base of bases) for (const other of above) if (base !== unit) add(calls, key(unit, name), key(base, other));
  }
}

/** A class and all that it extends. */
function basesOf(unit: string, extended: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const seen = new Set([unit]);
  for (const one of seen) for (const base of extended.get(one) ?? []) seen.add(base);
  return seen;
}

function add(sets: Map<string, Set<string>>, at: string, item: string): void {
  const set = sets.get(at);
  if (set) set.add(item);
  else sets.set(at, new Set([item]));
}

/** One method with all that it does, itself or through others of its class. */
interface Doing {
  readonly method: ClassMethod;
  readonly entities: ReadonlySet<string>;
  readonly state: ReadonlySet<string>;
  readonly uses: ReadonlySet<string>;
}

function groupsOf({ unit, methods, given }: ClassShape, { methods: known, writes, calls, asks }: Doings): readonly MethodGroup[] {
  const doings = methods.map((method): Doing => {
    const run = reached(key(unit, method.name), [calls]);
    const writing = reached(key(unit, method.name), [calls, asks]);
    return {
      method,
      entities: new Set(writing.flatMap((member) => [...(writes.get(member) ?? [])])),
      state: new Set(run.flatMap((member) => known.get(member)?.sets ?? [])),
      uses: new Set(run.flatMap((member) => known.get(member)?.uses ?? [])),
    };
  });
  const writing = doings.filter(({ method, entities, state }) => entities.size + state.size > 0 && !WHOLE_LIFE.test(method.name));
  return unite(writing)
    .map((group) => toGroup(group, doings, given))
    .sort((a, b) => b.methods.length - a.methods.length || b.entities.length - a.entities.length || (a.methods[0]?.line ?? 0) - (b.methods[0]?.line ?? 0));
}

/** A member and those that it leads to by these calls. */
function reached(start: string, calls: readonly Doings['calls'][]): readonly string[] {
  const seen = new Set([start]);
  for (const member of seen) for (const one of calls) for (const next of one.get(member) ?? []) seen.add(next);
  return [...seen];
}

/** Methods that share an entity or state, directly or by way of others. */
function unite(doings: readonly Doing[]): readonly (readonly Doing[])[] {
  let groups: { readonly doings: readonly Doing[]; readonly written: ReadonlySet<string> }[] = [];
  for (const doing of doings) {
    const written = new Set([...doing.entities, ...Array.from(doing.state, (name) => `this.${name}`)]);
    const met = groups.filter((group) => [...written].some((one) => group.written.has(one)));
    const joined = { doings: [...met.flatMap((group) => group.doings), doing], written: new Set([...met.flatMap((group) => [...group.written]), ...written]) };
    groups = [...groups.filter((group) => !met.includes(group)), joined];
  }
  return groups.map((group) => group.doings);
}

/** `all` are the methods of the class: a part is a group's own where no method outside uses it but its own helpers. */
function toGroup(group: readonly Doing[], all: readonly Doing[], given: ClassShape['given']): MethodGroup {
  const inside = new Set(group.map(({ method }) => method.name));
  const outside = new Set(all.filter(({ method }) => !inside.has(method.name)).flatMap(({ uses }) => [...uses]));
  const sorted = (pick: (doing: Doing) => ReadonlySet<string>): string[] => [...new Set(group.flatMap((doing) => [...pick(doing)]))].sort(compareText);
  const used = new Set(group.flatMap(({ uses }) => [...uses]));
  return {
    methods: group.map(({ method }) => method).sort((a, b) => a.line - b.line),
    entities: sorted(({ entities }) => entities) as EntityId[], // keys of accesses
    state: sorted(({ state }) => state),
    own: given.filter(({ name }) => used.has(name) && !outside.has(name)),
  };
}
