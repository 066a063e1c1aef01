import type { Expression } from '../model/file-facts.js';
import type { Reference } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Boundary, RawAccess } from './read-taken.js';
import { isWithin, type ParameterKey, type ParameterPlace, parameterKey } from './root-parameter.js';
import { rootParameters } from './root-parameters.js';
import { type CallKey, callKey } from './site.js';
import { type FunctionPlace, functionOf, workOf } from './work.js';
import type { Handle, World } from './world.js';
import { propertiesOf } from './written.js';
import type { Written } from './written-place.js';

/** Functions that pass a handle on to functions are followed this far; deeper chains were not met in real code. */
const MAX_PASSED = 6;

/** Every property of a parameter: where the parameter is the handle itself. */
const EVERY = '*';

/** What was read of the calls, and who handles what they publish. */
interface Found {
  readonly boundaries: readonly Boundary[];
  readonly accesses: readonly RawAccess[];
  readonly dispatches: readonly Reference[];
}

/** Parameters that receive a handle, with the calls that opened or began its transactions. */
type Received = Map<ParameterKey, Set<CallKey>>;

/**
 * The accesses of functions that are handed a transaction's handle, by the call that makes them: `this.stock.reserve(manager, order)` inside
 * `transaction(async (manager) => …)` puts the writes of `reserve` into it,
 * as into every other transaction that hands it its handle. A handle may also lie in what is handed on: `reserve(order, { transaction })`.
 */
export function passedHandles(world: World, { boundaries, accesses, dispatches }: Found): ReadonlyMap<CallKey, ReadonlySet<CallKey>> {
  const received: Received = new Map();
  const following = { world, received, handlers: handlersBy(world.program, dispatches), onward: new Map() };
  for (const boundary of boundaries) if (boundary.kind === 'opens' || boundary.kind === 'begins') followFrom(following, boundary);
  const passed = new Map<CallKey, Set<CallKey>>();
  if (received.size === 0) return passed;
  for (const access of accesses) {
    if (access.transaction !== null) continue;
    const openings = carriersOf(world.program, access)
      .flatMap((carrier) => rootParameters(world.program, carrier))
      .flatMap((place) => [...receivedAt(received, place)]);
    if (openings.length > 0) passed.set(access.call, new Set([...(passed.get(access.call) ?? []), ...openings]));
  }
  return passed;
}

/** What an access is called on, and what hands in its transaction. */
function carriersOf(program: Program, { path, index, within }: RawAccess): readonly Written[] {
  const call = program.file(path)?.calls[index];
  if (!call) return within;
  const called = call.callee.kind === 'member' ? call.callee.object : call.callee;
  return [{ path, scope: call.scope, expression: called }, ...within];
}

function receivedAt(received: Received, place: ParameterPlace): Iterable<CallKey> {
  const own = received.get(parameterKey(place)) ?? [];
  return place.property === undefined ? own : [...own, ...(received.get(parameterKey({ ...place, property: EVERY })) ?? [])];
}

interface Following {
  readonly world: World;
  readonly received: Received;
  readonly handlers: Handlers;
  /** Where a parameter goes from the function that has it: the same for every transaction, and there may be hundreds that come by. */
  readonly onward: Map<ParameterKey, readonly Receiving[]>;
}

/** The functions that handle what is published, by the file and line of the publishing call. */
type Handlers = ReadonlyMap<string, readonly FunctionPlace[]>;

function handlersBy(program: Program, dispatches: readonly Reference[]): Handlers {
  const handlers = new Map<string, FunctionPlace[]>();
  for (const { at, to, toMember } of dispatches) {
    const declared = program.declaration(to);
    const scope = declared?.fact.members.find(({ name }) => name === toMember)?.scope ?? declared?.fact.scope ?? null;
    if (!declared || scope === null) continue;
    const key = `${at.path}:${at.line}`;
    handlers.set(key, [...(handlers.get(key) ?? []), { path: declared.path, scope }]);
  }
  return handlers;
}

