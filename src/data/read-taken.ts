import type { CallFact } from '../model/file-facts.js';
import type { Confidence } from '../model/facts.js';
import type { Gap } from '../model/gap.js';
import type { UnitId } from '../model/ids.js';
import { entitiesOfMeaning } from './entities-of.js';
import { seenAt } from './seen-at.js';
import { type CallKey, type CallPlace, callKey, type Seen, type Site, type Touch } from './site.js';
import { sqlArgument } from './sql-arguments.js';
import { sqlBoundary } from './sql-boundaries.js';
import type { SqlArgument } from './sql-touches.js';
import type { Taken } from './take-step.js';
import type { FunctionPlace } from './work.js';
import type { World } from './world.js';
import type { Written } from './written-place.js';

/** An access before its entity has an id and its transaction a number. */
export interface RawAccess {
  readonly touch: Touch;
  readonly path: string;
  readonly index: number;
  readonly call: CallKey;
  readonly by: UnitId;
  readonly member: string | null;
  /** The call that opened the transaction that its handle belongs to. */
  readonly transaction: CallKey | null;
  /** See `Handle.marks`. */
  readonly marks: readonly CallKey[];
  /** See `Handle.within`. */
  readonly within: readonly Written[];
  /** See `StepRule.deferred`. */
  readonly deferred: boolean;
  /** See `Handle.hosted`. */
  readonly hosted: boolean;
}

/** A call that starts, ends or leaves a transaction, or writes what was noted before it as one. */
export interface Boundary {
  readonly kind: 'opens' | 'begins' | 'ends' | 'flushes' | 'leaves';
  readonly path: string;
  readonly index: number;
  readonly by: UnitId;
  readonly member: string | null;
  readonly marks: readonly CallKey[];
  /** See `Handle.within`; absent where its own receiver is the handle. */
  readonly within?: readonly Written[];
  /** What runs while its function runs is in it, whatever handle it uses. */
  readonly ambient: boolean;
  /** See `StepRule.hosted`. */
  readonly hosted: boolean;
  /** The argument that is the function it runs; null for the first function among them. */
  readonly work: number | null;
  /** Which of that function's parameters carries the handle, where the call is a wrapper's or a guess; null where the layer's tables say it, or none does. */
  readonly carrier: number | null;
}

/** An access in a generic class, whose entity is only known where the class is extended or used with a type argument. */
export interface Template extends Pick<Touch, 'mode' | 'operation' | 'via'> {
  readonly by: UnitId;
  readonly member: string;
  /** What is said where no use of it is found. */
  readonly gap: Gap;
}

/** SQL that a function runs and its callers give, whole or in part: `query(text) { return pool.query(text); }`. */
export interface PassedSql extends SqlArgument {
  /** The function whose parameter it waits for, and those that it waited for on the way. */
  readonly awaits: FunctionPlace;
  readonly passedBy: readonly FunctionPlace[];
  readonly site: Site;
  /** The access as it would be, were its entity known. */
  readonly access: Omit<RawAccess, 'touch'>;
  /** What the handle is reached by: it may be a parameter too. */
  readonly carriers: readonly Written[];
  /** What is said where the SQL of a caller is not understood. */
  readonly gap: Gap;
}

interface Place extends CallPlace {
  /** How sure it is that the receiver is what it is taken for. */
  readonly confidence: Confidence;
}

/** A transaction that a step hands to the chain it stands in, whose accesses may be earlier steps: `Order.find().session(s)`. */
export interface LateTransaction extends Pick<RawAccess, 'transaction' | 'marks' | 'within' | 'hosted'> {
  /** The marks of the chain before that step. */
  readonly chain: readonly CallKey[];
}

/** What one call says of data. */
export interface Reading {
  readonly accesses: readonly RawAccess[];
  readonly boundaries: readonly Boundary[];
  readonly gaps: readonly Gap[];
  readonly templates: readonly Template[];
  readonly passed: readonly PassedSql[];
  /** The call, where it reads only if no later call of its chain writes. */
  readonly provisional: CallKey | null;
  /** The marks of the chain, where it writes. */
  readonly writes: readonly CallKey[];
  /** The transaction it hands to its chain, where it accesses nothing itself. */
  readonly late: LateTransaction | null;
}

