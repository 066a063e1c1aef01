import { describe, expect, it } from 'vitest';
import rule from '../../rules/missing-timeout.js';
import { runRules } from '../../src/judge/run-rules.js';
import { type OutsideText, transactionView, type TransactionsText } from './transaction-view.js';

const run = (text: Partial<TransactionsText>) =>
  runRules(transactionView({ entities: {}, transactions: {}, accesses: [], entries: [PLACE], ...text }), [rule], {});

const PLACE = 'orders/orders.ts#Orders.place';
const CHARGE = 'payments/payments.ts#Payments.charge';
const request = (line: number, said: Partial<OutsideText> = {}): OutsideText => ({
  by: PLACE,
  line,
  kind: 'http',
  package: 'axios',
  operation: 'POST',
  timeout: false,
  ...said,
});

describe('missing-timeout', () => {
  it.each<[string, Partial<TransactionsText>]>([
    ['a timeout is set', { outside: [request(3, { timeout: true })] }],
    ['it is not known whether one is set', { outside: [request(3, { timeout: null })] }],
    ['no entry point leads to the request', { outside: [request(3)], entries: [] }],
    ['only a command leads to it', { outside: [request(3)], entries: [[PLACE, 'command']] }],
    ['a component of a page leads to it as well', { outside: [request(3)], calls: [['web/cart.tsx#Cart.render', PLACE, 5]] }],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it('reports the requests of a service as one finding, each as evidence, with how many are there', () => {
    const outside = [request(3), request(5, { operation: 'HTTP' }), request(7, { package: 'got', operation: 'GET' }), request(9, { timeout: true })];
    expect(run({ outside })).toMatchObject([
      {
        ruleId: 'missing-timeout',
        severity: 'warning',
        path: 'orders/orders.ts',
        line: 3,
        services: ['orders'],
        entities: [],
        message: 'No timeout is set on 3 of 4 requests from orders to the outside (2 by axios and 1 by got): where nobody answers, the wait has no end.',
        evidence: [
          { line: 3, note: 'Orders.place sends POST by axios' },
          { line: 5, note: 'Orders.place sends a request by axios' },
          { line: 7, note: 'Orders.place sends GET by got' },
        ],
      },
    ]);
  });

  it('reports the services that entry points lead to, each for itself', () => {
    const outside = [request(3, { by: CHARGE }), request(3)];
    expect(run({ outside, calls: [[PLACE, CHARGE, 4]] }).map(({ message, services }) => [services, message.slice(0, 50)])).toEqual([
      [['orders'], 'No timeout is set on 1 request from orders to the '],
      [['payments'], 'No timeout is set on 1 request from payments to th'],
    ]);
  });

  it('tells those apart that Node ends after five minutes', () => {
    const found = run({ outside: [request(3), request(4, { package: '' }), request(5, { package: 'undici' }), request(6, { package: '', timeout: true })] });
    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'No timeout is set on 1 request from orders to the outside (axios): where nobody answers, the wait has no end.'],
      [
        'note',
        "No timeout is set on 2 of 3 requests from orders to the outside (1 by fetch and 1 by undici): where nobody answers, the wait ends after five minutes, the limit of Node's own fetch.",
      ],
    ]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('reports a question to another process whose answer nobody limits', () => {
    const [finding] = run({ outside: [request(3, { kind: 'queue', package: '@nestjs/microservices', operation: 'send' })] });
    expect(finding?.evidence).toMatchObject([{ note: 'Orders.place calls send of @nestjs/microservices' }]);
  });

  it('keeps its identity when lines move and requests come and go', () => {
    const [one] = run({ outside: [request(3)] });
    const [other] = run({ outside: [request(8), request(9, { operation: 'GET' })] });
    expect(other?.fingerprint).toBe(one?.fingerprint);
  });
});
