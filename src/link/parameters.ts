import type { CallFact } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import type { Lookup } from './lookup.js';
import { nextStep } from './names.js';
import { expectedParameter } from './parameter-types.js';

/** Array methods whose callback receives an element, by the index of that parameter. */
export const ELEMENT_CALLBACKS: ReadonlyMap<string, number> = new Map([
  ['map', 0],
  ['forEach', 0],
  ['filter', 0],
  ['find', 0],
  ['findIndex', 0],
  ['findLast', 0],
  ['flatMap', 0],
  ['some', 0],
  ['every', 0],
  ['sort', 0],
  ['reduce', 1],
  ['reduceRight', 1],
]);

/**
 * What an untyped parameter of a callback is, by the call that the callback is handed to:
 * an element of the array that is walked, or what an outside package hands in (a step on its trail).
 */
export function parameterMeaning(lookup: Lookup, path: string, scope: number, parameter: number): Meaning | null {
  const facts = lookup.files.get(path)?.facts;
  const handed = facts?.scopes[scope]?.argumentOf;
  const call = handed ? facts?.calls[handed.call] : undefined;
  if (!handed || !call) return null;
  const { callee } = call;
  if (callee.kind === 'member') {
    const object = lookup.expressionMeaning(path, call.scope, callee.object);
    if (object?.kind === 'array') return ELEMENT_CALLBACKS.get(callee.name) === parameter ? object.element : null;
    if (object?.kind === 'external') return handedIn({ lookup, path, call: handed.call, argument: handed.index }, object, callee.name, parameter);
  }
  const target = lookup.expressionMeaning(path, call.scope, callee);
  if (target?.kind === 'external') return handedIn({ lookup, path, call: handed.call, argument: handed.index }, target, '', parameter);
  if (!target) return null;
  const written = expectedParameter(lookup, target, handed.index);
  return (written && expectedParameter(lookup, written, parameter)) ?? expectedByCallee(lookup, target, handed.index, parameter);
}

interface Handing {
  readonly lookup: Lookup;
  readonly path: string;
  readonly call: number;
  readonly argument: number;
}

function handedIn(handing: Handing, receiver: Meaning & { kind: 'external' }, name: string, parameter: number): Meaning {
  const called = nextStep(receiver.trail, { kind: 'call', name, path: handing.path, call: handing.call });
  return { kind: 'external', trail: nextStep(called, { kind: 'parameter', argument: handing.argument, parameter }) };
}

/** A function of the repository that passes its own callback on (`run(work) { return db.transaction(work) }`) hands in what that call hands in. */
function expectedByCallee(lookup: Lookup, target: Meaning, argument: number, parameter: number): Meaning | null {
  const place = functionPlace(lookup, target);
  const facts = place && lookup.files.get(place.path)?.facts;
  const callback = facts?.scopes[place?.scope ?? -1]?.parameters.find((candidate) => candidate.parameter === argument && candidate.path.length === 0);
  if (!place || !facts || !callback) return null;
  for (const [index, call] of facts.calls.entries()) {
    if (!isWithin(facts.scopes, call.scope, place.scope)) continue;
    const handed = handedToCallback({ lookup, path: place.path, call: index, argument: -1 }, call, callback.name, parameter);
    if (handed) return handed;
  }
  return null;
}

/** What one call inside the wrapper gives the callback `name`: its argument where the callback is called, a step on the trail where it is passed on. */
function handedToCallback(handing: Handing, call: CallFact, name: string, parameter: number): Meaning | null {
  const { lookup, path } = handing;
  const given = call.callee.kind === 'name' && call.callee.name === name ? call.arguments[parameter] : undefined;
  if (given) return lookup.expressionMeaning(path, call.scope, given);
  const argument = call.arguments.findIndex((expression) => expression.kind === 'name' && expression.name === name);
  if (argument < 0 || call.callee.kind !== 'member') return null;
  const object = lookup.expressionMeaning(path, call.scope, call.callee.object);
  return object?.kind === 'external' ? handedIn({ ...handing, argument }, object, call.callee.name, parameter) : null;
}

function isWithin(scopes: readonly { readonly parent: number | null }[], inner: number, outer: number): boolean {
  let current: number | null = inner;
  while (current !== null && current !== outer) current = scopes[current]?.parent ?? null;
  return current === outer;
}

/** The body behind a callee: a function's scope, a method's scope, or a declared function's. */
export function functionPlace(lookup: Lookup, callee: Meaning): { readonly path: string; readonly scope: number } | null {
  if (callee.kind === 'function') return { path: callee.path, scope: callee.scope };
  if (callee.kind !== 'declared') return null;
  const declared = lookup.units.get(callee.unit);
  return declared && declared.fact.scope !== null ? { path: declared.path, scope: declared.fact.scope } : null;
}
