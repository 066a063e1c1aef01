import type { DataAccess, Facts } from '../model/facts.js';
import type { TransactionId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { SystemView } from '../model/system-view.js';
import { type ActionsOf, readCosts } from './costs.js';
import { decidingCalls } from './deciding-calls.js';
import { readOutsideReach } from './outside-reach.js';
import { indexCalls, inRunningOrder } from './running-order.js';
import { type Action, type Owning, sagaOf } from './saga.js';
import { readTransactions } from './transaction-accesses.js';

type TransactionQueries = Pick<
  SystemView,
  'transaction' | 'accessesIn' | 'accessesBeside' | 'ownersWritten' | 'outsideCallsFrom' | 'reachesOutside' | 'sagaOf' | 'sagaCost' | 'entryCosts'
>;

/** What rules may ask about transactions, what runs in them, and what they would be and cost as sagas. */
export function transactionQueries(facts: Facts, owning: Owning): TransactionQueries {
  const transactions = new Map(facts.transactions.map((transaction) => [transaction.id, transaction]));
  const { inside, beside } = readTransactions(facts);
  const outside = readOutsideReach(facts);
  const callsOf = indexCalls(facts.references);
  const accessesIn = (id: TransactionId): readonly DataAccess[] => inside.get(id) ?? [];
  const actionsOf = (id: TransactionId): ActionsOf => {
    const transaction = transactions.get(id);
    if (!transaction) return { path: '', actions: [] };
    const calls = decidingCalls(outside.during(transaction, accessesIn(id)));
    const actions = calls.length === 0 ? accessesIn(id) : inRunningOrder<Action>([...accessesIn(id), ...calls], transaction, callsOf);
    return { path: transaction.path, actions };
  };
  return {
    ...readCosts(facts, owning, actionsOf),
    transaction: (id) => transactions.get(id),
    accessesIn,
    accessesBeside: (id) => beside.get(id) ?? [],
    ownersWritten: (id) => {
      const owners = accessesIn(id).map(({ mode, entity }) => (mode === 'write' ? owning.ownerOf(entity) : null));
      return [...new Set(owners.filter((owner) => owner !== null))].sort(compareText);
    },
    outsideCallsFrom: (id) => {
      const transaction = transactions.get(id);
      return transaction ? outside.during(transaction, accessesIn(id)) : [];
    },
    reachesOutside: (unit, member) => outside.from(unit, member),
    sagaOf: (id) => {
      const { actions, path } = actionsOf(id);
      return sagaOf(actions, owning.serviceOf(path), owning);
    },
  };
}
