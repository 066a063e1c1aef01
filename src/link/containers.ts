import type { CallFact, Expression, FileFacts } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import { type Binding, calledFrom, madeFrom, type Placed, provided, typeArgument, valueAt } from './bindings.js';
import type { Lookup } from './lookup.js';
import { givenFor, tokenOf } from './tokens.js';

/** Packages whose containers give objects by class or token. */
export const CONTAINERS: ReadonlySet<string> = new Set(['@nestjs/core', '@nestjs/common', 'tsyringe', 'typedi', 'inversify', 'awilix']);
/** Their methods that give one. */
const ASKS: ReadonlySet<string> = new Set(['get', 'getAsync', 'resolve', 'resolveAsync', 'create', 'build', 'getNamed', 'getTagged']);

/** What asking a container gives: by the bound token, the class itself, or the type argument of the question; null where the call asks for nothing known. */
export function askedOf(lookup: Lookup, path: string, call: CallFact): Meaning | null {
  const [expression] = call.arguments;
  if (!expression || call.callee.kind !== 'member' || !ASKS.has(call.callee.name)) return null;
  const token = tokenOf(lookup, { path, expression });
  const given = token && (givenFor(lookup, token) ?? lookup.cradleMeaning(token.key));
  if (given) return given;
  const typed = typeArgument(lookup, path, call);
  return typed?.kind === 'instance' ? { ...typed, unit: lookup.implementationOf(typed.unit) } : typed;
}

/** The bindings that a file makes by calling a container: `bind(X).to(Y)`, `registerSingleton(X, Y)`, `Container.set(X, y)`. */
export function* containerBindings(lookup: Lookup, facts: FileFacts): Iterable<Binding> {
  for (const call of facts.calls) {
    const { callee } = call;
    if (callee.kind !== 'member') continue;
    const fluent = FLUENT.get(callee.name);
    const binding = fluent ? fluentBinding(lookup, facts, { call, given: fluent }) : calledBinding(lookup, facts.path, call, callee.object);
    if (binding) yield binding;
  }
}

type Given = (lookup: Lookup, placed: Placed) => Meaning | null;

const asGiven: Given = (lookup, { path, scope, expression }) => lookup.expressionMeaning(path, scope, expression);

/** The second half of `bind(token).to(…)` and how it gives its argument; without one it gives the token itself. */
const FLUENT: ReadonlyMap<string, Given> = new Map([
  ['to', madeFrom],
  ['toSelf', madeFrom],
  ['toService', madeFrom],
  ['toConstantValue', asGiven],
  ['toDynamicValue', calledFrom],
]);

function fluentBinding(lookup: Lookup, { path, calls }: FileFacts, { call, given }: { readonly call: CallFact; readonly given: Given }): Binding | null {
  const object = call.callee.kind === 'member' ? call.callee.object : call.callee;
  const bind = object.kind === 'call' ? calls[object.call] : undefined;
  const name = bind?.callee.kind === 'member' || bind?.callee.kind === 'name' ? bind.callee.name : '';
  const [token] = bind?.arguments ?? [];
  if (!bind || !token || (name !== 'bind' && name !== 'rebind')) return null;
  const expression = call.arguments[0] ?? token;
  return { token, type: spokenOf(lookup, path, bind), given: () => given(lookup, { path, scope: call.scope, expression }) };
}

/** Methods that take a token and what it gives. */
const TAKES: ReadonlyMap<string, Given> = new Map([
  ['register', (lookup, placed) => (placed.expression.kind === 'object' ? provided(lookup, placed) : madeFrom(lookup, placed))],
  ['registerSingleton', madeFrom],
  ['registerType', madeFrom],
  ['registerInstance', asGiven],
  ['set', asGiven],
]);

function calledBinding(lookup: Lookup, path: string, call: CallFact, object: Expression): Binding | null {
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  const given = TAKES.get(name);
  const [first, second] = call.arguments;
  if (!given || !first || !isContainer(lookup.expressionMeaning(path, call.scope, object))) return null;
  if (second) return { token: first, type: spokenOf(lookup, path, call), given: () => given(lookup, { path, scope: call.scope, expression: second }) };
  const token = first.kind === 'object' ? valueAt(first.properties, 'id') : undefined;
  return token ? { token, given: () => provided(lookup, { path, scope: call.scope, expression: first }) } : null;
}

function isContainer(meaning: Meaning | null): boolean {
  return meaning?.kind === 'external' && CONTAINERS.has(meaning.trail.module);
}

function spokenOf(lookup: Lookup, path: string, call: CallFact): UnitId | null {
  const typed = typeArgument(lookup, path, call);
  return typed?.kind === 'instance' ? typed.unit : null;
}