/** What a call does that is the last step of its trail. */
export function readTaken(world: World, taken: Taken, place: Place): Reading {
  const { path, index, call, confidence } = place;
  const { marks, transaction, within, hosted } = taken.after;
  const { unit: by, member } = world.program.ownerOf(path, call.scope);
  const site = siteOf(world, taken, place);
  const sql = sqlArgument(world, taken, place);
  const access = { path, index, call: callKey(path, index), by, member, transaction, marks, within, hosted, deferred: taken.rule.deferred === true };
  const seen = [...seenAt(site, taken, { sql, place })];
  const touches = seen.flatMap((one) => ('unseen' in one ? [] : one));
  const boundaries = boundariesOf(taken, sql && sqlBoundary(world.program, sql), {
    path,
    index,
    by,
    member,
    marks,
    ambient: taken.rule.callback === undefined || (world.keeping.has(taken.after.layer) && !taken.rule.unkept),
    hosted: taken.rule.hosted === true,
    work: null,
    // Linking knows nothing of what a guessed handle hands on.
    carrier: confidence === 'low' && taken.rule.callback !== undefined ? 0 : null,
  });
  return {
    accesses: touches.map((touch) => ({ ...access, touch: confidence === 'low' ? { ...touch, confidence } : touch })),
    boundaries,
    ...unseenIn(world, seen, { site, sql, access }),
    provisional: taken.rule.unless ? callKey(path, index) : null,
    writes: taken.rule.does === 'write' ? marks : [],
    late: taken.rule.within && !taken.rule.does ? { transaction, marks, within, hosted, chain: taken.before.marks } : null,
  };
}

/** What is not seen: for the callers of a function or the heirs of a class to say, or a gap. */
function unseenIn(world: World, seen: readonly Seen[], { site, sql, access }: Reached): Pick<Reading, 'gaps' | 'templates' | 'passed'> {
  const { path, call, operation, via } = site;
  const { by, member } = access;
  const passed: PassedSql[] = [];
  const templates: Template[] = [];
  const gaps: Gap[] = [];
  for (const one of seen) {
    if (!('unseen' in one)) continue;
    const gap: Gap = { reason: 'dynamic-query', path, line: one.line, detail: one.unseen, via: sql && one.mode === undefined ? 'sql' : via };
    if (sql && one.awaits) passed.push({ ...sql, awaits: one.awaits, passedBy: [], site, access, carriers: [carrierOf(path, call)], gap });
    else if (one.mode && member !== null && isGeneric(world, by)) templates.push({ mode: one.mode, operation, via, by, member, gap });
    else gaps.push(gap);
  }
  return { passed, templates, gaps };
}

interface Reached {
  readonly site: Site;
  readonly sql: SqlArgument | null;
  readonly access: Omit<RawAccess, 'touch'>;
}

/** Whether a unit is a class with type parameters, or one that others extend: what it works on may be theirs to say. */
export function isGeneric({ program, extended }: World, unit: UnitId): boolean {
  return (program.declaration(unit)?.fact.typeParameters.length ?? 0) > 0 || extended.has(unit);
}

function siteOf(world: World, taken: Taken, { path, call }: Place): Site {
  const { program, catalogue } = world;
  const name = call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
  const operation = (taken.rule.does && taken.after.named) || (taken.rule.as ?? name);
  return {
    program,
    catalogue,
    path,
    call,
    operation,
    entities: taken.entities,
    via: taken.after.layer.id,
    entitiesOf: (meaning) => entitiesOfMeaning(world, meaning),
  };
}

function carrierOf(path: string, call: CallFact): Written {
  return { path, scope: call.scope, expression: call.callee.kind === 'member' ? call.callee.object : call.callee };
}

/** A second start within a transaction is a savepoint of the first. */
function boundariesOf({ transaction, after }: Taken, said: 'begins' | 'ends' | null, boundary: Omit<Boundary, 'kind'>): readonly Boundary[] {
  if (said) return [{ ...boundary, ambient: false, kind: said }];
  if (!transaction || (transaction === 'opens' && after.transaction !== callKey(boundary.path, boundary.index))) return [];
  return [{ ...boundary, kind: transaction }];
}
