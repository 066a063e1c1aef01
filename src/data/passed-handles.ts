import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { Boundary, RawAccess } from './read-taken.js';
import { isWithin, type ParameterKey, parameterKey, rootParameter } from './root-parameter.js';
import { type CallKey, callKey } from './site.js';
import type { Handle, World } from './world.js';
import type { Written } from './written.js';

/** Functions that pass a handle on to functions are followed this far; deeper chains were not met in real code. */
const MAX_PASSED = 6;

/** Parameters that receive a handle, with the calls that opened or began its transactions. */
type Received = Map<ParameterKey, Set<CallKey>>;

/**
 * The accesses of functions that are handed a transaction's handle, by the call that makes them: `this.stock.reserve(manager, order)` inside
 * `transaction(async (manager) => …)` puts the writes of `reserve` into it,
 * as into every other transaction that hands it its handle.
 */
export function passedHandles(world: World, boundaries: readonly Boundary[], accesses: readonly RawAccess[]): ReadonlyMap<CallKey, ReadonlySet<CallKey>> {
  const received: Received = new Map();
  for (const boundary of boundaries) if (boundary.kind !== 'ends') followFrom(world, boundary, received);
  const passed = new Map<CallKey, ReadonlySet<CallKey>>();
  if (received.size === 0) return passed;
  for (const { path, index, call, transaction } of accesses) {
    const fact = transaction === null ? world.program.file(path)?.calls[index] : undefined;
    const root = fact?.callee.kind === 'member' ? rootParameter(world.program, { path, scope: fact.scope, expression: fact.callee.object }) : null;
    const openings = root === null ? undefined : received.get(root);
    if (openings) passed.set(call, openings);
  }
  return passed;
}

/** Notes every parameter that receives the handle, from the function that opens or begins the transaction onward. */
function followFrom(world: World, { path, index, kind, marks }: Boundary, received: Received): void {
  const call = world.program.file(path)?.calls[index];
  if (!call) return;
  const key = callKey(path, index);
  const work = call.arguments.find((argument) => argument.kind === 'function');
  const region = kind === 'opens' && work?.kind === 'function' ? work.scope : call.scope;
  const isIts = (handle: Handle): boolean => handle.transaction === key || (kind === 'begins' && handle.marks.some((mark) => marks.includes(mark)));
  const given = (written: Written): boolean => {
    const handle = handleOf(world, written);
    return handle !== null && isIts(handle);
  };
  let open = parametersGiven(world.program, { path, scope: region }, given);
  for (let depth = 0; depth < MAX_PASSED && open.length > 0; depth += 1) {
    const fresh = open.filter(({ parameter }) => received.get(parameter)?.has(key) !== true);
    for (const { parameter } of fresh) received.set(parameter, (received.get(parameter) ?? new Set()).add(key));
    open = fresh.flatMap(({ parameter, ...place }) => parametersGiven(world.program, place, (written) => rootParameter(world.program, written) === parameter));
  }
}

interface Receiving {
  readonly path: string;
  readonly scope: number;
  readonly parameter: ParameterKey;
}

/** The functions called within a scope with an argument of that kind, and which of their parameters it becomes. */
function parametersGiven(
  program: Program,
  region: { readonly path: string; readonly scope: number },
  given: (written: Written) => boolean,
): readonly Receiving[] {
  const { path } = region;
  const file = program.file(path);
  return (file?.calls ?? []).flatMap((call) => {
    if (call.kind !== 'call' || !isWithin(file?.scopes ?? [], call.scope, region.scope)) return [];
    const indexes = call.arguments.flatMap((expression, index) => (canHold(expression) && given({ path, scope: call.scope, expression }) ? [index] : []));
    const target = indexes.length > 0 ? functionCalled(program, { path, scope: call.scope, expression: call.callee }) : null;
    return target ? indexes.map((index) => ({ ...target, parameter: parameterKey(target.path, target.scope, index) })) : [];
  });
}

function canHold({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member' || kind === 'call';
}

function functionCalled(program: Program, { path, scope, expression }: Written): { readonly path: string; readonly scope: number } | null {
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'function') return { path: meaning.path, scope: meaning.scope };
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  return declared && declared.fact.scope !== null ? { path: declared.path, scope: declared.fact.scope } : null;
}

function handleOf(world: World, { path, scope, expression }: Written): Handle | null {
  const meaning = world.program.meaningOf(path, scope, expression);
  return meaning?.kind === 'external' ? world.handleOf(meaning.trail) : null;
}
