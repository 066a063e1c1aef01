import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { bindingOf } from './written.js';
import type { Written } from './written-place.js';

/** A function's parameter (file, scope and index), or a property that it is destructured into. */
export type ParameterKey = string & { readonly __brand: 'ParameterKey' };

/** Names for names of a handle, and members and calls on it, are followed this far back. */
const MAX_STEPS = 12;

/** The parameter that an expression starts from: `manager` in `manager.getRepository(Order)`, and through local names; null for none. */
export function rootParameter(program: Program, written: Written): ParameterPlace | null {
  let current: Written | null = written;
  for (let step = 0; step < MAX_STEPS && current; step += 1) {
    const parameter = parameterNamed(program, current);
    if (parameter) return parameter;
    current = stepBack(program, current);
  }
  return null;
}

/** The parameter that a name is; null for anything else. */
export function parameterNamed(program: Program, { path, scope, expression }: Written): ParameterPlace | null {
  const bound = expression.kind === 'name' ? bindingOf(program, path, scope, expression.name) : null;
  if (bound?.binding.parameter == null) return null;
  return { path, scope: bound.scope, index: bound.binding.parameter, property: bound.binding.path[0] };
}

/** What an expression is made from: the value of a local, or what a member, call or cast hangs on; null for none. */
export function stepBack(program: Program, { path, scope, expression }: Written): Written | null {
  if (expression.kind === 'name') {
    const bound = bindingOf(program, path, scope, expression.name);
    return bound?.binding.initialiser ? { path, scope: bound.scope, expression: bound.binding.initialiser } : null;
  }
  const object = objectOf(program.file(path)?.calls ?? [], expression);
  return object && { path, scope, expression: object };
}

/** What a member, a call or a cast hangs on: `trx` in `trx('orders').insert()`. */
function objectOf(calls: readonly { readonly callee: Expression }[], expression: Expression): Expression | null {
  if (expression.kind === 'member') return expression.object;
  if (expression.kind === 'cast') return expression.expression;
  const callee = expression.kind === 'call' ? calls[expression.call]?.callee : undefined;
  return (callee?.kind === 'member' ? callee.object : callee) ?? null;
}

/** A parameter's place; `property` where it is destructured. */
export interface ParameterPlace {
  readonly path: string;
  readonly scope: number;
  readonly index: number;
  readonly property?: string | undefined;
}

/** Identity of a parameter, or of a property of it. */
export function parameterKey({ path, scope, index, property }: ParameterPlace): ParameterKey {
  const whole = `${path}#${scope}#${index}`;
  return (property === undefined ? whole : `${whole}.${property}`) as ParameterKey; // the one place where parameter keys are made
}

/** Whether a scope is another or lies in it. */
export function isWithin(scopes: readonly { readonly parent: number | null }[], inner: number, outer: number): boolean {
  let current: number | null = inner;
  while (current !== null && current !== outer) current = scopes[current]?.parent ?? null;
  return current === outer;
}
