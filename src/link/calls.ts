import type { CallFact } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import { isCallOf, WRAPPED } from '../model/wrappers.js';
import { askedOf, CONTAINERS } from './containers.js';
import { firstArgument, givenBack, passesOn } from './given-back.js';
import { type Environment, type Lookup, NO_ENVIRONMENT } from './lookup.js';
import { heldValue } from './members.js';
import { nextStep } from './names.js';
import { functionPlace } from './parameters.js';
import { type BindingCall, boundByCall } from './type-arguments.js';
import { instanceOf } from './types.js';

/** Array methods that give one element, and those that give an array of the same. */
const GIVES_ELEMENT: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
const GIVES_ARRAY: ReadonlySet<string> = new Set(['filter', 'slice', 'sort', 'concat', 'reverse', 'splice', 'toSorted', 'toReversed', 'values']);

/** What a call gives back: a new object, a function's written or visible return, one step further on a trail. */
export function resultOfCall(lookup: Lookup, path: string, index: number): Meaning | null {
  const call = lookup.files.get(path)?.facts.calls[index];
  if (!call) return null;
  if (call.kind === 'new') return made(lookup, path, call, index);
  const wrapped = lookup.wrappers.length > 0 ? wrappedResult(lookup, path, call) : null;
  if (wrapped) return wrapped;
  if (call.callee.kind === 'member') {
    const object = lookup.expressionMeaning(path, call.scope, call.callee.object);
    if (object?.kind === 'external') return outsideCall(lookup, path, object, { call, index, name: call.callee.name });
    if (object?.kind === 'array') return arrayCall(lookup, path, object, call, call.callee.name);
    const method = object && lookup.memberOf(object, call.callee.name);
    return method ? lookup.resultOf(method, path, index) : null;
  }
  const callee = lookup.expressionMeaning(path, call.scope, call.callee);
  if (callee?.kind === 'external' && passesOn(callee.trail, callee.trail.name)) return firstArgument(lookup, path, call);
  return callee ? lookup.resultOf(callee, path, index) : null;
}

/** What a call gives that the user describes as giving an entity's handle. */
function wrappedResult(lookup: Lookup, path: string, call: CallFact): Meaning | null {
  for (const wrapper of lookup.wrappers) {
    if (!('entityArg' in wrapper) || !isCallOf(call, wrapper.call)) continue;
    const entity = call.arguments[wrapper.entityArg];
    const meaning = entity && lookup.expressionMeaning(path, call.scope, entity);
    if (meaning) return { kind: 'external', trail: { module: WRAPPED, name: '', instance: true, args: [meaning], steps: [], through: [] } };
  }
  return null;
}

function made(lookup: Lookup, path: string, call: CallFact, index: number): Meaning | null {
  const callee = lookup.expressionMeaning(path, call.scope, call.callee);
  if (callee?.kind === 'external') {
    const args = call.typeArguments.map((type) => lookup.typeMeaning(path, type, NO_ENVIRONMENT)).filter((meaning) => meaning !== null);
    const trail = { ...callee.trail, instance: true, args };
    // `new Pool()` is an object of the imported type, as a written type would be; `new mongoose.Schema()` is a step.
    if (trail.steps.length === 0) return { kind: 'external', trail: { ...trail, made: { path, call: index } } };
    return { kind: 'external', trail: nextStep(trail, { kind: 'call', name: 'new', path, call: index }) };
  }
  return callee?.kind === 'declared' ? madeOf(lookup, callee, { path, call: index }) : null;
}

/** An object of an own class, with the type arguments that its `new` writes, or that the constructor's arguments give. */
function madeOf(lookup: Lookup, callee: Meaning & { kind: 'declared' }, by: BindingCall): Meaning | null {
  const declared = lookup.units.get(callee.unit);
  if (!declared || declared.fact.typeParameters.length === 0) return instanceOf(callee);
  const maker = declared.fact.members.find(({ kind }) => kind === 'constructor')?.scope ?? null;
  const parameters = maker === null ? [] : (lookup.files.get(declared.path)?.facts.scopes[maker]?.parameters ?? []);
  const bound = boundByCall(lookup, { names: declared.fact.typeParameters, parameters }, by);
  return { kind: 'instance', unit: callee.unit, args: argumentsOf(declared.fact.typeParameters, bound) };
}

