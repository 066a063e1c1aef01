import type { CallFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { type CallKey, callKey } from './site.js';
import { bindingOf, spreadIn } from './written.js';
import type { Written } from './written-place.js';

/** Lists that are made of lists, and names for them, are followed this far. */
const MAX_FOLLOWED = 6;

/**
 * The calls that make the operations of a list handed to `$transaction([…])`: written in it, held by names in it, spread into it, pushed onto it, given by a
 * function or by `map`. Operations are lazy, so where they are made says nothing about when they run.
 */
export function batchMembers(program: Program, list: Written): ReadonlySet<CallKey> {
  const members = new Set<CallKey>();
  collect(program, list, { members, depth: 0 });
  return members;
}

interface Collecting {
  readonly members: Set<CallKey>;
  readonly depth: number;
}

function collect(program: Program, written: Written, into: Collecting): void {
  if (into.depth > MAX_FOLLOWED) return;
  const { path, scope, expression } = written;
  const deeper = { ...into, depth: into.depth + 1 };
  const again = (inner: Written['expression']): void => collect(program, { path, scope, expression: inner }, deeper);
  if (expression.kind === 'array') for (const element of expression.elements) again(spreadIn(element) ?? element);
  else if (expression.kind === 'either') expression.branches.forEach(again);
  else if (expression.kind === 'cast') again(expression.expression);
  else if (expression.kind === 'function') collectReturns(program, { path, scope: expression.scope }, deeper);
  else if (expression.kind === 'name') collectNamed(program, written, deeper);
  else if (expression.kind === 'call') collectCall(program, path, { index: expression.call, into: deeper });
}

/** A call is itself an operation, or gives some: `orders.map((order) => …)`, `this.operationsFor(order)`. */
function collectCall(program: Program, path: string, { index, into }: { readonly index: number; readonly into: Collecting }): void {
  const call = program.file(path)?.calls[index];
  if (!call) return;
  into.members.add(callKey(path, index));
  for (const argument of call.arguments) if (argument.kind === 'function') collectReturns(program, { path, scope: argument.scope }, into);
  const callee = program.meaningOf(path, call.scope, call.callee);
  if (callee?.kind === 'function') collectReturns(program, callee, into);
  if (call.callee.kind === 'member' && call.callee.object.kind !== 'name') collect(program, { path, scope: call.scope, expression: call.callee.object }, into);
}

function collectReturns(program: Program, { path, scope }: { readonly path: string; readonly scope: number }, into: Collecting): void {
  for (const expression of program.file(path)?.scopes[scope]?.returns ?? []) collect(program, { path, scope, expression }, into);
}

/** What a name is set to, and what is pushed onto it in the function that binds it. */
function collectNamed(program: Program, { path, scope, expression }: Written, into: Collecting): void {
  if (expression.kind !== 'name') return;
  const bound = bindingOf(program, path, scope, expression.name);
  if (!bound) return;
  if (bound.binding.initialiser) collect(program, { path, scope: bound.scope, expression: bound.binding.initialiser }, into);
  for (const call of program.file(path)?.calls ?? []) {
    if (!isPushOnto(call, expression.name) || bindingOf(program, path, call.scope, expression.name)?.scope !== bound.scope) continue;
    for (const argument of call.arguments) collect(program, { path, scope: call.scope, expression: argument }, into);
  }
}

function isPushOnto({ callee }: CallFact, name: string): boolean {
  return callee.kind === 'member' && (callee.name === 'push' || callee.name === 'unshift') && callee.object.kind === 'name' && callee.object.name === name;
}
