import type { FileFacts } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import { type Binding, classBindings, objectBindings } from './bindings.js';
import { CONTAINERS, containerBindings } from './containers.js';
import { registrationsIn } from './cradle.js';
import { isStandIn, onlyImplementers } from './implementers.js';
import type { Lookup } from './lookup.js';
import { tokenOf } from './tokens.js';
import { sameMeaning } from './types.js';

/** Which class stands in for an interface or abstract class, and what each injection token gives. */
export interface Injection {
  readonly implementations: ReadonlyMap<UnitId, UnitId>;
  /** By the token's key. */
  readonly tokens: ReadonlyMap<string, Meaning>;
  /** What awilix gives by name. */
  readonly cradle: ReadonlyMap<string, Meaning>;
  /** Constructors and factories that are handed the cradle, as `path#scope`. */
  readonly makers: ReadonlySet<string>;
}

/** What is known before anything is read. */
export const NOTHING_BOUND: Injection = { implementations: new Map(), tokens: new Map(), cradle: new Map(), makers: new Set() };

/**
 * Reads how the repository binds abstractions to classes: provider objects, container calls, classes that register themselves,
 * and, where nothing is said, the only class that implements an interface or extends an abstract class.
 * A token that is bound to different things says nothing; stand-ins for tests do not count.
 */
export function readInjection(lookup: Lookup): Injection {
  const bound: AllBound = { tokens: new Map(), stated: new Map() };
  const packages = containersUsed(lookup);
  for (const { facts } of lookup.files.values()) {
    for (const binding of bindingsOf(lookup, facts, packages.size > 0)) noteBinding(lookup, facts.path, { binding, bound });
  }
  const { cradle, makers } = packages.has('awilix') ? readCradle(lookup) : NOTHING_BOUND;
  return { implementations: implementations(lookup, bound.stated), tokens: settled(bound.tokens), cradle, makers };
}

/** By token, and by interface or class. */
interface AllBound {
  readonly tokens: Bound<string>;
  readonly stated: Bound<UnitId>;
}

function noteBinding(lookup: Lookup, path: string, { binding, bound }: { readonly binding: Binding; readonly bound: AllBound }): void {
  const token = tokenOf(lookup, { path, expression: binding.token });
  const given = token && binding.given(lookup);
  if (!token || !given) return;
  note(bound.tokens, token.key, given);
  if (given.kind !== 'instance') return;
  for (const unit of [token.unit, binding.type ?? null]) if (unit !== null && unit !== given.unit) note(bound.stated, unit, given);
}

function* bindingsOf(lookup: Lookup, facts: FileFacts, asksContainers: boolean): Iterable<Binding> {
  yield* objectBindings(facts);
  if (!asksContainers) return;
  yield* classBindings(facts);
  yield* containerBindings(lookup, facts);
}

function containersUsed(lookup: Lookup): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { facts } of lookup.files.values()) {
    for (const { specifier } of facts.imports) if (CONTAINERS.has(specifier) && !specifier.startsWith('@nestjs/')) used.add(specifier);
  }
  return used;
}

/** What each key is bound to; null where to several. */
type Bound<Key> = Map<Key, Meaning | null>;

function note<Key>(bound: Bound<Key>, key: Key, given: Meaning): void {
  const known = bound.get(key);
  if (known === undefined || (known !== null && isFake(known))) bound.set(key, given);
  else if (known !== null && !isFake(given) && !sameMeaning(known, given)) bound.set(key, null);
}

function isFake(meaning: Meaning): boolean {
  return meaning.kind === 'instance' && isStandIn(meaning.unit);
}

function settled<Key>(bound: Bound<Key>): Map<Key, Meaning> {
  const known = new Map<Key, Meaning>();
  for (const [key, meaning] of bound) if (meaning !== null) known.set(key, meaning);
  return known;
}

function implementations(lookup: Lookup, stated: Bound<UnitId>): ReadonlyMap<UnitId, UnitId> {
  const found = onlyImplementers(lookup);
  for (const [unit, given] of stated) {
    if (given?.kind === 'instance') found.set(unit, given.unit);
    else found.delete(unit);
  }
  return found;
}

function readCradle(lookup: Lookup): Pick<Injection, 'cradle' | 'makers'> {
  const cradle: Bound<string> = new Map();
  const makers = new Set<string>();
  for (const { facts } of lookup.files.values()) {
    for (const registration of registrationsIn(lookup, facts)) {
      const given = registration.given(lookup);
      if (given) note(cradle, registration.name, given);
      const maker = registration.maker(lookup);
      if (maker) makers.add(`${maker.path}#${maker.scope}`);
    }
  }
  return { cradle: settled(cradle), makers };
}
