import type { Expression } from '../model/file-facts.js';
import type { Gap } from '../model/gap.js';
import type { Program } from '../model/program.js';
import { targetKey } from './catalogue.js';
import { callsOf, functionKey } from './function-calls.js';
import { type HandedIn, handedIn } from './handed-in.js';
import type { CallReadings } from './read-calls.js';
import type { Boundary, PassedSql, RawAccess } from './read-taken.js';
import { isWithin, parameterKey, rootParameter } from './root-parameter.js';
import { type CallPlace, callKey, type Seen, type Touch } from './site.js';
import { sqlBoundary } from './sql-boundaries.js';
import type { Given } from './sql-given.js';
import { receiverKey } from './sql-receivers.js';
import { sqlSeen } from './sql-touches.js';
import type { FunctionPlace } from './work.js';
import type { World } from './world.js';
import type { Written } from './written-place.js';

/** Functions that pass SQL on to functions are followed this far. */
const MAX_ROUNDS = 4;

/**
 * Puts accesses where the SQL is: a call of a function of the repository that runs SQL it is given reads and writes what that SQL says, and
 * begins and ends transactions as it says. Where one caller's SQL is not understood, or nobody calls it, the function itself stays a gap.
 */
export function fillPassedSql(world: World, readings: CallReadings): CallReadings {
  const accesses: RawAccess[] = [];
  const boundaries: Boundary[] = [];
  const gaps = new Set<Gap>();
  let open = readings.passed;
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round += 1) {
    const read = readCallers(world, open);
    accesses.push(...read.flatMap((caller) => caller.accesses));
    boundaries.push(...read.flatMap((caller) => caller.boundaries));
    for (const { gap } of read) if (gap) gaps.add(gap);
    open = read.flatMap(({ passedOn }) => passedOn ?? []);
  }
  for (const { gap } of open) gaps.add(gap);
  return {
    ...readings,
    accesses: [...readings.accesses, ...accesses],
    boundaries: [...readings.boundaries, ...boundaries],
    gaps: [...readings.gaps, ...gaps],
    passed: [],
  };
}

/** What SQL comes to for one caller. */
interface ForCaller {
  readonly accesses: readonly RawAccess[];
  readonly boundaries: readonly Boundary[];
  readonly passedOn: PassedSql | null;
  /** Null where all of it is understood, or its own callers say it. */
  readonly gap: Gap | null;
}

function readCallers(world: World, open: readonly PassedSql[]): readonly ForCaller[] {
  const { program } = world;
  const calls = callsOf(
    program,
    open.map(({ awaits }) => awaits),
  );
  return open.flatMap((passed): readonly ForCaller[] => {
    const callers = (calls.get(functionKey(passed.awaits)) ?? []).filter((place) => !isWithinIt(program, place, passed.awaits));
    if (callers.length === 0) return [{ accesses: [], boundaries: [], passedOn: null, gap: passed.gap }];
    return callers.map((place) => readFor(world, passed, place));
  });
}

/** A function that calls itself says nothing new. */
function isWithinIt(program: Program, { path, call }: CallPlace, place: FunctionPlace): boolean {
  return path === place.path && isWithin(program.file(path)?.scopes ?? [], call.scope, place.scope);
}

function readFor(world: World, passed: PassedSql, place: CallPlace): ForCaller {
  const { site, awaits } = passed;
  const given: Given = new Map([...passed.given, ...givenBy(place, awaits)]);
  const before = new Set(sqlSeen(site, passed).map(identity));
  const after = sqlSeen(site, { ...passed, given });
  const unseen = after.flatMap((seen) => ('unseen' in seen ? seen : []));
  const chain = [...passed.passedBy, awaits];
  const next = unseen.flatMap((seen) => seen.awaits ?? []).find((target) => !chain.some((known) => functionKey(known) === functionKey(target)));
  const { access, carriers } = accessFor(world, passed, place);
  const kind = sqlBoundary(site.program, { ...passed, given });
  return {
    accesses: after.flatMap((seen) => (isTouch(seen) && !before.has(identity(seen)) ? { ...access, touch: { ...seen, line: place.call.line } } : [])),
    boundaries: kind ? [{ ...access, kind, ambient: false, work: null, carrier: null }] : [],
    passedOn: next ? { ...passed, awaits: next, passedBy: chain, given, access, carriers } : null,
    gap: unseen.length > 0 && !next ? passed.gap : null,
  };
}

function isTouch(seen: Seen): seen is Touch {
  return !('unseen' in seen);
}

/** What its own function has read already is not read again for each caller. */
function identity(seen: Seen): string {
  return isTouch(seen) ? `${seen.mode} ${targetKey(seen.target)}` : '';
}

function givenBy({ path, call }: CallPlace, { path: own, scope }: FunctionPlace): Given {
  const here = (expression: Expression): Written => ({ path, scope: call.scope, expression });
  const given = new Map(call.arguments.map((expression, index) => [parameterKey({ path: own, scope, index }), here(expression)] as const));
  const object = call.callee.kind === 'member' ? call.callee.object : null;
  if (object) given.set(receiverKey({ path: own, scope }), here(object.kind === 'super' ? { kind: 'this' } : object));
  return given;
}

/** The access as the caller's. Its transaction is that of the handle that it hands in; SQL that one function runs shares a connection, where it has one. */
function accessFor(world: World, passed: PassedSql, place: CallPlace): Pick<PassedSql, 'access' | 'carriers'> {
  const { path, index, call } = place;
  const { unit: by, member } = world.program.ownerOf(path, call.scope);
  const handed = passed.carriers.flatMap((carrier) => handedFor(world, passed, { carrier, place }) ?? []);
  const own = passed.access.marks.length > 0 ? passed.access.marks : [passed.access.call];
  const access = {
    ...passed.access,
    path,
    index,
    call: callKey(path, index),
    by,
    member,
    transaction: passed.access.transaction ?? handed.find(({ transaction }) => transaction !== null)?.transaction ?? null,
    marks: handed.length > 0 ? handed.flatMap(({ marks }) => marks) : own,
    within: handed.flatMap(({ within }) => within),
  };
  return { access, carriers: access.within };
}

function handedFor(world: World, { awaits }: PassedSql, { carrier, place }: { readonly carrier: Written; readonly place: CallPlace }): HandedIn | null {
  const root = rootParameter(world.program, carrier);
  if (!root || root.path !== awaits.path || root.scope !== awaits.scope) return null;
  return handedIn(world, place, { argument: root.index, ...(root.property !== undefined && { property: root.property }) });
}
