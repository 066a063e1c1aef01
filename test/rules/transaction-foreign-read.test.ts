import { describe, expect, it } from 'vitest';
import rule from '../../rules/transaction-foreign-read.js';
import { runRules } from '../../src/judge/run-rules.js';
import { type AccessText, transactionView, type TransactionsText } from './transaction-view.js';

const run = (text: TransactionsText) => runRules(transactionView(text), [rule], {});

const PLACE = 'orders/orders.ts#Orders.place';
const entities = { Order: 'orders/order.ts#Order', Shelf: 'stock/shelf.ts#Shelf', Guest: 'guests/guest.ts#Guest' };
const write: AccessText = { by: PLACE, writes: 'Order', line: 13, in: 't1' };
const read: AccessText = { by: PLACE, reads: 'Shelf', line: 11, in: 't1' };
const one = (...accesses: readonly AccessText[]): TransactionsText => ({ entities, transactions: { t1: PLACE }, accesses });

describe('transaction-foreign-read', () => {
  it.each<[string, TransactionsText]>([
    ['it reads what its own service owns', one(write, { ...read, reads: 'Order' })],
    ['it writes nothing', one(read)],
    [
      'it writes for two services: that is another finding',
      one(write, read, { by: PLACE, writes: 'Guest', line: 12, in: 't1' }, { by: 'guests/guest.ts#Guests.add', writes: 'Guest', line: 1 }),
    ],
    ['the read is outside it', one(write, { by: PLACE, reads: 'Shelf', line: 11, beside: ['t1'] })],
    ['only a name says that it reads', one(write, { ...read, confidence: 'low' })],
    ['one call does it all', { ...one(write, read), transactions: { t1: [PLACE, 'implicit'] } }],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it('reports the foreign reads, then the writes', () => {
    expect(run(one({ by: PLACE, reads: 'Guest', line: 12, in: 't1', operation: 'count' }, read, write))).toMatchObject([
      {
        ruleId: 'transaction-foreign-read',
        severity: 'note',
        path: 'orders/orders.ts',
        line: 10,
        endLine: 20,
        services: ['guests', 'orders', 'stock'],
        entities: ['guest', 'shelf'],
        message: 'Orders.place writes the data of orders in one transaction (callback) and reads there what others own: stock (Shelf), guests (Guest).',
        evidence: [
          { line: 11, note: 'reads Shelf of stock: Orders.place calls find' },
          { line: 12, note: 'reads Guest of guests: Orders.place calls count' },
          { line: 13, note: 'writes Order of orders: Orders.place calls save' },
        ],
      },
    ]);
  });
});
