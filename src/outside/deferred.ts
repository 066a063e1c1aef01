import type { CallFact, FileFacts } from '../model/file-facts.js';
import type { Span } from '../model/location.js';
import { byLocation } from '../model/location.js';
import type { Program } from '../model/program.js';

/** Names of what runs a function once the transaction is over. */
const AFTER_COMMIT = /(?:after|on|post)_?(?:transaction_?)?(?:commit|rollback|complete)|commit_?hook|without_?transaction/i;

/** Names of what keeps a function and runs it later: timers, listeners, lists. */
const KEEPING: ReadonlySet<string> = new Set(
  'setTimeout setInterval setImmediate nextTick queueMicrotask waitUntil after defer on once addListener addEventListener prependListener push unshift'.split(
    ' ',
  ),
);

/** Functions that are only handed on where they stand, to run later, and those that a function gives back. By place. */
export function deferredIn(program: Program): readonly Span[] {
  return program.files.flatMap((file) => deferredOf(file)).sort((a, b) => byLocation(a, b) || a.endLine - b.endLine);
}

function deferredOf(file: FileFacts): readonly Span[] {
  const { path, scopes, calls } = file;
  const given = new Set(scopes.flatMap(({ returns }) => returns.flatMap((value) => (value.kind === 'function' ? value.scope : []))));
  return scopes.flatMap(({ argumentOf, line, endLine, parent }, scope) => {
    const kept = argumentOf !== null && keeps(calls[argumentOf.call]);
    // what a file's own function gives back may be anything that its caller runs at once
    const returned = given.has(scope) && parent !== null && scopes[parent]?.argumentOf != null;
    return kept || returned ? [{ path, line, endLine }] : [];
  });
}

function keeps(call: CallFact | undefined): boolean {
  const callee = call?.callee;
  const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
  return KEEPING.has(name) || AFTER_COMMIT.test(name);
}
