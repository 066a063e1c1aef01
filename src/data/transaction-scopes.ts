import type { Transaction } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import type { Wrapper } from '../model/wrappers.js';
import { batchMembers } from './batch-members.js';
import type { Boundary, RawAccess } from './read-taken.js';
import { isWithin, type ParameterKey, parameterKey, rootParameter } from './root-parameter.js';
import { type CallKey, callKey } from './site.js';
import { decoratedMembers, type DecoratedMember } from './decorated-members.js';
import { createReach, memberKey, type Reach } from './reached-members.js';
import { type FunctionPlace, workOf } from './work.js';

/** A transaction before it is numbered, and which accesses it holds. */
export interface TransactionScope extends Omit<Transaction, 'id'> {
  holds(access: RawAccess): boolean;
  /** Whether the access may run while the transaction is open, in it or not: it stands in its code, or in what that calls. */
  spans(access: RawAccess): boolean;
}

interface Found {
  readonly boundaries: readonly Boundary[];
  /** See `passedHandles`. */
  readonly passed: ReadonlyMap<CallKey, ReadonlySet<CallKey>>;
  readonly wrappers: readonly Wrapper[];
}

/** The transactions that calls open with a callback or a list, begin by hand, or that a decorator puts around a method. */
export function transactionScopes(program: Program, { boundaries, passed, wrappers }: Found): readonly TransactionScope[] {
  const decorated = decoratedMembers(program, {
    opening: new Set(boundaries.flatMap(({ kind, by }) => (kind === 'flushes' || kind === 'leaves' ? [] : [by]))),
    named: new Set(wrappers.flatMap((wrapper) => ('decorator' in wrapper ? wrapper.decorator : []))),
  });
  const apart = new Set(decorated.filter((member) => member.apart).map(({ place }) => memberKey(place)));
  const reach = createReach(program, (place) => apart.has(memberKey(place)));
  const decorators = new Set(decorated.flatMap(({ decorator }) => decorator ?? []));
  const own = boundaries.filter(({ by }) => !decorators.has(by));
  const left = own.flatMap((boundary) => (boundary.kind === 'leaves' ? (workOf(program, boundary) ?? []) : []));
  const opened = own.filter(({ kind }) => kind === 'opens').map((boundary) => withoutLeft(program, openedScope(program, boundary, { passed, reach }), left));
  const begun = own.filter(({ kind }) => kind === 'begins').map((boundary) => begunScope(program, boundary, { boundaries: own, passed, reach }));
  const around = decorated.filter(({ passive }) => !passive).map((member) => withoutLeft(program, decoratedScope(member, reach), left));
  return [...opened, ...begun, ...around];
}

/** Without what stands in functions that run outside of it: `host.withoutTransaction(() => …)`, `runOnTransactionCommit(() => …)`. */
function withoutLeft(program: Program, scope: TransactionScope, left: readonly FunctionPlace[]): TransactionScope {
  if (left.length === 0) return scope;
  const isLeft = ({ path, index }: RawAccess): boolean => {
    const file = program.file(path);
    const within = file?.calls[index]?.scope ?? 0;
    return left.some((work) => work.path === path && isWithin(file?.scopes ?? [], within, work.scope) && !isOpenedIn(program, scope, work));
  };
  return { ...scope, holds: (access) => !isLeft(access) && scope.holds(access), spans: (access) => !isLeft(access) && scope.spans(access) };
}

/** Whether a transaction is opened in the function that leaves the one around it: that one is not left. */
function isOpenedIn(program: Program, { path, line }: TransactionScope, work: FunctionPlace): boolean {
  return path === work.path && line > (program.file(path)?.scopes[work.scope]?.line ?? 0);
}

function openedScope(program: Program, boundary: Boundary, { passed, reach }: Within): TransactionScope {
  const { path, index, by, member, ambient, hosted } = boundary;
  const call = program.file(path)?.calls[index];
  const line = call?.line ?? 1;
  const key = callKey(path, index);
  const belongs = (access: RawAccess): boolean => access.transaction === key || passed.get(access.call)?.has(key) === true;
  const work = workOf(program, boundary);
  if (work) {
    const scope = program.file(work.path)?.scopes[work.scope];
    const endLine = work.path === path ? Math.max(line, scope?.endLine ?? line) : line;
    const spans = spanOf(program, work, reach);
    const surrounds = (access: RawAccess): boolean => ambient && (!hosted || access.hosted) && spans(access);
    // The handle may come from outside the function: `session.withTransaction(() => orders.create([order], { session }))`.
    const handed = (access: RawAccess): boolean =>
      boundary.marks.length > 0 && access.within.length > 0 && isSameHandle(program, access, boundary) && spans(access);
    return { kind: 'callback', path, line, endLine, by, member, spans, holds: (access) => belongs(access) || handed(access) || surrounds(access) };
  }
  const [list] = call?.arguments ?? [];
  const members = call && list ? batchMembers(program, { path, scope: call.scope, expression: list }) : new Set<CallKey>();
  const kind = members.size > 0 || list?.kind === 'array' ? 'array' : 'callback';
  const holds = (access: RawAccess): boolean => belongs(access) || members.has(access.call);
  return { kind, path, line, endLine: line, by, member, holds, spans: holds };
}

