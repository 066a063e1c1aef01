import type { TypeFact } from '../model/file-facts.js';
import type { Meaning, Trail } from '../model/program.js';
import { type Environment, type Lookup, NO_ENVIRONMENT } from './lookup.js';

/** A parameter of a function that is written as a type. */
interface Wanted {
  readonly callee: TypeFact;
  readonly parameter: number;
}

/**
 * `Parameters<F>[n]`. Of a callback that an outside method takes (`Parameters<Parameters<typeof db.transaction>[0]>[0]`)
 * it is what that method hands in: a step on its trail.
 */
export function parameterOf(lookup: Lookup, path: string, { callee, parameter }: Wanted, environment: Environment): Meaning | null {
  const [inner, key] = callee.args;
  const argument = Number(key && /^'(\d+)'$/.exec(key.name)?.[1]);
  const [taker] = callee.name === '[]' && inner?.name === 'Parameters' ? inner.args : [];
  const method = taker && lookup.typeMeaning(path, taker, environment);
  if (method?.kind === 'external') return { kind: 'external', trail: handedBy(method.trail, path, { argument, parameter }) };
  const meaning = lookup.typeMeaning(path, callee, environment);
  return meaning && expectedParameter(lookup, meaning, parameter);
}

function handedBy(trail: Trail, path: string, { argument, parameter }: { readonly argument: number; readonly parameter: number }): Trail {
  const last = trail.steps.at(-1);
  const before = last?.kind === 'member' ? trail.steps.slice(0, -1) : trail.steps;
  const name = last?.kind === 'member' ? last.name : '';
  return { ...trail, steps: [...before, { kind: 'call', name, path, call: -1 }, { kind: 'parameter', argument, parameter }] };
}

/** The written type of a function's parameter; null where none is written, or the thing is no function. */
export function expectedParameter(lookup: Lookup, callee: Meaning, parameter: number): Meaning | null {
  if (callee.kind === 'shape') {
    const type = callee.type.name === '=>' ? callee.type.args[parameter + 1] : undefined;
    return type ? lookup.typeMeaning(callee.path, type, callee.bound ?? NO_ENVIRONMENT) : null;
  }
  const declared = callee.kind === 'declared' ? lookup.units.get(callee.unit) : undefined;
  const path = callee.kind === 'function' ? callee.path : declared?.path;
  const scope = callee.kind === 'function' ? callee.scope : declared?.fact.scope;
  if (path === undefined || scope == null) return null;
  const facts = lookup.files.get(path)?.facts.scopes[scope];
  const binding = facts?.parameters.find((candidate) => candidate.parameter === parameter);
  return binding?.type ? lookup.typeMeaning(path, binding.type, boundOf(callee)) : null;
}

function boundOf(callee: Meaning): Environment {
  return (callee.kind === 'function' && callee.bound) || NO_ENVIRONMENT;
}
