import { describe, expect, it } from 'vitest';
import { crossingView, type CrossingsText } from '../rules/crossing-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const CHECK = 'orders/orders.ts#Orders.check';
const TAKE = 'stock/stock.ts#Stock.take';
const KEEP = 'stock/shelf.ts#Shelf.keep';
const PORT = 'stock/port.ts#Port.take';
const ROUTE = 'orders/routes.ts#Routes.post';

/** The crossings: caller's line, what the callee reaches, and which of its two claims hold. */
function crossings(text: CrossingsText): string[] {
  return crossingView(text)
    .crossings()
    .map(({ call, from, to, reaches, retriable, requested }) =>
      [`${call.at.line} ${from}>${to} ${reaches}`, retriable && 'retriable', requested && 'requested'].filter(Boolean).join(' '),
    );
}

const one: CrossingsText['calls'] = [[PLACE, TAKE, 10]];

describe('calls between services', () => {
  it.each<[string, CrossingsText, string[]]>([
    ['nothing is reached', { calls: one }, ['10 orders>stock memory retriable']],
    ['it answers later, and nothing is known to be reached', { calls: [[PLACE, TAKE, 10, { later: true }]] }, ['10 orders>stock unknown retriable']],
    ['it reads', { calls: one, reads: [TAKE] }, ['10 orders>stock data retriable']],
    ['it writes', { calls: one, writes: [TAKE] }, ['10 orders>stock data']],
    ['it deletes', { calls: one, writes: [[TAKE, 'deleteMany']] }, ['10 orders>stock data retriable']],
    ['it sends', { calls: one, sends: [TAKE] }, ['10 orders>stock outside']],
    ['it reads and sends', { calls: one, reads: [TAKE], sends: [TAKE] }, ['10 orders>stock data']],
    ['what it calls reads', { calls: [...one, [TAKE, KEEP, 20]], reads: [KEEP] }, ['10 orders>stock data retriable']],
    [
      'who implements it reads',
      { calls: [[PLACE, PORT, 10]], extend: [['stock/shelf.ts#Shelf', 'stock/port.ts#Port']], reads: ['stock/shelf.ts#Shelf.take'] },
      ['10 orders>stock data retriable'],
    ],
    ['calls in a circle', { calls: [...one, [TAKE, KEEP, 20], [KEEP, TAKE, 30]], writes: [KEEP] }, ['10 orders>stock data']],
    ['a request leads to it', { calls: [...one, [CHECK, PLACE, 5], [ROUTE, CHECK, 3]], entries: [ROUTE] }, ['10 orders>stock memory retriable requested']],
    ['a job leads to it', { calls: one, entries: [[PLACE, 'job', 'nightly']] }, ['10 orders>stock memory retriable']],
    ['it is made', { calls: [[PLACE, 'stock/stock.ts#Stock', 10]] }, []],
    ['it is a function', { calls: [[PLACE, 'stock/take.ts#take', 10]], kinds: { 'stock/take.ts#take': 'function' } }, ['10 orders>stock memory retriable']],
    [
      'it is inherited',
      {
        calls: one,
        extend: [
          ['orders/orders.ts#Orders', 'orders/base.ts#Base'],
          ['orders/base.ts#Base', 'stock/stock.ts#Stock'],
        ],
      },
      [],
    ],
    ['in one service', { calls: [[PLACE, CHECK, 10]] }, []],
    ['to the kernel', { calls: [[PLACE, 'clock.ts#Clock.now', 10]] }, []],
  ])('%s', (_, text, expected) => {
    expect(crossings(text)).toEqual(expected);
  });

  it('of handlers in a file of their own, only the lines of one that takes requests', () => {
    const text: CrossingsText = {
      calls: [
        ['orders/routes.ts#', PLACE, 6],
        ['orders/routes.ts#', CHECK, 9],
        ['orders/routes.ts#', TAKE, 7],
        ['orders/routes.ts#', TAKE, 9],
        [PLACE, TAKE, 10],
        [CHECK, TAKE, 20],
      ],
      kinds: { 'orders/routes.ts#': 'module' },
    };
    const entry = { kind: 'http', method: 'GET', route: '/', unit: 'orders/routes.ts#', member: null } as const;
    const view = crossingView(text, (facts) => ({
      ...facts,
      entryPoints: [
        { ...entry, unit: entry.unit as never, at: { path: 'orders/routes.ts', line: 5 } },
        { ...entry, unit: entry.unit as never, kind: 'job', at: { path: 'orders/routes.ts', line: 8 } },
      ],
    }));
    expect(view.crossings().map(({ call, requested }) => [call.at.line, requested])).toEqual([
      [7, true],
      [9, false],
      [10, true],
      [20, false],
    ]);
  });
});
