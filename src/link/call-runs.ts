import type { CallRun } from '../model/facts.js';
import type { FileFacts } from '../model/file-facts.js';
import { joinedCalls } from './joined-calls.js';
import { waitedCalls } from './waited-calls.js';

/** A `Promise.all` within a `Promise.all` within …; real code stays below 4. */
const MAX_NESTED = 8;

/** How each call of a file runs, by its index; undefined where it is neither repeated nor waited for, and its callee does not answer later. */
export function callRuns(facts: FileFacts): (index: number, later: boolean) => CallRun | undefined {
  const { calls } = facts;
  const waited = waitedCalls(facts);
  const joined = joinedCalls(facts);

  function wayOf(index: number, nested = 0): string {
    const own = calls[index]?.way ?? '';
    const group = nested > MAX_NESTED ? null : joined(index);
    if (!group) return own;
    const outer = calls[group.by]?.way ?? '';
    const inner = outer !== '' && own.startsWith(outer) ? own.slice(outer.length + 1) : own;
    return [wayOf(group.by, nested + 1), `p${group.by}.${group.branch}`, inner].filter((part) => part !== '').join('/');
  }

  /** Also where what is joined for each element joins others in turn. */
  function isForEach(index: number, nested = 0): boolean {
    const group = nested > MAX_NESTED ? null : joined(index);
    return group !== null && (group.each || isForEach(group.by, nested + 1));
  }

  return (index, later) => {
    const call = calls[index];
    const group = joined(index);
    const awaited = group !== null || waited.has(index);
    if (!call || (!awaited && !later && call.inLoop === 'no')) return undefined;
    const parallel = isForEach(index);
    return { awaited, later, repeated: parallel ? 'iterator' : call.inLoop, ...(call.round && { round: call.round }), parallel, way: wayOf(index) };
  };
}
