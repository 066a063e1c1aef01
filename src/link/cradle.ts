import type { CallFact, Expression, FileFacts } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import { calledFrom, madeFrom, type Placed } from './bindings.js';
import type { Lookup } from './lookup.js';
import { functionPlace } from './parameters.js';

/** One name of the cradle, what it gives, and the function that is handed the cradle to make it. */
export interface Registration {
  readonly name: string;
  given(lookup: Lookup): Meaning | null;
  /** File and scope of the constructor or factory; null for a value. */
  maker(lookup: Lookup): { readonly path: string; readonly scope: number } | null;
}

/** What a file registers with awilix: `container.register({ orders: asClass(OrderService).singleton() })`, `container.register('orders', asClass(OrderService))`. */
export function* registrationsIn(lookup: Lookup, facts: FileFacts): Iterable<Registration> {
  for (const call of facts.calls) {
    if (call.callee.kind !== 'member' || call.callee.name !== 'register') continue;
    for (const [name, placed] of namedIn(lookup, facts.path, call)) {
      const found = registration(lookup, name, placed);
      if (found) yield found;
    }
  }
}

function namedIn(lookup: Lookup, path: string, { arguments: [first, second], scope }: CallFact): readonly (readonly [string, Placed])[] {
  if (!first) return [];
  if (first.kind === 'literal') return second ? [[String(first.value), { path, scope, expression: second }]] : [];
  const value = lookup.expressionMeaning(path, scope, first);
  const expression = value?.kind === 'value' ? value.expression : heldObject(lookup, value);
  const place = value?.kind === 'value' ? value : { path, scope };
  if (expression?.kind !== 'object') return [];
  return expression.properties.map((property) => [property.key, { path: place.path, scope: place.scope, expression: property.value }] as const);
}

/** The object literal that a constant holds. */
function heldObject(lookup: Lookup, meaning: Meaning | null): Expression | null {
  return meaning?.kind === 'declared' ? (lookup.units.get(meaning.unit)?.fact.initialiser ?? null) : null;
}

/** How awilix is told to make a thing, and what comes of its argument. */
const MADE: ReadonlyMap<string, 'class' | 'function' | 'value'> = new Map([
  ['asClass', 'class'],
  ['asFunction', 'function'],
  ['asValue', 'value'],
]);

function registration(lookup: Lookup, name: string, { path, expression }: Placed): Registration | null {
  const made = innermost(lookup.files.get(path)?.facts, expression);
  const kind = made && MADE.get(calledName(made));
  const [argument] = made?.arguments ?? [];
  if (!made || !kind || !argument) return null;
  const placed: Placed = { path, scope: made.scope, expression: argument };
  const meaning = (): Meaning | null => lookup.expressionMeaning(path, made.scope, argument);
  if (kind === 'class') return { name, given: () => madeFrom(lookup, placed), maker: () => constructorOf(lookup, meaning()) };
  if (kind === 'value') return { name, given: meaning, maker: () => null };
  return { name, given: () => calledFrom(lookup, placed), maker: () => makerOf(lookup, meaning()) };
}

/** The call at the start of a chain: `asClass(X)` of `asClass(X).singleton().disposer(…)`. */
function innermost(facts: FileFacts | undefined, expression: Expression): CallFact | null {
  let current = expression;
  while (current.kind === 'call') {
    const call: CallFact | undefined = facts?.calls[current.call];
    if (!call) return null;
    if (MADE.has(calledName(call)) || call.callee.kind !== 'member') return call;
    current = call.callee.object;
  }
  return null;
}

function calledName({ callee }: CallFact): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

function makerOf(lookup: Lookup, meaning: Meaning | null): ReturnType<Registration['maker']> {
  return meaning && functionPlace(lookup, meaning);
}

/** The constructor that runs for a class: its own, else the nearest inherited one. */
function constructorOf(lookup: Lookup, meaning: Meaning | null): { readonly path: string; readonly scope: number } | null {
  if (meaning?.kind !== 'declared') return null;
  for (const link of lookup.chainOf(meaning.unit, []).links) {
    const declared = link.meaning.kind === 'instance' ? lookup.units.get(link.meaning.unit) : undefined;
    const scope = declared?.fact.members.find(({ kind }) => kind === 'constructor')?.scope ?? declared?.fact.scope;
    if (declared && scope != null) return { path: declared.path, scope };
  }
  return null;
}