/** In order, as far as they are known without a hole. */
function argumentsOf(names: readonly string[], bound: Environment): readonly Meaning[] {
  const args: Meaning[] = [];
  for (const name of names) {
    const arg = bound.get(name);
    if (!arg) break;
    args.push(arg);
  }
  return args;
}

interface NamedCall {
  readonly call: CallFact;
  readonly index: number;
  readonly name: string;
}

function outsideCall(lookup: Lookup, path: string, object: Meaning & { kind: 'external' }, { call, index, name }: NamedCall): Meaning | null {
  const asked = CONTAINERS.has(object.trail.module) ? askedOf(lookup, path, call) : null;
  if (asked) return asked;
  if (object.trail.module === '' && object.trail.name === 'Promise') return promiseCall(lookup, path, call, name);
  if (passesOn(object.trail, name)) return firstArgument(lookup, path, call);
  return { kind: 'external', trail: nextStep(object.trail, { kind: 'call', name, path, call: index }) };
}

function promiseCall(lookup: Lookup, path: string, call: CallFact, name: string): Meaning | null {
  return name === 'all' || name === 'resolve' || name === 'race' ? firstArgument(lookup, path, call) : null;
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
  const by = { path, call };
  if (place)
    return ownOrGiven(returned(lookup, place, { bound: callee.kind === 'function' ? callee.bound : undefined, by }), () => givenBack(lookup, place, by));
  return callee.kind === 'declared' ? valueResult(lookup, callee, path, call) : null;
}

/** What a function says itself; where that leaves the repository, rather a thing of the repository that it is given and gives back. */
function ownOrGiven(own: Meaning | null, given: () => Meaning | null): Meaning | null {
  if (own !== null && own.kind !== 'external') return own;
  const back = given();
  return own === null || (back !== null && back.kind !== 'external') ? back : own;
}

function shapeResult(lookup: Lookup, callee: Meaning & { kind: 'shape' }): Meaning | null {
  const [result] = callee.type.args;
  return callee.type.name === '=>' && result ? lookup.typeMeaning(callee.path, result, callee.bound ?? NO_ENVIRONMENT) : null;
}

/** `bound`: the type parameters of the class around the function; its own are bound by the call. */
function returned(
  lookup: Lookup,
  place: { readonly path: string; readonly scope: number },
  { bound = NO_ENVIRONMENT, by }: { readonly bound: Environment | undefined; readonly by: BindingCall },
): Meaning | null {
  const scope = lookup.files.get(place.path)?.facts.scopes[place.scope];
  if (!scope) return null;
  const own =
    scope.returnType && scope.typeParameters.length > 0
      ? boundByCall(lookup, { names: scope.typeParameters, parameters: scope.parameters }, by)
      : NO_ENVIRONMENT;
  const environment = own.size === 0 ? bound : new Map([...bound, ...own]);
  const typed = scope.returnType ? lookup.typeMeaning(place.path, scope.returnType, environment) : null;
  if (typed) return typed;
  for (const expression of scope.returns) {
    const meaning = lookup.expressionMeaning(place.path, place.scope, expression);
    if (meaning && !isUntypedFunction(meaning)) return meaning;
  }
  return null;
}

/** What a parameter gives that is typed as nothing but a function: `callback: Function`. */
function isUntypedFunction(meaning: Meaning): boolean {
  return meaning.kind === 'external' && meaning.trail.module === '' && meaning.trail.name === 'Function';
}

/** `const createOrder = wrap(...)`: what the variable holds is called. */
function valueResult(lookup: Lookup, callee: Meaning & { kind: 'declared' }, path: string, call: number): Meaning | null {
  const declared = lookup.units.get(callee.unit);
  if (declared?.fact.kind !== 'variable') return null;
  const value = heldValue(lookup, declared);
  return value && value.kind !== 'declared' ? lookup.resultOf(value, path, call) : null;
}
