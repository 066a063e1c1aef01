import { describe, expect, it } from 'vitest';
import rule from '../../rules/fan-out.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { CallRun } from '../../src/model/facts.js';
import { type CallText, crossingView, type CrossingsText } from './crossing-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const CHECK = 'orders/orders.ts#Orders.check';
const OTHERS = ['prices', 'rates', 'stock', 'tax', 'users'].map((name) => `${name}/${name}.ts#Asked.get`);
const [PRICE = ''] = OTHERS;
const waits = (way = ''): Partial<CallRun> => ({ awaited: true, later: true, way });
const atOnce: Partial<CallRun> = { ...waits(), repeated: 'iterator', parallel: true };

/** A function that asks so many services, one after the other or as told. */
const gather = (services: number, way: (index: number) => string = () => '', from = PLACE): CrossingsText => ({
  calls: OTHERS.slice(0, services).map((to, index): CallText => [from, to, 10 + index, waits(way(index))]),
  reads: [from, ...OTHERS],
  entries: [from],
});
const each = (run: Partial<CallRun>, more: Partial<CrossingsText> = {}): CrossingsText => ({
  calls: [[PLACE, PRICE, 10, run]],
  reads: [PLACE, PRICE],
  ...more,
});

const run = (text: CrossingsText) => runRules(crossingView(text), [rule], {});

describe('fan-out', () => {
  it.each<[string, CrossingsText]>([
    ['a function asks three services', gather(3)],
    ['each branch asks one', gather(5, (index) => `1.${index}`)],
    ['no entry point leads to it', { ...gather(5), entries: [] }],
    [
      'one function of two asks some, the other the rest',
      { ...gather(2), calls: [...gather(2).calls, [PLACE, CHECK, 20, waits()], ...OTHERS.slice(2).map((to): CallText => [CHECK, to, 30, waits()])] },
    ],
    ['a list is asked for one by one', each({ ...atOnce, repeated: 'loop', parallel: false })],
    ['rounds take many elements', each({ ...atOnce, round: 'parts' })],
    ['a query is made of parts', each({ ...atOnce, later: false })],
    ['the list goes to a helper in memory', each(atOnce, { reads: [PLACE] })],
    ['who asks only passes on', each(atOnce, { reads: [PRICE], entries: [PLACE] })],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it.each<[string, (index: number) => string]>([
    ['one after the other', () => ''],
    ['all at once', (index) => `p1.${index}`],
  ])('reports a function that asks four services %s', (_, way) => {
    // 3.9 % = 1 - 0.99^4; 99.6 % = 0.999^4
    expect(run(gather(4, way))).toMatchObject([
      {
        severity: 'note',
        line: 10,
        services: ['orders', 'prices', 'rates', 'stock', 'tax'],
        message:
          'Orders.place asks 4 other services in 4 calls (prices, rates, stock and tax). Estimate: in 4 % of the cases one call or more takes over 10 ms; available 99.6 % of the time where each service is 99.9 %.',
        evidence: [{ line: 10, note: 'Orders.place calls Asked.get: orders asks prices' }, { line: 11 }, { line: 12 }, { line: 13 }],
      },
    ]);
  });

  it('reports two services of which one asks for a whole list at once', () => {
    // 9.6 % = 1 - 0.99^10; 63.4 % = 1 - 0.99^100
    const text = each(atOnce, { calls: [...each(atOnce).calls, [CHECK, PRICE, 30, atOnce]] });
    expect(run(text)).toMatchObject([
      {
        severity: 'note',
        services: ['orders', 'prices'],
        message:
          'orders asks prices once for each element of a list, all at once, in 2 places: Asked.get. Estimate: one call or more takes over 10 ms with 10 elements in 10 % of the cases, with 100 elements in 63 % of the cases.',
        evidence: [{ line: 10, note: 'Orders.place calls Asked.get for each element of a list, all at once' }, { line: 30 }],
      },
    ]);
  });

  it('takes the run of a function that asks most', () => {
    const text = gather(5);
    expect(run({ ...text, entries: [PLACE, [PLACE, 'job', 'nightly']] }).map(({ data }) => data.asked)).toEqual([
      '5 other services in 5 calls (prices, rates, stock, tax and users)',
    ]);
  });
});