interface Within extends Pick<Found, 'passed'> {
  readonly reach: Reach;
}

/** What stands in a function's body, and in what it calls. */
function spanOf(program: Program, { path, scope }: FunctionPlace, reach: Reach): TransactionScope['spans'] {
  const file = program.file(path);
  const { line = 1, endLine = 1 } = file?.scopes[scope] ?? {};
  const reached = reach.from({ ...program.ownerOf(path, scope), line, endLine });
  return (access) =>
    reached.has(memberKey({ unit: access.by, member: access.member })) ||
    (access.path === path && isWithin(file?.scopes ?? [], file?.calls[access.index]?.scope ?? 0, scope));
}

/** From its begin to the last commit or rollback of the same handle in the same function; without one, only the begin itself. */
function begunScope(program: Program, begin: Boundary, { boundaries, passed, reach }: Within & Pick<Found, 'boundaries'>): TransactionScope {
  const { path, index, by, member } = begin;
  const lineOf = (boundary: Boundary): number => program.file(path)?.calls[boundary.index]?.line ?? 1;
  const related = boundaries.filter((other) => other.path === path && isIn(other, begin) && isSameHandle(program, other, begin));
  const line = lineOf(begin);
  const next = related.find((other) => other.kind === 'begins' && other.index > index)?.index ?? Number.POSITIVE_INFINITY;
  const ends = related.filter((other) => other.kind === 'ends' && other.index > index && other.index < next).map(lineOf);
  const endLine = Math.max(line, ...ends);
  const key = callKey(path, index);
  const stands = (access: RawAccess): boolean => isIn(access, begin) && access.touch.line >= line && access.touch.line <= endLine;
  const reached = reach.from({ unit: by, member, line, endLine });
  return {
    kind: 'manual',
    path,
    line,
    endLine,
    by,
    member,
    holds: (access) => (stands(access) && isSameHandle(program, access, begin)) || passed.get(access.call)?.has(key) === true,
    spans: (access) => stands(access) || reached.has(memberKey({ unit: access.by, member: access.member })),
  };
}

/** Handles without a mark of their own, received from elsewhere, are one within a function, unless they are different parameters of it. */
function isSameHandle(program: Program, one: Held, other: Held): boolean {
  if (one.marks.length > 0 || other.marks.length > 0) return one.marks.some((mark) => other.marks.includes(mark));
  const roots = rootsOf(program, other);
  return rootsOf(program, one).some((root) => roots.includes(root));
}

type Held = Pick<RawAccess, 'path' | 'index' | 'marks'> & Partial<Pick<RawAccess, 'within'>>;

/** The parameters that it is reached by: what is handed in, else what it is called on; null for what is no parameter. */
function rootsOf(program: Program, { path, index, within = [] }: Held): readonly (ParameterKey | null)[] {
  const call = program.file(path)?.calls[index];
  const called = call && { path, scope: call.scope, expression: call.callee.kind === 'member' ? call.callee.object : call.callee };
  const carriers = within.length > 0 || !called ? within : [called];
  return carriers.map((carrier) => {
    const root = rootParameter(program, carrier);
    return root && parameterKey(root);
  });
}

function isIn(access: Pick<RawAccess, 'by' | 'member'>, place: { readonly by: UnitId; readonly member: string | null }): boolean {
  return access.by === place.by && access.member === place.member;
}

function decoratedScope({ place, path, line, endLine, reach: how }: DecoratedMember, reach: Reach): TransactionScope {
  const reached = reach.from({ ...place, line, endLine });
  const own = memberKey(place);
  const keyOf = (access: RawAccess): string => memberKey({ unit: access.by, member: access.member });
  const spans = (access: RawAccess): boolean => keyOf(access) === own || reached.has(keyOf(access));
  const holds = (access: RawAccess): boolean => (how === 'own' ? keyOf(access) === own : spans(access) && (how === 'ambient' || access.hosted));
  return { kind: 'decorator', path, line, endLine, by: place.unit, member: place.member, holds, spans };
}
