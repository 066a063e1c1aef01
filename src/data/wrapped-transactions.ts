import type { CallFact, Expression, ScopeFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { CallReadings } from './read-calls.js';
import type { Boundary } from './read-taken.js';
import { isWithin, rootParameter } from './root-parameter.js';
import { type CallKey, callKey } from './site.js';
import { type FunctionPlace, functionOf } from './work.js';
import type { World } from './world.js';
import { bindingOf } from './written.js';

/** Wrappers around wrappers are followed this far. */
const MAX_ROUNDS = 4;

/** A function that runs a function it is handed in a transaction: `run(work) { return db.transaction((tx) => work(tx)) }`. */
interface Wrapper extends FunctionPlace {
  /** The call in it that opens the transaction. */
  readonly opens: CallKey;
  /** The parameter that is run. */
  readonly runs: number;
  /** Which of the run function's parameters receives the transaction's handle; null where it is handed none. */
  readonly carrier: number | null;
  /** See `StepRule.hosted`. */
  readonly hosted: boolean;
}

/**
 * Puts transactions where they are asked for: a call of a function that passes its own callback to a transaction opens one, and so does a call
 * that is handed a middleware which calls `next()` in one; the opening in the wrapper itself is then no transaction of its own.
 */
export function withWrapped(world: World, readings: CallReadings): CallReadings {
  const boundaries: Boundary[] = [...readings.boundaries];
  const replaced = new Set<CallKey>();
  const known = new Set(readings.boundaries.filter(({ kind }) => kind === 'opens').map(({ path, index }) => callKey(path, index)));
  let open = readings.boundaries.filter(({ kind }) => kind === 'opens' || kind === 'begins');
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    const wrappers = open.flatMap((boundary) => wrappersAround(world.program, boundary));
    const found = wrappers.length > 0 ? usesOf(world.program, wrappers) : [];
    for (const { opens } of found) replaced.add(opens);
    // What the user describes is a transaction already.
    open = found.map(({ boundary }) => boundary).filter(({ path, index }) => !known.has(callKey(path, index)));
    for (const { path, index } of open) known.add(callKey(path, index));
    boundaries.push(...open);
  }
  if (replaced.size === 0) return readings;
  return {
    ...readings,
    boundaries: boundaries.filter(({ kind, path, index }) => kind === 'ends' || !replaced.has(callKey(path, index))),
    accesses: readings.accesses.map((access) => (access.transaction !== null && replaced.has(access.transaction) ? { ...access, transaction: null } : access)),
  };
}

/** The functions around an opening call whose parameter is what it runs, directly or from the function it is handed. */
function wrappersAround(program: Program, boundary: Boundary): readonly Wrapper[] {
  const { path, index, carrier, hosted } = boundary;
  const file = program.file(path);
  const call = file?.calls[index];
  if (!file || !call) return [];
  if (boundary.kind === 'begins') return file.calls.flatMap((inner) => runAfter(program, inner, boundary) ?? []);
  const opens = callKey(path, index);
  return worksOf(call, boundary.work).flatMap((argument) => {
    if (argument.kind === 'function')
      return file.calls.flatMap((inner) => runIn(program, inner, { path, opens, hosted, opener: call.scope, body: argument.scope }) ?? []);
    const own = parameterOf(program, { path, scope: call.scope, expression: argument });
    return own ? [{ path, scope: own.scope, opens, runs: own.index, carrier: carrier ?? 0, hosted }] : [];
  });
}

/** What the call may run: the argument that is known to be run, else the function literals, else whatever is handed in. */
function worksOf(call: CallFact, work: number | null): readonly Expression[] {
  if (work !== null) return call.arguments.slice(work, work + 1);
  const literals = call.arguments.filter(({ kind }) => kind === 'function');
  return literals.length > 0 ? literals : call.arguments;
}

/** A call that opens a transaction, and the body of the function that it runs. */
interface Opening extends Pick<Wrapper, 'path' | 'opens' | 'hosted'> {
  /** The scope that the call stands in. */
  readonly opener: number;
  readonly body: number;
}

/**
 * Whether a function runs what stands in an inner scope: itself, or in callbacks. A function that it only makes runs later, for someone else:
 * `withTransactional(factory, db) { service.transactional = (work) => db.transaction(…) }`.
 */
function runsItself(scopes: readonly ScopeFact[], inner: number, outer: number): boolean {
  let current: number | null = inner;
  while (current !== null && current !== outer) {
    const scope: ScopeFact | undefined = scopes[current];
    if (!scope?.argumentOf) return false;
    current = scope.parent;
  }
  return current === outer;
}

