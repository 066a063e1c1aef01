import type { BindingFact, TypeFact } from '../model/file-facts.js';
import type { Meaning } from '../model/program.js';
import { type Environment, type Lookup, NO_ENVIRONMENT } from './lookup.js';
import { instanceOf } from './types.js';

/** The call that binds type parameters: its file and index. */
export interface BindingCall {
  readonly path: string;
  readonly call: number;
}

/** A function's or class's type parameters, and the parameters that its callers give. */
export interface Generic {
  readonly names: readonly string[];
  readonly parameters: readonly BindingFact[];
}

/**
 * What a call makes of type parameters: the type arguments it writes, else what its arguments are where a parameter's type names the
 * type parameter: `repositoryOf<T>(entity: Type<T>): Repository<T>` called with a class. Parameters that nothing binds are left out.
 */
export function boundByCall(lookup: Lookup, { names, parameters }: Generic, { path, call }: BindingCall): Environment {
  const fact = names.length > 0 ? lookup.files.get(path)?.facts.calls[call] : undefined;
  if (!fact) return NO_ENVIRONMENT;
  const bound = new Map<string, Meaning>();
  for (const [index, name] of names.entries()) {
    const written = fact.typeArguments[index];
    const meaning = written ? lookup.typeMeaning(path, written, NO_ENVIRONMENT) : null;
    if (meaning) bound.set(name, meaning);
  }
  for (const parameter of parameters) {
    const given = fact.arguments[parameter.parameter ?? -1];
    if (given) bindByArgument(lookup, { bound, names, parameter }, () => lookup.expressionMeaning(path, fact.scope, given));
  }
  return bound;
}

interface Binding {
  readonly bound: Map<string, Meaning>;
  readonly names: readonly string[];
  readonly parameter: BindingFact;
}

/** Adds what the argument says of the type parameters that its parameter's type names and nothing has bound yet. */
function bindByArgument(lookup: Lookup, { bound, names, parameter: { type } }: Binding, meaningOf: () => Meaning | null): void {
  const open = type ? names.filter((name) => !bound.has(name) && mentions(type, name)) : [];
  const given = open.length > 0 ? meaningOf() : null;
  for (const name of open) {
    const found = type && given ? matched(lookup, type, { given, name }) : null;
    if (found) bound.set(name, found);
  }
}

/** Whether a written type names a type parameter, at any depth. */
function mentions(type: TypeFact, name: string): boolean {
  return type.name === name || type.args.some((arg) => mentions(arg, name));
}

/** What a type parameter stands for where a thing of that written type is given. */
function matched(lookup: Lookup, type: TypeFact, { given, name }: { readonly given: Meaning; readonly name: string }): Meaning | null {
  if (type.name === name) return given;
  // A class handed in for `Type<T>`, `ObjectType<T>`, `new () => T`, `typeof T`: its objects are what T is.
  if (given.kind === 'declared') return lookup.units.get(given.unit)?.fact.kind === 'class' ? instanceOf(given) : null;
  if (given.kind === 'array') return given.element && type.args[0] ? matched(lookup, type.args[0], { given: given.element, name }) : null;
  const args = given.kind === 'instance' ? given.args : given.kind === 'external' ? given.trail.args : [];
  const index = type.args.findIndex((arg) => mentions(arg, name));
  const [arg, written] = [args[index], type.args[index]];
  return arg && written ? matched(lookup, written, { given: arg, name }) : null;
}
