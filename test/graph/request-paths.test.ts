import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallRun } from '../../src/model/facts.js';
import { type CallText, crossingView, type CrossingsText } from '../rules/crossing-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const CHECK = 'orders/orders.ts#Orders.check';
const ROUTE = 'orders/routes.ts#Routes.post';
const TAKE = 'stock/stock.ts#Stock.take';
const COUNT = 'stock/stock.ts#Stock.count';
const PRICE = 'prices/prices.ts#Prices.price';
const RATE = 'rates/rates.ts#Rates.rate';

const waits = (way = ''): Partial<CallRun> => ({ awaited: true, later: true, way });
const data = { reads: [PLACE, TAKE, COUNT, PRICE, RATE] };

/** Of each entry point: its home, the lines of the chain, and the lines of all calls. */
function paths(text: CrossingsText): string[] {
  return crossingView(text)
    .requestPaths()
    .map(({ home, chain, calls }) => `${home}: ${linesOf(chain)}; ${linesOf(calls)}`);
}

function linesOf(crossings: readonly { readonly call: { readonly at: { readonly line: number } } }[]): string {
  return crossings.map(({ call }) => call.at.line).join(',');
}

describe('what entry points ask of other services', () => {
  it.each<[string, CrossingsText, string[]]>([
    ['nothing', { ...data, calls: [[PLACE, CHECK, 10, waits()]], entries: [PLACE] }, []],
    [
      'one after the other',
      {
        ...data,
        calls: [
          [PLACE, TAKE, 10, waits()],
          [PLACE, PRICE, 11, waits()],
        ],
        entries: [PLACE],
      },
      ['orders: 10,11; 10,11'],
    ],
    ['what is not waited for', { ...data, calls: [[PLACE, TAKE, 10, { later: true }]], entries: [PLACE] }, []],
    ['a helper in memory', { calls: [[PLACE, TAKE, 10, waits()]], reads: [PLACE], entries: [PLACE] }, []],
    ['what answers at once: a part of a query, say', { ...data, calls: [[PLACE, TAKE, 10, { awaited: true }]], entries: [PLACE] }, []],
    [
      'the longer branch',
      {
        ...data,
        calls: [
          [PLACE, TAKE, 10, waits('1.0')],
          [PLACE, PRICE, 12, waits('1.1')],
          [PLACE, PRICE, 13, waits('1.1')],
        ],
        entries: [PLACE],
      },
      ['orders: 12,13; 12,13'],
    ],
    [
      'what is started together: the time of one, the requests of all',
      {
        ...data,
        calls: [
          [PLACE, TAKE, 10, waits('p1.0')],
          [PLACE, COUNT, 11, waits('p1.1')],
        ],
        entries: [PLACE],
      },
      ['orders: 10; 10,11'],
    ],
    [
      'through functions of its own',
      {
        ...data,
        calls: [
          [ROUTE, CHECK, 3, waits()],
          [CHECK, TAKE, 10, waits()],
        ],
        reads: [CHECK, TAKE],
        entries: [ROUTE],
      },
      ['orders: 10; 10'],
    ],
    [
      'what the other service asks in turn',
      {
        ...data,
        calls: [
          [PLACE, TAKE, 10, waits()],
          [TAKE, PRICE, 20, waits()],
          [PRICE, RATE, 30, waits()],
        ],
        entries: [PLACE],
      },
      ['orders: 10,20,30; 10,20,30'],
    ],
    [
      'a place once, however often it runs',
      {
        ...data,
        calls: [
          [PLACE, CHECK, 8, waits()],
          [PLACE, CHECK, 9, waits()],
          [CHECK, TAKE, 10, waits()],
        ],
        entries: [PLACE],
      },
      ['orders: 10; 10'],
    ],
    [
      'a circle',
      {
        ...data,
        calls: [
          [PLACE, TAKE, 10, waits()],
          [TAKE, COUNT, 20, waits()],
          [COUNT, TAKE, 21, waits()],
        ],
        entries: [PLACE],
      },
      ['orders: 10; 10'],
    ],
    [
      'a circle across services: only what is asked before it closes',
      {
        ...data,
        calls: [
          [PLACE, TAKE, 10, waits()],
          [TAKE, PLACE, 20, waits()],
        ],
        entries: [PLACE],
      },
      ['orders: 10; 10'],
    ],
    [
      'an abstraction that one class implements',
      {
        calls: [
          [PLACE, 'stock/port.ts#Port.take', 10, waits()],
          ['stock/stock.ts#Stock.take', PRICE, 20, waits()],
        ],
        reads: [PLACE, PRICE],
        extend: [['stock/stock.ts#Stock', 'stock/port.ts#Port']],
        entries: [PLACE],
      },
      ['orders: 10,20; 10,20'],
    ],
    [
      'an abstraction that two classes implement is not followed',
      {
        calls: [
          [PLACE, 'stock/port.ts#Port.take', 10, waits()],
          ['stock/stock.ts#Stock.take', PRICE, 20, waits()],
          ['stock/far.ts#Far.take', PRICE, 30, waits()],
        ],
        reads: [PLACE, PRICE],
        extend: [
          ['stock/stock.ts#Stock', 'stock/port.ts#Port'],
          ['stock/far.ts#Far', 'stock/port.ts#Port'],
        ],
        entries: [PLACE],
      },
      ['orders: 10; 10'],
    ],
    [
      'one that only passes on belongs to whom it asks',
      {
        calls: [
          [ROUTE, TAKE, 3, waits()],
          [ROUTE, COUNT, 4, waits()],
          [TAKE, PRICE, 20, waits()],
        ],
        reads: [TAKE, COUNT, PRICE],
        entries: [ROUTE],
      },
      ['stock: 20; 20'],
    ],
    ['and asks nothing where that is all', { calls: [[ROUTE, TAKE, 3, waits()]], reads: [TAKE], entries: [ROUTE] }, ['stock: ; ']],
    [
      'one that passes on to two belongs where it is',
      {
        calls: [
          [ROUTE, TAKE, 3, waits()],
          [ROUTE, PRICE, 4, waits()],
        ],
        reads: [TAKE, PRICE],
        entries: [ROUTE],
      },
      ['orders: 3,4; 3,4'],
    ],
    [
      'one of a file in no service',
      {
        calls: [
          ['main.ts#main', PLACE, 1, waits()],
          [PLACE, TAKE, 10, waits()],
        ],
        reads: [TAKE],
        entries: ['main.ts#main'],
      },
      ['null: 10; 10'],
    ],
  ])('%s', (_, text, expected) => {
    expect(paths(text)).toEqual(expected);
  });

  it('of handlers in a file of their own, only the lines of each', () => {
    const file = 'orders/routes.ts#';
    const calls = [TAKE, PRICE, PRICE, TAKE].map((to, index): CallText => [file, to, [6, 7, 9, 10][index] ?? 0, waits()]);
    const view = crossingView({ calls, reads: [TAKE, PRICE], entries: [file, file], kinds: { [file]: 'module' } }, (facts) => ({
      ...facts,
      entryPoints: facts.entryPoints.map((entry, index) => ({ ...entry, at: { ...entry.at, line: [5, 8][index] ?? 0 } })),
    }));
    expect(view.requestPaths().map(({ chain }) => linesOf(chain))).toEqual(['6,7', '9,10']);
  });

  it('waits for no more requests where two of the services are one', () => {
    const services = ['a', 'b', 'c'];
    const member = fc
      .tuple(fc.constantFrom(...services), fc.constantFrom('one', 'two'))
      .map(([service, name]) => `${service}/${service}.ts#${service.toUpperCase()}.${name}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(member, member), { maxLength: 8 }), (edges) => {
        const calls = edges.map(([from, to], index): CallText => [from, to, index + 1, waits()]);
        const text: CrossingsText = {
          calls,
          reads: services.flatMap((one) => ['one', 'two'].map((name) => `${one}/${one}.ts#${one.toUpperCase()}.${name}`)),
          entries: ['a/a.ts#A.one'],
        };
        const apart = crossingView(text).requestPaths()[0]?.chain.length ?? 0;
        const merge = (name: string): string => name.replace(/^c\//, 'b/');
        const merged = crossingView({
          ...text,
          calls: calls.map(([from, to, line, run]): CallText => [merge(from), merge(to), line, run]),
          reads: (text.reads ?? []).map(merge),
        });
        expect(merged.requestPaths()[0]?.chain.length ?? 0).toBeLessThanOrEqual(apart);
      }),
      { numRuns: 200 },
    );
  });
});