/** Notes every parameter that receives the handle, from the function that opens or begins the transaction onward. */
function followFrom(following: Following, boundary: Boundary): void {
  const { world, received } = following;
  const { path, index, kind, marks } = boundary;
  const call = world.program.file(path)?.calls[index];
  if (!call) return;
  const key = callKey(path, index);
  const work = kind === 'opens' ? workOf(world.program, boundary) : null;
  const isIts = (handle: Handle): boolean => handle.transaction === key || handle.marks.some((mark) => marks.includes(mark));
  const given = (written: Written): boolean => {
    const handle = handleOf(world, written);
    return handle !== null && isIts(handle);
  };
  let open: readonly Receiving[] = parametersGiven(following, work ?? { path, scope: call.scope }, given);
  if (work && boundary.carrier !== null) open = [...open, ...everyWay({ ...work, index: boundary.carrier }, null)];
  for (let depth = 0; depth < MAX_PASSED && open.length > 0; depth += 1) {
    // Each way is gone once, however many calls lead to it.
    const fresh = open.filter((place) => noted(received, place, key));
    open = fresh.filter(({ property }) => property !== EVERY).flatMap((place) => onwardFrom(following, place));
  }
}

/** Notes that a parameter receives the handle of a transaction; false where that was known. */
function noted(received: Received, place: ParameterPlace, transaction: CallKey): boolean {
  const parameter = parameterKey(place);
  let transactions = received.get(parameter);
  if (!transactions) received.set(parameter, (transactions = new Set()));
  if (transactions.has(transaction)) return false;
  transactions.add(transaction);
  return true;
}

function onwardFrom(following: Following, place: ParameterPlace): readonly Receiving[] {
  const key = parameterKey(place);
  const known = following.onward.get(key);
  if (known) return known;
  const found = parametersGiven(following, place, (written) => isAt(following.world.program, written, place));
  following.onward.set(key, found);
  return found;
}

function isAt(program: Program, written: Written, place: ParameterPlace): boolean {
  return rootParameters(program, written).some((root) => parameterKey(root) === parameterKey(place));
}

type Receiving = ParameterPlace;

/** The functions called within a scope with an argument that is the handle or holds it, and which of their parameters it becomes. */
function parametersGiven(
  { world: { program }, handlers }: Following,
  region: { readonly path: string; readonly scope: number },
  given: (written: Written) => boolean,
): readonly Receiving[] {
  const { path } = region;
  const file = program.file(path);
  return (file?.calls ?? []).flatMap((call) => {
    if (call.kind === 'tag' || !isWithin(file?.scopes ?? [], call.scope, region.scope)) return [];
    const found = call.arguments.flatMap((expression, index) =>
      waysGiven(program, { path, scope: call.scope, expression }, given).map((property) => ({ index, property })),
    );
    if (found.length === 0) return [];
    const target = functionOf(program, { path, scope: call.scope, expression: call.callee });
    const called = target ? found.flatMap(({ index, property }) => everyWay({ ...target, index }, property)) : [];
    // What is published is the handler's first parameter.
    const handled = handlers.get(`${path}:${call.line}`) ?? [];
    return [...called, ...handled.flatMap((handler) => found.flatMap(({ property }) => everyWay({ ...handler, index: 0 }, property)))];
  });
}

/** Null where the argument is the handle, a property's name where it holds it there, `EVERY` where it is a copy of what holds it. */
function waysGiven(program: Program, written: Written, given: (written: Written) => boolean): readonly (string | null)[] {
  const { path, scope, expression } = written;
  if (canHold(expression) && given(written)) return [null];
  if (expression.kind === 'object' && expression.spreads.some((spread) => canHold(spread) && given({ path, scope, expression: spread }))) return [null];
  if (expression.kind === 'cast') return waysGiven(program, { ...written, expression: expression.expression }, given);
  if (expression.kind !== 'object' && expression.kind !== 'name') return [];
  return propertiesOf(program, written).flatMap(({ key, value }) => (canHold(value.expression) && given(value) ? [key] : []));
}

/** The ways to name the handle in a function that receives it: by the parameter, and by what the parameter is taken apart into. */
function everyWay({ path, scope, index }: ParameterPlace, property: string | null): readonly Receiving[] {
  return [
    { path, scope, index },
    { path, scope, index, property: property ?? EVERY },
  ];
}

function canHold({ kind }: Expression): boolean {
  return kind === 'name' || kind === 'member' || kind === 'call' || kind === 'either' || kind === 'cast';
}

function handleOf(world: World, { path, scope, expression }: Written): Handle | null {
  const meaning = world.program.meaningOf(path, scope, expression);
  return meaning?.kind === 'external' ? world.handleOf(meaning.trail) : null;
}
