import { describe, expect, it } from 'vitest';
import rule from '../../rules/sync-chain.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { CallRun, EntryPoint } from '../../src/model/facts.js';
import { type CallText, crossingView, type CrossingsText } from './crossing-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const TAKE = 'stock/stock.ts#Stock.take';
const PRICE = 'prices/prices.ts#Prices.price';
const waits = (way = ''): Partial<CallRun> => ({ awaited: true, later: true, way });

/** `place` asks stock and prices by turns, so many times in a row. */
function row(calls: number, kind: EntryPoint['kind'] = 'http'): CrossingsText {
  const asked = Array.from({ length: calls }, (_, index): CallText => [PLACE, index % 2 === 0 ? TAKE : PRICE, 10 + index, waits()]);
  return { calls: asked, reads: [PLACE, TAKE, PRICE], entries: [[PLACE, kind, '/orders']] };
}

const run = (text: CrossingsText, options = {}) => runRules(crossingView(text), [{ ...rule, defaults: { ...rule.defaults, ...options } }], {});

describe('sync-chain', () => {
  it.each<[string, CrossingsText, readonly string[]]>([
    ['4 in a row', row(4), []],
    ['5', row(5), ['note']],
    ['14', row(14), ['note']],
    ['15', row(15), ['warning']],
    ['15 of a job, for which nobody waits', row(15, 'job'), ['note']],
    ['5 at once', { ...row(0), calls: row(5).calls.map(([from, to, line], index): CallText => [from, to, line, waits(`p1.${index}`)]) }, []],
    ['5 that nobody asks for', { ...row(5), entries: [] }, []],
  ])('%s: severity', (_, text, expected) => {
    expect(run(text).map(({ severity }) => severity)).toEqual(expected);
  });

  it('says whom the entry point waits for and what that is estimated to cost', () => {
    // 5 ms = 5 calls × 1 ms; 4.9 % = 1 - 0.99^5; 99.8 % = 0.999^2 for two other services
    expect(run(row(5))).toMatchObject([
      {
        path: 'orders/orders.ts',
        line: 5,
        services: ['orders', 'prices', 'stock'],
        message:
          'GET /orders of orders waits for up to 5 calls of 2 other services (prices and stock), one after the other. Estimate: 5 ms more at 1 ms each; in 5 % of the cases one of them or more takes over 10 ms; available 99.8 % of the time where each service is 99.9 %.',
        evidence: [
          { path: 'orders/orders.ts', line: 10, note: 'Orders.place calls Stock.take: orders asks stock' },
          { line: 11, note: 'Orders.place calls Prices.price: orders asks prices' },
          { line: 12 },
          { line: 13 },
          { line: 14 },
        ],
      },
    ]);
  });

  it('estimates with the figures of the configuration', () => {
    // 7.5 ms = 5 × 1.5 ms; 0.99^2 = .9801
    expect(run(row(5), { hopMs: 1.5, slowHopMs: 40, availability: 0.99 })[0]?.message).toContain(
      'Estimate: 8 ms more at 1.5 ms each; in 5 % of the cases one of them or more takes over 40 ms; available 98.0 % of the time where each service is 99.0 %.',
    );
  });

  it('reports from as many on as it is told', () => {
    expect(run(row(2), { noteFrom: 2, warnFrom: 2 }).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('identifies an entry point by its route and function, not by lines', () => {
    const later = row(5).calls.map(([from, to, line, how]): CallText => [from, to, line + 7, how]);
    expect(run({ ...row(5), calls: later }).map(({ fingerprint }) => fingerprint)).toEqual(run(row(5)).map(({ fingerprint }) => fingerprint));
  });
});
