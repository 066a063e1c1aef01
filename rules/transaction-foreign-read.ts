import { defineRule } from '../src/model/rule.js';
import { compareText } from '../src/model/location.js';
import { accessEvidence, entitiesByOwner, serviceNames, TRANSACTION_KINDS, transactionKey, transactionWeight } from '../src/model/transaction-wording.js';
import { unitName } from '../src/model/wording.js';

/** Reports each transaction that writes for one service and reads what another one owns. */
export default defineRule({
  id: 'transaction-foreign-read',
  severity: 'note',
  principle: 'Isolation ends at the database of one service: what a transaction reads of another service may have changed before it commits.',
  source: 'Richardson, Microservices Patterns, 2018, 4.3. One foreign read is enough to lose isolation, so there is no threshold.',
  problem: '{unit} writes the data of {owner} in one transaction ({kind}) and reads there what others own: {reads}.',
  remedy:
    'Read it before the transaction, through the owner or from a copy, and let the write fail or be corrected where it was outdated. If it must not change meanwhile, keep both in one service.',
  defaults: {},
  repeated: {
    problem: '{count} transactions write the data of {owner} and read there what belongs to {others}.',
    each: '{unit} ({kind}) reads {reads}',
  },
  *detect(view) {
    for (const transaction of view.facts.transactions) {
      const [owner, ...more] = view.ownersWritten(transaction.id);
      // what one call reads along with its writes is a join: it is seen with the data that services share
      if (owner === undefined || more.length > 0 || transaction.kind === 'implicit') continue;
      const accesses = view.accessesIn(transaction.id);
      const reads = accesses.filter(({ mode, entity, confidence }) => {
        const reading = view.ownerOf(entity);
        return mode === 'read' && confidence !== 'low' && reading !== null && reading !== owner;
      });
      if (reads.length === 0) continue;
      const writes = accesses.filter(({ mode, entity }) => mode === 'write' && view.ownerOf(entity) === owner);
      const others = [...new Set(reads.map(({ entity }) => view.ownerOf(entity)).filter((service) => service !== null))].sort(compareText);
      const services = [owner, ...others].sort(compareText);
      yield {
        data: {
          unit: unitName(transaction.by, transaction.member),
          owner: view.nameOf(owner),
          kind: TRANSACTION_KINDS[transaction.kind],
          reads: entitiesByOwner(reads, view),
          others: serviceNames(others, view),
        },
        at: transaction,
        evidence: [...reads, ...writes].map((access) => accessEvidence(access, view)),
        services,
        entities: [...new Set(reads.map(({ entity }) => entity))].sort(compareText),
        key: transactionKey(transaction, view),
        weight: transactionWeight(transaction, services, view),
        group: [owner, ...others].join('\0'),
      };
    }
  },
});
