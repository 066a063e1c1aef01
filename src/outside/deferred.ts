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
  const { path, scopes } = file;
  const given = new Set(scopes.flatMap(({ returns }) => returns.flatMap((value) => (value.kind === 'function' ? value.scope : []))));
  const later = new Set(scopes.flatMap((_, scope) => (isHandedOn(file, scope, given) ? scope : [])));
  for (const scope of named(file, later)) later.add(scope);
  return [...later].flatMap((scope) => {
    const fact = scopes[scope];
    return fact ? { path, line: fact.line, endLine: fact.endLine } : [];
  });
}

function isHandedOn({ scopes, calls }: FileFacts, scope: number, given: ReadonlySet<number>): boolean {
  const { argumentOf = null, parent = null } = scopes[scope] ?? {};
  // what a file's own function gives back may be anything that its caller runs at once
  return (argumentOf !== null && keeps(calls[argumentOf.call])) || (given.has(scope) && parent !== null && scopes[parent]?.argumentOf != null);
}

/** Functions within functions that are kept by their name (`afterCommit(notify)`), or called in code that runs later. */
function named(file: FileFacts, later: ReadonlySet<number>): readonly number[] {
  return file.calls.flatMap((call) => {
    const names = keeps(call) ? call.arguments.flatMap((argument) => (argument.kind === 'name' ? argument.name : [])) : [];
    const called = call.callee.kind === 'name' && runsIn(file, call.scope, later) ? [call.callee.name] : [];
    return [...names, ...called].flatMap((name) => functionNamed(file, call.scope, name));
  });
}

function runsIn({ scopes }: FileFacts, scope: number, later: ReadonlySet<number>): boolean {
  for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) if (later.has(at)) return true;
  return false;
}

/** The function that a name means in a scope, where it is a local of one of those around it. */
function functionNamed({ scopes }: FileFacts, scope: number, name: string): readonly number[] {
  for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) {
    const found = scopes[at]?.locals.find((local) => local.name === name);
    if (found) return found.initialiser?.kind === 'function' ? [found.initialiser.scope] : [];
  }
  return [];
}

function keeps(call: CallFact | undefined): boolean {
  const callee = call?.callee;
  const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
  return KEEPING.has(name) || AFTER_COMMIT.test(name);
}
