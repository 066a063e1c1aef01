import type { TypeFact } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import type { Environment, Lookup } from './lookup.js';
import { NO_ENVIRONMENT } from './lookup.js';
import { parameterOf } from './parameter-types.js';

/** Types that stand for their first argument: the wrapper changes when or how it is held, not what it is. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  'Promise',
  'PromiseLike',
  'Awaited',
  'Readonly',
  'Partial',
  'Required',
  'NonNullable',
  'Pick',
  'Omit',
  'Relation',
  'Rel',
  'Loaded',
  'DeepPartial',
]);
const ARRAYS: ReadonlySet<string> = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'AsyncIterable', 'IterableIterator']);

/** What a written type denotes in that file: the class, interface or outside type it names, arguments included. */
export function meaningOfType(lookup: Lookup, path: string, type: TypeFact, environment: Environment): Meaning | null {
  const bound = environment.get(type.name);
  if (bound) return bound;
  const first = type.args[0];
  if (ARRAYS.has(type.name)) return { kind: 'array', element: first ? lookup.typeMeaning(path, first, environment) : null };
  if (TRANSPARENT.has(type.name) && first && !lookup.nameIn(path, type.name)) return lookup.typeMeaning(path, first, environment);
  switch (type.name) {
    case '|':
      return onlyMeaning(lookup, path, type.args, environment);
    case '&':
      return intersection(lookup, path, type.args, environment);
    case 'typeof':
      return first ? dottedMeaning(lookup, path, first.name) : null;
    case '[]':
      return indexedMeaning(lookup, path, type, environment);
    case '{}':
    case '=>':
      return { kind: 'shape', path, type, ...(environment.size > 0 && { bound: environment }) };
    case 'InstanceType':
      return instanceOf(first && lookup.typeMeaning(path, first, environment));
    case 'ReturnType':
      return returnOf(lookup, path, first, environment);
    default:
      return namedMeaning(lookup, path, type, environment);
  }
}

/** A union speaks where exactly one of its members is known. */
function onlyMeaning(lookup: Lookup, path: string, types: readonly TypeFact[], environment: Environment): Meaning | null {
  const known = types.map((type) => lookup.typeMeaning(path, type, environment)).filter((meaning) => meaning !== null);
  const [only, ...others] = known;
  return only && others.every((other) => sameMeaning(only, other)) ? only : null;
}

/** Whether two meanings are the same class, outside name, or the very same thing. */
export function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.kind === 'instance' && b.kind === 'instance') return a.unit === b.unit;
  if (a.kind === 'external' && b.kind === 'external') return a.trail.module === b.trail.module && a.trail.name === b.trail.name;
  return a === b;
}

/** An intersection is its first known member; an object of the repository remembers the others. */
function intersection(lookup: Lookup, path: string, types: readonly TypeFact[], environment: Environment): Meaning | null {
  const [first = null, ...also] = types.map((type) => lookup.typeMeaning(path, type, environment)).filter((meaning) => meaning !== null);
  return first?.kind === 'instance' && also.length > 0 ? { ...first, also } : first;
}

function dottedMeaning(lookup: Lookup, path: string, dotted: string): Meaning | null {
  const [head = '', ...rest] = dotted.split('.');
  let meaning: Meaning | null = lookup.nameIn(path, head);
  for (const name of rest) meaning = meaning && lookup.memberOf(meaning, name);
  return meaning;
}

/** `Shop['orders']`: the member's type; `Parameters<typeof pay>[0]`: the parameter's. */
function indexedMeaning(lookup: Lookup, path: string, type: TypeFact, environment: Environment): Meaning | null {
  const [object, key] = type.args;
  const name = key && /^(['"])(.*)\1$/.exec(key.name)?.[2];
  if (!object || name === undefined) return null;
  if (object.name === 'Parameters' && object.args[0]) return parameterOf(lookup, path, { callee: object.args[0], parameter: Number(name) }, environment);
  const owner = lookup.typeMeaning(path, object, environment);
  return owner ? lookup.memberOf(owner, name) : null;
}

function returnOf(lookup: Lookup, path: string, type: TypeFact | undefined, environment: Environment): Meaning | null {
  const callee = type && lookup.typeMeaning(path, type, environment);
  return callee ? lookup.resultOf(callee, path, -1) : null;
}

/** The object that a class makes. */
export function instanceOf(meaning: Meaning | null | undefined): Meaning | null {
  if (meaning?.kind === 'declared') return { kind: 'instance', unit: meaning.unit, args: [] };
  if (meaning?.kind === 'external') return { kind: 'external', trail: { ...meaning.trail, instance: true } };
  return null;
}

function namedMeaning(lookup: Lookup, path: string, type: TypeFact, environment: Environment): Meaning | null {
  const named = dottedMeaning(lookup, path, type.name);
  if (!named) return null;
  const args = type.args.map((arg) => lookup.typeMeaning(path, arg, environment)).filter((meaning) => meaning !== null);
  if (named.kind === 'external') return { kind: 'external', trail: { ...named.trail, instance: true, args } };
  if (named.kind !== 'declared') return named;
  const declared = lookup.units.get(named.unit);
  if (declared?.fact.kind === 'type' && declared.fact.type && declared.fact.type.name !== '{}') {
    return lookup.typeMeaning(declared.path, declared.fact.type, bindParameters(declared.fact.typeParameters, args));
  }
  if (declared?.fact.kind === 'enum') return null;
  return { kind: 'instance', unit: named.unit, args };
}

/** Type parameters joined with the arguments given for them. */
export function bindParameters(names: readonly string[], args: readonly Meaning[]): Environment {
  if (names.length === 0 || args.length === 0) return NO_ENVIRONMENT;
  const environment = new Map<string, Meaning>();
  names.forEach((name, index) => {
    const arg = args[index];
    if (arg) environment.set(name, arg);
  });
  return environment;
}
