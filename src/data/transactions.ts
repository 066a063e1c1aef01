import type { Transaction } from '../model/facts.js';
import type { TransactionId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import { targetKey } from './catalogue.js';
import { passedHandles } from './passed-handles.js';
import type { Boundary, RawAccess } from './read-taken.js';
import type { CallKey } from './site.js';
import { type TransactionScope, transactionScopes } from './transaction-scopes.js';
import type { World } from './world.js';

/** The transactions, numbered by place, and which of them an access belongs to. */
export interface JoinedTransactions {
  readonly transactions: readonly Transaction[];
  /** By number; several for a function that several transactions hand their handle to, empty for none. */
  transactionsOf(access: RawAccess): readonly TransactionId[];
}

/**
 * Joins accesses to the transactions that hold them. A call outside all of them that writes two entities or more is one of its own,
 * `implicit`: the layer runs it as one.
 */
export function joinTransactions(
  world: World,
  { accesses, boundaries }: { readonly accesses: readonly RawAccess[]; readonly boundaries: readonly Boundary[] },
): JoinedTransactions {
  const explicit = transactionScopes(world.program, { boundaries, passed: passedHandles(world, boundaries, accesses) });
  const held = new Map<RawAccess, readonly TransactionScope[]>();
  for (const access of accesses) {
    const holding = holdingScopes(explicit, access);
    if (holding.length > 0) held.set(access, holding);
  }
  const scopes = [...explicit];
  for (const [implicit, members] of implicitScopes(accesses.filter((access) => !held.has(access)))) {
    scopes.push(implicit);
    for (const access of members) held.set(access, [implicit]);
  }
  scopes.sort((a, b) => byLocation(a, b) || a.endLine - b.endLine || compareText(a.kind, b.kind) || compareText(a.by, b.by));
  const numbered = scopes.map((scope, index) => ({ scope, id: `t${index + 1}` as TransactionId })); // the one place where transaction ids are made
  const ids = new Map(numbered.map(({ scope, id }) => [scope, id]));
  return {
    transactions: numbered.map(({ scope: { kind, path, line, endLine, by, member }, id }) => ({ id, kind, path, line, endLine, by, member })),
    transactionsOf: (access) => (held.get(access) ?? []).flatMap((scope) => ids.get(scope) ?? []),
  };
}

/** A handle says more than the decorator of the method that it is used in. */
function holdingScopes(scopes: readonly TransactionScope[], access: RawAccess): readonly TransactionScope[] {
  const holding = scopes.filter((scope) => scope.holds(access));
  const byHandle = holding.filter(({ kind }) => kind !== 'decorator');
  return byHandle.length > 0 ? byHandle : holding.slice(0, 1);
}

function* implicitScopes(accesses: readonly RawAccess[]): Iterable<[TransactionScope, readonly RawAccess[]]> {
  const byCall = new Map<CallKey, RawAccess[]>();
  for (const access of accesses) byCall.set(access.call, [...(byCall.get(access.call) ?? []), access]);
  for (const [call, members] of byCall) {
    const written = new Set(members.filter(({ touch }) => touch.mode === 'write').map(({ touch }) => targetKey(touch.target)));
    const [first] = members;
    if (written.size < 2 || !first) continue;
    const lines = members.map(({ touch }) => touch.line);
    const { path, by, member } = first;
    yield [{ kind: 'implicit', path, line: Math.min(...lines), endLine: Math.max(...lines), by, member, holds: (access) => access.call === call }, members];
  }
}
