import type { TransactionSaga } from '../model/analysis.js';
import type { SystemView } from '../model/system-view.js';

/** What each transaction would be as a saga, in the order of the transactions; those whose data one service owns are left out. */
export function sagasOf(view: SystemView): readonly TransactionSaga[] {
  return view.facts.transactions.flatMap(({ id }) => {
    const steps = view.sagaOf(id);
    return steps.length === 0 ? [] : [{ transaction: id, steps, cost: view.sagaCost(id, []) }];
  });
}
