import { describe, expect, it } from 'vitest';
import type { TransactionId, UnitId } from '../../src/model/ids.js';
import { type AccessText, type OutsideText, transactionView, type TransactionsText } from '../rules/transaction-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const CHARGE = 'payments/payments.ts#Payments.charge';
const CLIENT = 'payments/client.ts#Client.send';
const save: AccessText = { by: PLACE, writes: 'Order', line: 12, in: 't1' };
const direct = (line: number): OutsideText => ({ by: PLACE, line });

/** What runs outside during `t1` of `Orders.place`, lines 10 to 20: the line of the call, then those of the calls that lead to it. */
function during(text: Partial<TransactionsText>): string[] {
  const view = transactionView({ entities: { Order: 'orders/order.ts#Order' }, transactions: { t1: PLACE }, accesses: [save], ...text });
  return view
    .outsideCallsFrom('t1' as TransactionId)
    .map(({ call, through }) => [`${call.at.path}:${call.at.line}`, ...through.map(({ at }) => at.line)].join(' < '));
}

describe('what runs outside while a transaction is open', () => {
  it.each<[string, Partial<TransactionsText>, string[]]>([
    ['a call on its lines', { outside: [direct(11), direct(13)] }, ['orders/orders.ts:11', 'orders/orders.ts:13']],
    ['not before, not behind it, nor beside its closing bracket', { outside: [direct(9), direct(20), direct(21)] }, []],
    ['what a call on its lines leads to', { calls: [[PLACE, CHARGE, 14]], outside: [{ by: CHARGE, line: 30 }] }, ['payments/payments.ts:30 < 14']],
    ['not what a call behind it leads to', { calls: [[PLACE, CHARGE, 24]], outside: [{ by: CHARGE, line: 30 }] }, []],
    [
      'the shortest way, through calls of calls',
      {
        calls: [
          [PLACE, CHARGE, 14],
          [CHARGE, CLIENT, 31],
          [PLACE, CLIENT, 15],
        ],
        outside: [{ by: CLIENT, line: 40 }],
      },
      ['payments/client.ts:40 < 15'],
    ],
    ['not what is kept for later', { deferred: [['orders/orders.ts', 13, 15]], outside: [direct(14)] }, []],
    [
      'not what a called function keeps for later',
      { deferred: [['payments/payments.ts', 29, 31]], calls: [[PLACE, CHARGE, 14]], outside: [{ by: CHARGE, line: 30 }] },
      [],
    ],
    ['the transaction itself may run later', { deferred: [['orders/orders.ts', 5, 25]], outside: [direct(11)] }, ['orders/orders.ts:11']],
    ['nothing in a list of operations', { transactions: { t1: [PLACE, 'array'] }, outside: [direct(11)] }, []],
    ['nothing in one call', { transactions: { t1: [PLACE, 'implicit'] }, outside: [direct(11)] }, []],
    ['by hand, what comes before the last access', { transactions: { t1: [PLACE, 'manual'] }, outside: [direct(11), direct(13)] }, ['orders/orders.ts:11']],
    [
      'by hand, what comes before the last call that leads to an access',
      {
        transactions: { t1: [PLACE, 'manual'] },
        accesses: [save, { by: CHARGE, writes: 'Order', line: 33, in: 't1' }],
        calls: [[PLACE, CHARGE, 15]],
        outside: [direct(13), direct(16)],
      },
      ['orders/orders.ts:13'],
    ],
  ])('%s', (_, text, expected) => {
    expect(during(text)).toEqual(expected);
  });
});

describe('what a member reaches outside', () => {
  it('is what it calls on any of its lines, nearest first', () => {
    const view = transactionView({
      entities: {},
      transactions: {},
      accesses: [],
      calls: [
        [PLACE, CHARGE, 4],
        [CHARGE, PLACE, 5],
      ],
      outside: [{ by: CHARGE, line: 30 }, direct(99)],
    });
    const reached = view.reachesOutside('orders/orders.ts#Orders' as UnitId, 'place');
    expect(reached.map(({ call }) => call.at.line)).toEqual([99, 30]);
  });
});
