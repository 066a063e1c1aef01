import type { EntryPoint, Facts, Reference } from '../model/facts.js';
import type { ServiceId, UnitId } from '../model/ids.js';
import type { Crossing } from '../model/system-view.js';
import { fileOf } from './coupling.js';
import { entryStarts } from './entry-sequences.js';
import type { Start } from './running-order.js';

/** Every call whose target lies in another service, by place. What is made with `new`, and what a class inherits, goes along with its user: no crossing. */
export function readCrossings(facts: Facts, serviceOf: (path: string) => ServiceId | null): readonly Crossing[] {
  const apart = callsApart(facts, serviceOf);
  if (apart.length === 0) return [];
  const reach = readReach(facts);
  return apart.map(({ call, from, to }) => {
    const callee = keyOf(call.to, call.toMember);
    return {
      call,
      from,
      to,
      reaches: reach.data.has(callee) ? 'data' : reach.outside.has(callee) ? 'outside' : call.run?.later === true ? 'unknown' : 'memory',
      retriable: !reach.adding.has(callee),
      requested: reach.requested(call),
    };
  });
}

/** The calls whose target lies in another service, and what its user does not take along. */
export function callsApart({ units, references }: Facts, serviceOf: (path: string) => ServiceId | null): readonly Pick<Crossing, 'call' | 'from' | 'to'>[] {
  const classes = new Set(units.filter(({ kind }) => kind === 'class').map(({ id }) => id));
  const bases = basesOf(references);
  return references.flatMap((call) => {
    if (call.kind !== 'call') return [];
    const [from, to] = [serviceOf(fileOf(call.from)), serviceOf(fileOf(call.to))];
    const isMade = call.toMember === null && classes.has(call.to);
    return from === null || to === null || from === to || isMade || inherits(call.from, call.to, bases) ? [] : [{ call, from, to }];
  });
}

/** Members by what they lead to, through any number of calls; and what requests lead to. */
interface Reach {
  readonly data: ReadonlySet<string>;
  readonly outside: ReadonlySet<string>;
  /** Of what a second run does more than the first: they write other than by deleting, or change something outside. */
  readonly adding: ReadonlySet<string>;
  /** Whether a request waits for what the call does. */
  requested(call: Reference): boolean;
}

function readReach(facts: Facts): Reach {
  const { accesses, outsideCalls = [] } = facts;
  const { callers, callees } = readNeighbours(facts);
  const { members, handles } = startsOf(facts, (kind) => ASKED.has(kind));
  const called = facts.references.filter((reference) => reference.kind === 'call' && handles(reference)).map(({ to, toMember }) => keyOf(to, toMember));
  const requested = closure([...members, ...called], callees);
  const adding = [
    ...accesses.filter(({ mode, operation }) => mode === 'write' && !/delete|destroy|remove/i.test(operation)),
    ...outsideCalls.filter(({ changes }) => changes !== false),
  ];
  const keys = (places: readonly { readonly by: UnitId; readonly member: string | null }[]): readonly string[] =>
    places.map(({ by, member }) => keyOf(by, member));
  return {
    data: closure(keys(accesses), callers),
    outside: closure(keys(outsideCalls), callers),
    adding: closure(keys(adding), callers),
    requested: (call) => requested.has(keyOf(call.from, call.fromMember)) || handles(call),
  };
}

/** Entry points of which someone waits for the answer. */
const ASKED: ReadonlySet<EntryPoint['kind']> = new Set(['http', 'graphql', 'function']);

/** Where entry points of some kinds begin. */
export interface Starts {
  /** Whole members. */
  readonly members: readonly string[];
  /** Whether a call stands on those lines of a file that are a handler. */
  handles(call: Reference): boolean;
}

export function startsOf(facts: Facts, isMeant: (kind: EntryPoint['kind']) => boolean): Starts {
  const starts = entryStarts(facts).filter((_, index) => isMeant(facts.entryPoints[index]?.kind ?? 'job'));
  const isWhole = ({ line, endLine }: Start): boolean => line === 1 && endLine === Number.MAX_SAFE_INTEGER;
  const partial = new Map<UnitId, Start[]>();
  for (const start of starts) if (!isWhole(start)) append(partial, start.unit, start);
  return {
    members: starts.filter(isWhole).map(({ unit, member }) => keyOf(unit, member)),
    handles: ({ from, fromMember, at }) =>
      (partial.get(from) ?? []).some(({ member, line, endLine }) => member === fromMember && at.line >= line && at.line <= endLine),
  };
}

export interface Neighbours {
  readonly callers: ReadonlyMap<string, readonly string[]>;
  readonly callees: ReadonlyMap<string, readonly string[]>;
}

/** Who calls whom; a call of an abstraction leads to the members of that name in all that implement it. */
export function readNeighbours({ references }: Facts): Neighbours {
  const callers = new Map<string, string[]>();
  const callees = new Map<string, string[]>();
  const join = (from: string, to: string): void => {
    append(callers, to, from);
    append(callees, from, to);
  };
  const heirs = new Map<UnitId, UnitId[]>();
  for (const { kind, from, to } of references) if (kind === 'extend') append(heirs, to, from);
  const called = new Set<string>();
  for (const { kind, from, fromMember, to, toMember } of references) {
    if (kind !== 'call') continue;
    join(keyOf(from, fromMember), keyOf(to, toMember));
    if (toMember === null || called.has(keyOf(to, toMember))) continue;
    called.add(keyOf(to, toMember));
    for (const heir of heirs.get(to) ?? []) join(keyOf(to, toMember), keyOf(heir, toMember));
  }
  return { callers, callees };
}

/** What is reached from some members. */
export function closure(seeds: Iterable<string>, next: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(seeds);
  // what is added to a set while it is gone over is gone over too
  for (const key of reached) for (const other of next.get(key) ?? []) reached.add(other);
  return reached;
}

/** Who extends whom, directly. */
export function basesOf(references: readonly Reference[]): ReadonlyMap<UnitId, readonly UnitId[]> {
  const bases = new Map<UnitId, UnitId[]>();
  for (const { kind, from, to } of references) if (kind === 'extend') append(bases, from, to);
  return bases;
}

function inherits(unit: UnitId, base: UnitId, bases: ReadonlyMap<UnitId, readonly UnitId[]>): boolean {
  const seen = new Set(bases.get(unit));
  for (const one of seen) for (const next of bases.get(one) ?? []) seen.add(next);
  return seen.has(base);
}

function append<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** A member of a unit as one text. */
export function keyOf(unit: UnitId, member: string | null): string {
  return `${unit}\0${member ?? ''}`;
}
