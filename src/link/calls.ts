import type { CallFact } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import { type Environment, type Lookup, NO_ENVIRONMENT } from './lookup.js';
import { nextStep, heldValue } from './members.js';
import { functionPlace } from './parameters.js';
import { instanceOf } from './types.js';

/** Array methods that give one element, and those that give an array of the same. */
const GIVES_ELEMENT: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
const GIVES_ARRAY: ReadonlySet<string> = new Set(['filter', 'slice', 'sort', 'concat', 'reverse', 'splice', 'toSorted', 'toReversed', 'values']);
/** Containers whose `get(SomeClass)` gives an object of that class. */
const CONTAINERS: ReadonlySet<string> = new Set(['@nestjs/core', '@nestjs/common', 'tsyringe', 'typedi', 'inversify', 'awilix']);

/** What a call gives back: a new object, a function's written or visible return, one step further on a trail. */
export function resultOfCall(lookup: Lookup, path: string, index: number): Meaning | null {
  const call = lookup.files.get(path)?.facts.calls[index];
  if (!call) return null;
  if (call.kind === 'new') return made(lookup, path, call, index);
  if (call.callee.kind === 'member') {
    const object = lookup.expressionMeaning(path, call.scope, call.callee.object);
    if (object?.kind === 'external') return outsideCall(lookup, path, object, { call, index, name: call.callee.name });
    if (object?.kind === 'array') return arrayCall(lookup, path, object, call, call.callee.name);
    const method = object && lookup.memberOf(object, call.callee.name);
    return method ? lookup.resultOf(method, path, index) : null;
  }
  const callee = lookup.expressionMeaning(path, call.scope, call.callee);
  return callee ? lookup.resultOf(callee, path, index) : null;
}

function made(lookup: Lookup, path: string, call: CallFact, index: number): Meaning | null {
  const callee = lookup.expressionMeaning(path, call.scope, call.callee);
  if (callee?.kind === 'external') {
    const args = call.typeArguments.map((type) => lookup.typeMeaning(path, type, NO_ENVIRONMENT)).filter((meaning) => meaning !== null);
    const trail = { ...callee.trail, instance: true, args };
    // `new Pool()` is an object of the imported type, as a written type would be; `new mongoose.Schema()` is a step.
    if (trail.steps.length === 0) return { kind: 'external', trail };
    return { kind: 'external', trail: nextStep(trail, { kind: 'call', name: 'new', path, call: index }) };
  }
  return instanceOf(callee);
}

interface NamedCall {
  readonly call: CallFact;
  readonly index: number;
  readonly name: string;
}

function outsideCall(lookup: Lookup, path: string, object: Meaning & { kind: 'external' }, { call, index, name }: NamedCall): Meaning | null {
  const [token] = call.arguments;
  if (token && CONTAINERS.has(object.trail.module)) {
    const wanted = lookup.expressionMeaning(path, call.scope, token);
    if (wanted?.kind === 'declared') return instanceOf({ kind: 'declared', unit: lookup.implementationOf(wanted.unit) });
  }
  if (object.trail.module === '' && object.trail.name === 'Promise') return promiseCall(lookup, path, call, name);
  if (object.trail.module === '' && object.trail.name === 'Object' && name === 'freeze' && token) return lookup.expressionMeaning(path, call.scope, token);
  return { kind: 'external', trail: nextStep(object.trail, { kind: 'call', name, path, call: index }) };
}

function promiseCall(lookup: Lookup, path: string, call: CallFact, name: string): Meaning | null {
  const [first] = call.arguments;
  return first && (name === 'all' || name === 'resolve' || name === 'race') ? lookup.expressionMeaning(path, call.scope, first) : null;
}

function arrayCall(lookup: Lookup, path: string, object: Meaning & { kind: 'array' }, call: CallFact, name: string): Meaning | null {
  if (GIVES_ELEMENT.has(name)) return object.element;
  if (GIVES_ARRAY.has(name)) return object;
  if (name !== 'map' && name !== 'flatMap') return null;
  const [callback] = call.arguments;
  const mapped = callback && lookup.expressionMeaning(path, call.scope, callback);
  return { kind: 'array', element: mapped ? lookup.resultOf(mapped, path, -1) : null };
}

/** What calling a thing gives: by its written return type, else by what it visibly returns. */
export function resultOf(lookup: Lookup, callee: Meaning, path: string, call: number): Meaning | null {
  if (callee.kind === 'external') return { kind: 'external', trail: nextStep(callee.trail, { kind: 'call', name: '', path, call }) };
  if (callee.kind === 'shape') return shapeResult(lookup, callee);
  const place = functionPlace(lookup, callee);
  if (place) return returned(lookup, place, callee.kind === 'function' ? callee.bound : undefined);
  return callee.kind === 'declared' ? valueResult(lookup, callee, path, call) : null;
}

function shapeResult(lookup: Lookup, callee: Meaning & { kind: 'shape' }): Meaning | null {
  const [result] = callee.type.args;
  return callee.type.name === '=>' && result ? lookup.typeMeaning(callee.path, result, NO_ENVIRONMENT) : null;
}

function returned(lookup: Lookup, place: { readonly path: string; readonly scope: number }, bound: Environment = NO_ENVIRONMENT): Meaning | null {
  const scope = lookup.files.get(place.path)?.facts.scopes[place.scope];
  if (!scope) return null;
  const typed = scope.returnType ? lookup.typeMeaning(place.path, scope.returnType, bound) : null;
  if (typed) return typed;
  for (const expression of scope.returns) {
    const meaning = lookup.expressionMeaning(place.path, place.scope, expression);
    if (meaning) return meaning;
  }
  return null;
}

/** `const createOrder = wrap(...)`: what the variable holds is called. */
function valueResult(lookup: Lookup, callee: Meaning & { kind: 'declared' }, path: string, call: number): Meaning | null {
  const declared = lookup.units.get(callee.unit);
  if (declared?.fact.kind !== 'variable') return null;
  const value = heldValue(lookup, declared);
  return value && value.kind !== 'declared' ? lookup.resultOf(value, path, call) : null;
}