/** `work(tx)` in the function that runs in the transaction, where `work` is a parameter of a function around it. */
function runIn(program: Program, inner: CallFact, { path, opens, hosted, opener, body }: Opening): Wrapper | null {
  const scopes = program.file(path)?.scopes ?? [];
  if (inner.kind !== 'call' || !isWithin(scopes, inner.scope, body)) return null;
  const own = parameterOf(program, { path, scope: inner.scope, expression: inner.callee });
  if (!own || isWithin(scopes, own.scope, body) || !runsItself(scopes, opener, own.scope)) return null;
  const carrier = inner.arguments.findIndex((expression) => {
    const root = rootParameter(program, { path, scope: inner.scope, expression });
    return root?.scope === body && root.index === 0;
  });
  return { path, scope: own.scope, opens, runs: own.index, carrier: carrier < 0 ? null : carrier, hosted };
}

/**
 * `work(client)` in the function that begins the transaction by hand, where `work` is a parameter of it: `client.query('BEGIN'); await work(client);`,
 * `const tx = await db.begin(); await work(tx);`.
 */
function runAfter(program: Program, inner: CallFact, { path, index, hosted }: Boundary): Wrapper | null {
  const file = program.file(path);
  const begin = file?.calls[index];
  if (!file || !begin || inner.kind !== 'call' || inner.callee.kind !== 'name' || inner.line < begin.line || inner.scope !== begin.scope) return null;
  const own = parameterOf(program, { path, scope: inner.scope, expression: inner.callee });
  if (!own) return null;
  const handle = begin.callee.kind === 'member' ? begin.callee.object : begin.callee;
  const isHandle = (expression: Expression): boolean => {
    if (expression.kind !== 'name') return false;
    const made = bindingOf(program, path, inner.scope, expression.name)?.binding.initialiser;
    return (handle.kind === 'name' && expression.name === handle.name) || (made?.kind === 'call' && made.call === index);
  };
  const carrier = inner.arguments.findIndex(isHandle);
  // Whoever begins by hand and hands something on hands on the handle, however it came by it.
  const handed = carrier < 0 && inner.arguments.length > 0 ? 0 : carrier;
  return { path, scope: own.scope, opens: callKey(path, index), runs: own.index, carrier: handed < 0 ? null : handed, hosted };
}

/** The parameter that a plain name is. */
function parameterOf(
  program: Program,
  written: FunctionPlace & { readonly expression: Expression },
): { readonly scope: number; readonly index: number } | null {
  const root = written.expression.kind === 'name' ? rootParameter(program, written) : null;
  return root && root.property === undefined ? root : null;
}

interface Use {
  readonly opens: CallKey;
  readonly boundary: Boundary;
}

function usesOf(program: Program, wrappers: readonly Wrapper[]): readonly Use[] {
  const byPlace = new Map(wrappers.map((wrapper) => [placeKey(wrapper), wrapper]));
  return program.files.flatMap(({ path, calls }) =>
    calls.flatMap((call, index) => {
      if (call.kind !== 'call' || !call.arguments.some(mayRun)) return [];
      const { unit: by, member } = program.ownerOf(path, call.scope);
      const place = { kind: 'opens', path, index, by, member, marks: [] } as const;
      const called = wrapperAt(program, byPlace, { path, scope: call.scope, expression: call.callee });
      if (called && called.runs < call.arguments.length) {
        return [
          { opens: called.opens, boundary: { ...place, ambient: called.carrier === null, hosted: called.hosted, work: called.runs, carrier: called.carrier } },
        ];
      }
      const before = middlewareIn(program, byPlace, { path, call });
      // A middleware keeps the handle in the context, which is the first parameter of it and of the handlers after it.
      return before ? [{ opens: before.opens, boundary: { ...place, ambient: false, hosted: false, work: call.arguments.length - 1, carrier: 0 } }] : [];
    }),
  );
}

function mayRun({ kind }: Expression): boolean {
  return kind === 'function' || kind === 'name' || kind === 'member';
}

/** `router.post('/orders', transaction(), handler)`: an argument that is, or gives, a wrapper that runs its last parameter. */
function middlewareIn(
  program: Program,
  wrappers: ReadonlyMap<string, Wrapper>,
  { path, call }: { readonly path: string; readonly call: CallFact },
): Wrapper | null {
  for (const expression of call.arguments.slice(0, -1)) {
    if (expression.kind !== 'call' && expression.kind !== 'name') continue;
    const wrapper = wrapperAt(program, wrappers, { path, scope: call.scope, expression });
    if (wrapper && wrapper.runs > 0 && wrapper.carrier === null) return wrapper;
  }
  return null;
}

function wrapperAt(program: Program, wrappers: ReadonlyMap<string, Wrapper>, written: FunctionPlace & { readonly expression: Expression }): Wrapper | null {
  const place = functionOf(program, written);
  return (place && wrappers.get(placeKey(place))) ?? null;
}

function placeKey({ path, scope }: FunctionPlace): string {
  return `${path}#${scope}`;
}
