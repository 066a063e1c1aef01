import type { Transaction } from '../model/facts.js';
import type { TransactionId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import { carriesHandle } from './carried-handles.js';
import { implicitScopes } from './implicit-scopes.js';
import { passedHandles } from './passed-handles.js';
import type { DataInput } from './data-input.js';
import type { Boundary, RawAccess } from './read-taken.js';
import { type TransactionScope, transactionScopes } from './transaction-scopes.js';
import type { World } from './world.js';

/** The transactions, numbered by place, and which of them an access belongs to. */
export interface JoinedTransactions {
  readonly transactions: readonly Transaction[];
  /** By number; several for a function that several transactions hand their handle to, empty for none. */
  transactionsOf(access: RawAccess): readonly TransactionId[];
  /** Those that are open while it runs and do not hold it: it goes through another handle. */
  openAround(access: RawAccess): readonly TransactionId[];
}

/**
 * Joins accesses to the transactions that hold them; what a layer writes as one outside all of them is a transaction of its own, `implicit`.
 */
export function joinTransactions(
  world: World,
  { accesses, boundaries }: { readonly accesses: readonly RawAccess[]; readonly boundaries: readonly Boundary[] },
  { wrappers, dispatches }: Required<Pick<DataInput, 'wrappers' | 'dispatches'>>,
): JoinedTransactions {
  const explicit = transactionScopes(world.program, { boundaries, passed: passedHandles(world, { boundaries, accesses, dispatches }), wrappers });
  const held = new Map<RawAccess, readonly TransactionScope[]>();
  for (const access of accesses) {
    const holding = holdingScopes(explicit, access);
    if (holding.length > 0) held.set(access, holding);
  }
  const scopes = [...explicit];
  for (const { scope, members } of implicitScopes(world.program, { accesses: accesses.filter((access) => !held.has(access)), boundaries })) {
    scopes.push(scope);
    for (const access of members) held.set(access, [scope]);
  }
  scopes.sort((a, b) => byLocation(a, b) || a.endLine - b.endLine || compareText(a.kind, b.kind) || compareText(a.by, b.by));
  const numbered = scopes.map((scope, index) => ({ scope, id: `t${index + 1}` as TransactionId })); // the one place where transaction ids are made
  const ids = new Map(numbered.map(({ scope, id }) => [scope, id]));
  return {
    transactions: numbered.map(({ scope: { kind, path, line, endLine, by, member }, id }) => ({ id, kind, path, line, endLine, by, member })),
    transactionsOf: (access) => (held.get(access) ?? []).flatMap((scope) => ids.get(scope) ?? []),
    openAround: (access) => {
      const open = explicit.filter((scope) => scope.spans(access) && !scope.holds(access));
      return open.length === 0 || carriesHandle(world, access) ? [] : open.flatMap((scope) => ids.get(scope) ?? []).sort(byNumber);
    },
  };
}

/** `t2` before `t10`. */
function byNumber(a: TransactionId, b: TransactionId): number {
  return a.length - b.length || compareText(a, b);
}

/** A handle says more than the decorator of the method that it is used in. */
function holdingScopes(scopes: readonly TransactionScope[], access: RawAccess): readonly TransactionScope[] {
  const holding = scopes.filter((scope) => scope.holds(access));
  const byHandle = holding.filter(({ kind }) => kind !== 'decorator');
  return byHandle.length > 0 ? byHandle : holding;
}
