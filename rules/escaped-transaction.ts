import type { DataAccess, Transaction } from '../src/model/facts.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, type Severity, defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { accessEvidence, entitiesByOwner, serviceNames, TRANSACTION_KINDS, transactionKey, transactionWeight } from '../src/model/transaction-wording.js';
import { count, unitName } from '../src/model/wording.js';

/** Reports each transaction during which something is written that it does not hold. */
export default defineRule({
  id: 'escaped-transaction',
  severity: 'warning',
  principle: 'A transaction holds what goes through its own handle, and nothing else: any other write stays when it rolls back.',
  source: 'Gray and Reuter, Transaction Processing: Concepts and Techniques, 1993, chapter 4. One write is enough, so there is no threshold.',
  problem: '{unit} opens a transaction ({kind}), but {writes} made through another handle and would stay after a rollback: {entities}.',
  remedy:
    "Hand the transaction's handle on to what must be undone with it. What must stay in any case, such as a log of attempts, or may be written later belongs after the commit.",
  defaults: {},
  repeated: {
    problem: '{count} transactions over the data of {names} leave out writes made through another handle, which would stay after a rollback.',
    each: '{unit} ({kind}) does not hold {entities}',
  },
  *detect(view) {
    for (const transaction of view.facts.transactions) {
      const inside = view.accessesIn(transaction.id).filter(({ mode }) => mode === 'write');
      const escaped = view.accessesBeside(transaction.id).filter(({ mode, confidence }) => mode === 'write' && confidence !== 'low');
      const own = escaped.filter((access) => isOwn(access, transaction));
      // where nothing at all seems to be inside, its handle may not have been understood; in a callback of its own function it is in sight
      const inSight = transaction.kind === 'callback' && own.length > 0;
      if (escaped.length === 0 || (inside.length === 0 && !inSight)) continue;
      const all = [...own, ...escaped.filter((access) => !own.includes(access))];
      const owners = [...inside, ...escaped].map(({ entity }) => view.ownerOf(entity)).filter((owner) => owner !== null);
      const services = [...new Set(owners)].sort(compareText);
      yield {
        data: {
          unit: unitName(transaction.by, transaction.member),
          kind: TRANSACTION_KINDS[transaction.kind],
          writes: `${count(all.length, 'write')} ${all.length === 1 ? 'is' : 'are'}`,
          entities: entitiesByOwner(all, view),
          names: serviceNames(services, view),
        },
        at: transaction,
        evidence: [...all.map((access) => escapeEvidence(access, transaction, view)), ...inside.map((access) => insideEvidence(access, view))],
        services,
        entities: [...new Set(all.map(({ entity }) => entity))].sort(compareText),
        key: transactionKey(transaction, view),
        severity: severityOf(own, { inside, view }),
        weight: transactionWeight(transaction, services, view),
        ...(services.length > 0 ? { group: services.join('\0') } : {}),
      };
    }
  },
});

/** In the function that opens the transaction, both handles are in sight: a slip. What it calls may write outside on purpose, or for others too. */
function severityOf(own: readonly DataAccess[], { inside, view }: { inside: readonly DataAccess[]; view: SystemView }): Severity {
  const layers = new Set(inside.map(({ via }) => via));
  return own.some((access) => (layers.size === 0 || layers.has(access.via)) && !commitsAlone(access, view)) ? 'warning' : 'note';
}

function isOwn({ by, member }: DataAccess, transaction: Transaction): boolean {
  return by === transaction.by && member === transaction.member;
}

/** Whether another transaction, opened in the access's own function, holds it. */
function commitsAlone({ transaction, by, member }: DataAccess, view: SystemView): boolean {
  const holding = transaction === null ? undefined : view.transaction(transaction);
  return holding !== undefined && holding.kind !== 'implicit' && holding.by === by && holding.member === member;
}

function escapeEvidence(access: DataAccess, transaction: Transaction, view: SystemView): Evidence {
  const evidence = accessEvidence(access, view);
  const called = isOwn(access, transaction) ? '' : ', called while the transaction is open';
  const alone = commitsAlone(access, view) ? ', in a transaction of its own that commits by itself' : '';
  return { ...evidence, note: `outside it: ${evidence.note}${called}${alone}` };
}

function insideEvidence(access: DataAccess, view: SystemView): Evidence {
  const evidence = accessEvidence(access, view);
  return { ...evidence, note: `inside it: ${evidence.note}` };
}
