import type { Expression, FileFacts } from '../model/file-facts.js';

/** What a promise is asked for its outcome by: who waits for that waits for the promise. */
export const CONTINUATIONS: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** The calls whose answer their function waits for: awaited, or given back to its own caller; also where they stand in such a call as an argument. */
export function waitedCalls(facts: FileFacts): ReadonlySet<number> {
  const { calls } = facts;
  const waited = new Set<number>(given(facts));
  for (const [index, call] of calls.entries()) if (call.awaited) waited.add(index);
  // Inner calls come before outer ones.
  for (let index = calls.length - 1; index >= 0; index -= 1) {
    const call = calls[index];
    if (!call || !waited.has(index)) continue;
    const { callee } = call;
    const continued = callee.kind === 'member' && CONTINUATIONS.has(callee.name) ? [callee.object] : [];
    for (const inner of [...call.arguments, ...continued].flatMap(callsIn)) waited.add(inner);
  }
  return waited;
}

/** The calls whose promise a function gives back. What a callback gives goes to whoever runs it: an iterator does not wait for it. */
function given({ calls, scopes }: FileFacts): readonly number[] {
  const functions = scopes.filter(({ argumentOf }) => argumentOf === null || !isIterator(calls[argumentOf.call]?.callee));
  return functions.flatMap(({ returns }) => returns.flatMap(callsIn));
}

/** The calls that an expression can be. */
function callsIn(expression: Expression): readonly number[] {
  if (expression.kind === 'call') return [expression.call];
  if (expression.kind === 'either') return expression.branches.flatMap(callsIn);
  return expression.kind === 'cast' ? callsIn(expression.expression) : [];
}

const ITERATORS: ReadonlySet<string> = new Set(['map', 'flatMap', 'forEach', 'filter', 'some', 'every', 'find', 'reduce', 'sort']);

function isIterator(callee: Expression | undefined): boolean {
  return callee?.kind === 'member' && ITERATORS.has(callee.name);
}
