import type { Transaction } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import { batchMembers } from './batch-members.js';
import type { Boundary, RawAccess } from './read-taken.js';
import { isWithin } from './root-parameter.js';
import { type CallKey, callKey } from './site.js';
import { isTransactional } from './transaction-decorators.js';

/** A transaction before it is numbered, and which accesses it holds. */
export interface TransactionScope extends Omit<Transaction, 'id'> {
  holds(access: RawAccess): boolean;
}

interface Found {
  readonly boundaries: readonly Boundary[];
  /** See `passedHandles`. */
  readonly passed: ReadonlyMap<CallKey, ReadonlySet<CallKey>>;
}

/** The transactions that calls open with a callback or a list, begin by hand, or that a decorator puts around a method. */
export function transactionScopes(program: Program, { boundaries, passed }: Found): readonly TransactionScope[] {
  const opened = boundaries.filter(({ kind }) => kind === 'opens').map((boundary) => openedScope(program, boundary, passed));
  const begun = boundaries.filter(({ kind }) => kind === 'begins').map((boundary) => begunScope(program, boundary, { boundaries, passed }));
  return [...opened, ...begun, ...decoratedScopes(program)];
}

function openedScope(program: Program, { path, index, by, member, ambient }: Boundary, passed: Found['passed']): TransactionScope {
  const file = program.file(path);
  const call = file?.calls[index];
  const line = call?.line ?? 1;
  const key = callKey(path, index);
  const belongs = (access: RawAccess): boolean => access.transaction === key || passed.get(access.call)?.has(key) === true;
  const work = call?.arguments.find((argument) => argument.kind === 'function');
  if (work?.kind === 'function') {
    const endLine = file?.scopes[work.scope]?.endLine ?? line;
    const runs = (access: RawAccess): boolean =>
      ambient && access.path === path && isWithin(file?.scopes ?? [], file?.calls[access.index]?.scope ?? 0, work.scope);
    return { kind: 'callback', path, line, endLine, by, member, holds: (access) => belongs(access) || runs(access) };
  }
  const [list] = call?.arguments ?? [];
  const members = call && list ? batchMembers(program, { path, scope: call.scope, expression: list }) : new Set<CallKey>();
  const kind = members.size > 0 || list?.kind === 'array' ? 'array' : 'callback';
  return { kind, path, line, endLine: line, by, member, holds: (access) => belongs(access) || members.has(access.call) };
}

/** From its begin to the last commit or rollback of the same handle in the same function; without one, only the begin itself. */
function begunScope(program: Program, begin: Boundary, { boundaries, passed }: Found): TransactionScope {
  const { path, index, by, member } = begin;
  const lineOf = (boundary: Boundary): number => program.file(path)?.calls[boundary.index]?.line ?? 1;
  const related = boundaries.filter((other) => other.path === path && isIn(other, begin) && sharesMark(other.marks, begin.marks));
  const line = lineOf(begin);
  const next = related.find((other) => other.kind === 'begins' && other.index > index)?.index ?? Number.POSITIVE_INFINITY;
  const ends = related.filter((other) => other.kind === 'ends' && other.index > index && other.index < next).map(lineOf);
  const endLine = Math.max(line, ...ends);
  const inside = (access: RawAccess): boolean => access.touch.line >= line && access.touch.line <= endLine && sharesMark(access.marks, begin.marks);
  const key = callKey(path, index);
  return {
    kind: 'manual',
    path,
    line,
    endLine,
    by,
    member,
    holds: (access) => (isIn(access, begin) && inside(access)) || passed.get(access.call)?.has(key) === true,
  };
}

/** Handles without a mark of their own, received from elsewhere, are one within a function. */
function sharesMark(marks: readonly string[], others: readonly string[]): boolean {
  return (marks.length === 0 && others.length === 0) || marks.some((mark) => others.includes(mark));
}

function isIn(access: Pick<RawAccess, 'by' | 'member'>, place: { readonly by: UnitId; readonly member: string | null }): boolean {
  return access.by === place.by && access.member === place.member;
}

function decoratedScopes(program: Program): readonly TransactionScope[] {
  const scopes: TransactionScope[] = [];
  for (const { path, declarations } of program.files) {
    for (const declaration of declarations) {
      for (const member of declaration.members) {
        if (member.scope === null || !member.decorators.some((decorator) => isTransactional(program.externalName(path, decorator.name)))) continue;
        const place = { by: program.ownerOf(path, member.scope).unit, member: member.name };
        scopes.push({ kind: 'decorator', path, line: member.line, endLine: member.endLine, ...place, holds: (access) => isIn(access, place) });
      }
    }
  }
  return scopes;
}
