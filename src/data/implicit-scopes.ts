import type { Program } from '../model/program.js';
import { targetKey } from './catalogue.js';
import type { Boundary, RawAccess } from './read-taken.js';
import type { CallKey } from './site.js';
import type { TransactionScope } from './transaction-scopes.js';
import { propertiesOf } from './written.js';

/** A transaction that no code asks for, and the accesses in it. */
export interface ImplicitScope {
  readonly scope: TransactionScope;
  readonly members: readonly RawAccess[];
}

/**
 * Transactions that a layer makes by itself around the accesses that lie in no other: what a function leaves to write until it flushes, from
 * the first to the flush; and what one call writes, unless it says that it wants none. Only where two entities or more are written: one alone is not a matter of all or nothing.
 */
export function implicitScopes(
  program: Program,
  { accesses, boundaries }: { readonly accesses: readonly RawAccess[]; readonly boundaries: readonly Boundary[] },
): readonly ImplicitScope[] {
  const flushed = flushedTogether(accesses, boundaries).flatMap(({ flush, noted }) => implicitScope(noted, lineOf(program, flush)));
  const taken = new Set(flushed.flatMap(({ members }) => members));
  const byCall = new Map<CallKey, RawAccess[]>();
  for (const access of accesses) {
    if (access.index >= 0 && !taken.has(access) && !refuses(program, access)) byCall.set(access.call, [...(byCall.get(access.call) ?? []), access]);
  }
  return [...flushed, ...[...byCall.values()].flatMap((members) => implicitScope(members))];
}

/** `save(order, { transaction: false })` */
function refuses(program: Program, { path, index }: RawAccess): boolean {
  const call = program.file(path)?.calls[index];
  return (call?.arguments ?? []).some((expression) =>
    propertiesOf(program, { path, scope: call?.scope ?? 0, expression }).some(
      ({ key, value }) => key === 'transaction' && value.expression.kind === 'literal' && value.expression.value === false,
    ),
  );
}

interface Flushed {
  readonly flush: Boundary;
  readonly noted: readonly RawAccess[];
}

/** The noted writes that each flush writes: those since the flush before it in the same function. */
function flushedTogether(accesses: readonly RawAccess[], boundaries: readonly Boundary[]): readonly Flushed[] {
  const noted = accesses.filter(({ deferred, touch }) => deferred && touch.mode === 'write');
  if (noted.length === 0) return [];
  const flushes = boundaries.filter(({ kind }) => kind === 'flushes');
  return flushes.map((flush) => {
    const isOf = (other: Pick<Boundary, 'path' | 'by' | 'member'>): boolean =>
      other.path === flush.path && other.by === flush.by && other.member === flush.member;
    const since = Math.max(-1, ...flushes.flatMap((other) => (isOf(other) && other.index < flush.index ? [other.index] : [])));
    return { flush, noted: noted.filter((access) => isOf(access) && access.index > since && access.index <= flush.index) };
  });
}

function lineOf(program: Program, { path, index }: Boundary): number {
  return program.file(path)?.calls[index]?.line ?? 1;
}

/** `end`: where it is written, if not with the last of the accesses. */
function implicitScope(members: readonly RawAccess[], end = 1): readonly ImplicitScope[] {
  const written = new Set(members.filter(({ touch }) => touch.mode === 'write').map(({ touch }) => targetKey(touch.target)));
  const [first] = members;
  if (written.size < 2 || !first) return [];
  const lines = members.map(({ touch }) => touch.line);
  const { path, by, member } = first;
  const own = new Set(members);
  const scope: TransactionScope = {
    kind: 'implicit',
    path,
    line: Math.min(...lines),
    endLine: Math.max(end, ...lines),
    by,
    member,
    holds: (access) => own.has(access),
    spans: () => false,
  };
  return [{ scope, members }];
}
