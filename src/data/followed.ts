import type { CallFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { bindingOf, branchesOf } from './written.js';
import type { Written } from './written-place.js';

/** Functions that give what functions give are followed this far. */
const MAX_FOLLOWED = 5;

/**
 * What an expression can be where lists are built step by step: constants followed as `branchesOf` does, functions of the repository to what
 * they return, and a local list together with what is pushed onto it. What stays unknown is given as it is.
 */
export function followed(program: Program, written: Written, depth = 0): readonly Written[] {
  const values = branchesOf(program, written).flatMap((branch) => {
    const returned = depth < MAX_FOLLOWED ? returnedBy(program, branch) : [];
    return returned.length > 0 ? returned.flatMap((value) => followed(program, value, depth + 1)) : [branch];
  });
  return [...values, ...pushedOnto(program, written)];
}

/** What a called function of the repository returns; empty where it is none. */
function returnedBy(program: Program, { path, expression }: Written): readonly Written[] {
  if (expression.kind !== 'call') return [];
  const call = program.file(path)?.calls[expression.call];
  const callee = call && program.meaningOf(path, call.scope, call.callee);
  const declared = callee?.kind === 'declared' ? program.declaration(callee.unit) : undefined;
  const place = callee?.kind === 'function' ? callee : declared && declared.fact.scope !== null ? { path: declared.path, scope: declared.fact.scope } : null;
  const returns = place ? (program.file(place.path)?.scopes[place.scope]?.returns ?? []) : [];
  return place ? returns.map((returned) => ({ path: place.path, scope: place.scope, expression: returned, elsewhere: true as const })) : [];
}

/** The arguments of `push` and `unshift` on a local list, each as an element of its own. */
function pushedOnto(program: Program, { path, scope, expression }: Written): readonly Written[] {
  if (expression.kind !== 'name') return [];
  const { name } = expression;
  const bound = bindingOf(program, path, scope, name);
  if (!bound) return [];
  const isIts = (call: CallFact): boolean => isPushOnto(call, name) && bindingOf(program, path, call.scope, name)?.scope === bound.scope;
  return (program.file(path)?.calls ?? [])
    .filter(isIts)
    .flatMap((call) => call.arguments.map((argument) => ({ path, scope: call.scope, expression: argument })));
}

function isPushOnto({ callee }: CallFact, name: string): boolean {
  return callee.kind === 'member' && (callee.name === 'push' || callee.name === 'unshift') && callee.object.kind === 'name' && callee.object.name === name;
}
