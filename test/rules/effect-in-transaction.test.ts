import { describe, expect, it } from 'vitest';
import rule from '../../rules/effect-in-transaction.js';
import { runRules } from '../../src/judge/run-rules.js';
import { type AccessText, type OutsideText, transactionView, type TransactionsText } from './transaction-view.js';

const run = (text: TransactionsText) => runRules(transactionView(text), [rule], {});

const PLACE = 'orders/orders.ts#Orders.place';
const CHARGE = 'payments/payments.ts#Payments.charge';
const GATEWAY = 'payments/gateway.ts#Gateway.send';
const entities = { Order: 'orders/order.ts#Order', OutboxMessage: 'orders/outbox.ts#OutboxMessage' };
const save: AccessText = { by: PLACE, writes: 'Order', line: 12, in: 't1' };
const charge: OutsideText = { by: PLACE, line: 13 };
const post = (by: string, operation = 'POST'): OutsideText => ({ by, line: 13, kind: 'http', package: 'axios', operation });
const one = (text: Partial<TransactionsText>): TransactionsText => ({ entities, transactions: { t1: PLACE }, accesses: [save], ...text });
const severities = (text: Partial<TransactionsText>) => run(one(text)).map(({ severity }) => severity);

describe('effect-in-transaction', () => {
  it.each<[string, Partial<TransactionsText>]>([
    ['nothing is called outside', {}],
    ['it is called behind the transaction', { outside: [{ ...charge, line: 21 }] }],
    ['a handler of the commit calls it', { outside: [charge], deferred: [['orders/orders.ts', 13, 14]] }],
    ['it only asks', { outside: [{ ...charge, operation: 'charges.retrieve', changes: false }] }],
    ['only the running program knows whether it changes anything', { outside: [{ ...charge, changes: null }] }],
    ['a cache is told, which is not missed', { outside: [{ ...charge, kind: 'cache', package: 'ioredis', operation: 'del' }] }],
    ['a language model is asked', { outside: [{ ...charge, kind: 'llm', package: 'openai', operation: 'responses.create' }] }],
    [
      'by its name, a POST is a question',
      { outside: [post('orders/orders.ts#Orders.getEmbedding')], transactions: { t1: 'orders/orders.ts#Orders.getEmbedding' } },
    ],
    [
      'by its name, a POST asks for a token',
      { outside: [post(GATEWAY.replace('send', 'accessToken'))], calls: [[PLACE, GATEWAY.replace('send', 'accessToken'), 13]] },
    ],
    ['operations are only listed', { outside: [charge], transactions: { t1: [PLACE, 'array'] } }],
  ])('reports nothing where %s', (_, text) => {
    expect(run(one(text))).toEqual([]);
  });

  it('reports a charge in an open transaction: the effect first, then what would be taken back without it', () => {
    expect(run(one({ outside: [charge] }))).toMatchObject([
      {
        ruleId: 'effect-in-transaction',
        severity: 'error',
        path: 'orders/orders.ts',
        line: 10,
        endLine: 20,
        services: ['orders'],
        entities: ['order'],
        message:
          'Orders.place opens a transaction (callback) and, before it ends, calls a payment service (stripe: charges.create): a rollback does not take that back.',
        evidence: [
          { path: 'orders/orders.ts', line: 13, note: 'Orders.place calls charges.create of stripe' },
          { path: 'orders/orders.ts', line: 12, note: 'writes Order of orders: Orders.place calls save' },
        ],
      },
    ]);
  });

  it('shows the call that leads to effects once, and the way to each', () => {
    const outside = [{ by: CHARGE, line: 30 }, { by: GATEWAY, line: 40, kind: 'mail', package: 'nodemailer', operation: 'sendMail' } as const];
    const [finding, ...more] = run(
      one({
        outside,
        calls: [
          [PLACE, CHARGE, 14],
          [CHARGE, GATEWAY, 31],
        ],
      }),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ services: ['orders', 'payments'] });
    expect(finding?.data).toMatchObject({ effects: 'a payment service (stripe: charges.create) and a mail service (nodemailer: sendMail)', calls: 2 });
    expect(finding?.evidence.slice(0, 3).map(({ path, line, note }) => `${path}:${line} ${note}`)).toEqual([
      'orders/orders.ts:14 leads there: Orders.place calls Payments.charge',
      'payments/payments.ts:30 Payments.charge calls charges.create of stripe',
      'payments/gateway.ts:40 Gateway.send calls sendMail of nodemailer, reached by Payments.charge',
    ]);
  });

  it('groups the transactions that come to the same effects in the same functions', () => {
    const CANCEL = 'orders/orders.ts#Orders.cancel';
    const RETURN = 'orders/returns.ts#Returns.take';
    const text = one({
      transactions: { t1: PLACE, t2: CANCEL, t3: RETURN },
      accesses: [save, { ...save, by: CANCEL, in: 't2' }, { ...save, by: RETURN, in: 't3' }],
      calls: [
        [PLACE, CHARGE, 14],
        [CANCEL, CHARGE, 15],
      ],
      outside: [
        { by: CHARGE, line: 30 },
        { by: RETURN, line: 16 },
      ],
    });
    const found = new Map(run(text).map(({ group, data }) => [data.unit, { group, way: data.way }]));
    expect([...found.values()].map(({ way }) => way).toSorted()).toEqual([
      'calls Payments.charge in line 14',
      'calls Payments.charge in line 15',
      'calls it in line 16',
    ]);
    expect(found.get('Orders.cancel')?.group).toBe(found.get('Orders.place')?.group);
    expect(found.get('Returns.take')?.group).not.toBe(found.get('Orders.place')?.group);
  });

  it('counts the operations of one kind that are more than three', () => {
    const outside = ['charges.create', 'refunds.create', 'payouts.create', 'transfers.create'].map((operation) => ({ ...charge, operation }));
    expect(run(one({ outside }))[0]?.data.effects).toBe('a payment service (stripe: charges.create, stripe: refunds.create, 2 more)');
  });

  it.each<[string, Partial<TransactionsText>, string]>([
    ['a charge', { outside: [charge] }, 'error'],
    ['a charge in what it calls', { outside: [{ by: CHARGE, line: 30 }], calls: [[PLACE, CHARGE, 14]] }, 'error'],
    [
      'a charge two calls away',
      {
        outside: [{ by: GATEWAY, line: 40 }],
        calls: [
          [PLACE, CHARGE, 14],
          [CHARGE, GATEWAY, 31],
        ],
      },
      'warning',
    ],
    ['a charge by a client that is handed in', { outside: [{ ...charge, confidence: 'inferred' }] }, 'warning'],
    ['a charge in a method with a decorator', { outside: [charge], transactions: { t1: [PLACE, 'decorator'] } }, 'warning'],
    ['a job', { outside: [{ ...charge, kind: 'queue', package: 'bullmq', operation: 'add' }] }, 'warning'],
    ['a POST', { outside: [post(PLACE)] }, 'warning'],
    ['a PUT in a function that reads as if it asked', { outside: [post(GATEWAY, 'PUT')], calls: [[PLACE, GATEWAY, 13]] }, 'warning'],
    ['a file', { outside: [{ ...charge, kind: 'storage', package: 'minio', operation: 'putObject' }] }, 'note'],
    ['a charge, and nothing known that would be taken back', { outside: [charge], accesses: [{ by: PLACE, reads: 'Order', line: 12, in: 't1' }] }, 'note'],
    ['a job that empties an outbox', { outside: [charge], accesses: [{ ...save, writes: 'OutboxMessage', operation: 'update' }] }, 'note'],
    ['what fills an outbox and sends all the same', { outside: [charge], accesses: [{ ...save, writes: 'OutboxMessage', operation: 'insert' }] }, 'error'],
  ])('%s: as bad as it is sure', (_, text, severity) => {
    expect(severities(text)).toEqual([severity]);
  });
});
