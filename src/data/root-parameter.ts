import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { bindingOf, type Written } from './written.js';

/** A function's parameter: file, scope and index. */
export type ParameterKey = string & { readonly __brand: 'ParameterKey' };

/** Names for names of a handle, and members and calls on it, are followed this far back. */
const MAX_STEPS = 12;

/** The parameter that an expression starts from: `manager` in `manager.getRepository(Order)`, and through local names; null for none, or a destructured one. */
export function rootParameter(program: Program, written: Written): ParameterKey | null {
  let current: Written | null = written;
  for (let step = 0; step < MAX_STEPS && current; step += 1) {
    const parameter = parameterNamed(program, current);
    if (parameter) return parameter;
    current = stepBack(program, current);
  }
  return null;
}

function parameterNamed(program: Program, { path, scope, expression }: Written): ParameterKey | null {
  const bound = expression.kind === 'name' ? bindingOf(program, path, scope, expression.name) : null;
  if (bound?.binding.parameter == null || bound.binding.path.length > 0) return null;
  return parameterKey(path, bound.scope, bound.binding.parameter);
}

function stepBack(program: Program, { path, scope, expression }: Written): Written | null {
  if (expression.kind === 'name') {
    const bound = bindingOf(program, path, scope, expression.name);
    return bound?.binding.initialiser ? { path, scope: bound.scope, expression: bound.binding.initialiser } : null;
  }
  const object = objectOf(program.file(path)?.calls ?? [], expression);
  return object && { path, scope, expression: object };
}

/** What a member, a call of a member or a cast hangs on. */
function objectOf(calls: readonly { readonly callee: Expression }[], expression: Expression): Expression | null {
  if (expression.kind === 'member') return expression.object;
  if (expression.kind === 'cast') return expression.expression;
  const callee = expression.kind === 'call' ? calls[expression.call]?.callee : undefined;
  return callee?.kind === 'member' ? callee.object : null;
}

/** Identity of a parameter. */
export function parameterKey(path: string, scope: number, parameter: number): ParameterKey {
  return `${path}#${scope}#${parameter}` as ParameterKey; // the one place where parameter keys are made
}

/** Whether a scope is another or lies in it. */
export function isWithin(scopes: readonly { readonly parent: number | null }[], inner: number, outer: number): boolean {
  let current: number | null = inner;
  while (current !== null && current !== outer) current = scopes[current]?.parent ?? null;
  return current === outer;
}
