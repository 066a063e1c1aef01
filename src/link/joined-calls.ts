import type { CallFact, Expression, FileFacts, ScopeFact } from '../model/file-facts.js';
import { CONTINUATIONS } from './waited-calls.js';

/** A call that is started together with others. */
export interface Joined {
  /** Index of the call that waits for them all. */
  readonly by: number;
  /** Which of those that it waits for; the same for the steps of one. */
  readonly branch: number;
  /** It is started once for each element of a list. */
  readonly each: boolean;
}

const WAIT_FOR_ALL: ReadonlySet<string> = new Set(['all', 'allSettled', 'race', 'any']);

/** Names that hold names that hold promises; more were not met. */
const MAX_FOLLOWED = 4;

/** Which calls of a file are started together: under `Promise.all([…])`, `Promise.all(list.map(…))`, `pMap(list, …)`, by way of a local too. Null for the others. */
export function joinedCalls(facts: FileFacts): (index: number) => Joined | null {
  const { calls, scopes } = facts;
  const ofCall = new Map<number, Joined>();
  const ofScope = new Map<number, Joined>();
  const mapping = packageMaps(facts);
  for (const [index, call] of calls.entries()) {
    if (isWaitForAll(call)) collect(facts, { by: index, scope: call.scope, ofCall, ofScope }, call.arguments[0], 0);
    // With a limit they are not all at once.
    else if (mapping.has(nameOf(call)) && call.arguments.length < 3) noteScope(ofScope, call.arguments[1], { by: index, branch: 0, each: true });
  }
  if (ofCall.size + ofScope.size === 0) return () => null;
  return (index) => {
    const direct = ofCall.get(index);
    if (direct) return direct;
    const call = calls[index];
    const group = call ? around(scopes, ofScope, call.scope) : null;
    if (!call || !group) return null;
    // A loop inside the callback goes one by one; one around the whole does not.
    return group.each && call.inLoop === 'loop' && calls[group.by]?.inLoop !== 'loop' ? { ...group, each: false } : group;
  };
}

function isWaitForAll({ callee }: CallFact): boolean {
  return callee.kind === 'member' && callee.object.kind === 'name' && callee.object.name === 'Promise' && WAIT_FOR_ALL.has(callee.name);
}

/** The local names of p-map. */
function packageMaps({ imports }: FileFacts): ReadonlySet<string> {
  return new Set(imports.filter(({ specifier }) => specifier === 'p-map').flatMap(({ names }) => names.map(({ local }) => local)));
}

function nameOf({ callee }: CallFact): string {
  return callee.kind === 'name' ? callee.name : '';
}

function around(scopes: readonly ScopeFact[], ofScope: ReadonlyMap<number, Joined>, start: number): Joined | null {
  for (let scope: number | null = start; scope !== null; scope = scopes[scope]?.parent ?? null) {
    const group = ofScope.get(scope);
    if (group) return group;
  }
  return null;
}

function noteScope(ofScope: Map<number, Joined>, expression: Expression | undefined, group: Joined): void {
  if (expression?.kind === 'function') ofScope.set(expression.scope, group);
}

interface Collecting {
  readonly by: number;
  readonly scope: number;
  readonly ofCall: Map<number, Joined>;
  readonly ofScope: Map<number, Joined>;
}

/** Notes what is in a list of promises. */
function collect(facts: FileFacts, into: Collecting, list: Expression | undefined, followed: number): void {
  if (!list || followed > MAX_FOLLOWED) return;
  if (list.kind === 'array') for (const element of list.elements) collect(facts, into, element, followed + 1);
  else if (list.kind === 'either') for (const branch of list.branches) collect(facts, into, branch, followed + 1);
  else if (list.kind === 'cast') collect(facts, into, list.expression, followed + 1);
  else if (list.kind === 'element') collect(facts, into, list.object, followed + 1);
  else if (list.kind === 'name') collectNamed(facts, into, list.name, followed);
  else if (list.kind === 'call') collectCall(facts, into, list.call, followed);
}

function collectCall(facts: FileFacts, into: Collecting, index: number, followed: number): void {
  const call = facts.calls[index];
  if (!call) return;
  const { callee } = call;
  const [callback] = call.arguments;
  if (callee.kind === 'member' && (callee.name === 'map' || callee.name === 'flatMap')) {
    noteScope(into.ofScope, callback, { by: into.by, branch: index, each: true });
    return;
  }
  if (callee.kind === 'member' && CONTINUATIONS.has(callee.name)) collect(facts, into, callee.object, followed + 1);
  if (callee.kind === 'function') into.ofScope.set(callee.scope, { by: into.by, branch: index, each: false });
  into.ofCall.set(index, { by: into.by, branch: index, each: false });
}

/** A local that holds the list, or one of its promises; and what is pushed onto it. */
function collectNamed(facts: FileFacts, into: Collecting, name: string, followed: number): void {
  for (let scope: number | null = into.scope; scope !== null; scope = facts.scopes[scope]?.parent ?? null) {
    const local = facts.scopes[scope]?.locals.find((candidate) => candidate.name === name && candidate.path.length === 0);
    if (!local) continue;
    collect(facts, into, local.initialiser ?? undefined, followed + 1);
    for (const call of facts.calls) {
      if (isPushOf(call, name) && isWithin(facts.scopes, call.scope, scope)) for (const argument of call.arguments) collectPushed(into, argument, call);
    }
    return;
  }
}

function isPushOf({ callee }: CallFact, name: string): boolean {
  return callee.kind === 'member' && callee.name === 'push' && callee.object.kind === 'name' && callee.object.name === name;
}

function collectPushed({ by, ofCall, ofScope }: Collecting, pushed: Expression, { inLoop }: CallFact): void {
  if (pushed.kind === 'call') ofCall.set(pushed.call, { by, branch: pushed.call, each: inLoop !== 'no' });
  else if (pushed.kind === 'function') ofScope.set(pushed.scope, { by, branch: pushed.scope, each: inLoop !== 'no' });
}

function isWithin(scopes: readonly ScopeFact[], inner: number, outer: number): boolean {
  for (let scope: number | null = inner; scope !== null; scope = scopes[scope]?.parent ?? null) if (scope === outer) return true;
  return false;
}
