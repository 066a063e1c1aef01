import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { branchesOf } from './written.js';
import type { Written } from './written-place.js';

/** Calls on calls, and names for them, are followed this far back. */
const MAX_CALLS = 32;

/** What a chain of calls that builds options hands to its step of that name, the last first: `t` in `new Options().filter({ id }).transaction(t).build()`. */
export function handedToChain(program: Program, options: Written, name: string): readonly Written[] {
  return branchesOf(program, options).flatMap(({ path, expression }) => alongChain(program, { path, expression }, name));
}

function alongChain(program: Program, { path, expression }: Pick<Written, 'path' | 'expression'>, name: string): readonly Written[] {
  const handed: Written[] = [];
  let current: Expression = expression;
  for (let step = 0; step < MAX_CALLS && current.kind === 'call'; step += 1) {
    const call = program.file(path)?.calls[current.call];
    if (call?.callee.kind !== 'member') break;
    const [first] = call.arguments;
    if (call.callee.name === name && first) handed.push({ path, scope: call.scope, expression: first });
    current = call.callee.object;
  }
  return handed;
}
