import { describe, expect, it } from 'vitest';
import rule from '../../rules/network-n-plus-one.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { CallRun } from '../../src/model/facts.js';
import { crossingView, type CrossingsText } from './crossing-view.js';

const run = (text: CrossingsText) => runRules(crossingView(text), [rule], {});

const PLACE = 'orders/orders.ts#Orders.place';
const LIST = 'orders/orders.ts#Orders.list';
const PRICE = 'prices/prices.ts#Prices.price';
const RAISE = 'prices/prices.ts#Prices.raise';
const each = { awaited: true, later: true, repeated: 'loop' } as const;
const once = (how: Partial<CallRun> | undefined): CrossingsText => ({ calls: [[PLACE, PRICE, 10, how]], reads: [PRICE] });

describe('network-n-plus-one', () => {
  it.each<[string, CrossingsText]>([
    ['it is called once', once({ awaited: true, later: true })],
    ['nothing is known of how it runs', once(undefined)],
    ['all are started at once', once({ ...each, repeated: 'iterator', parallel: true })],
    ['a round takes many at once', once({ ...each, round: 'parts' })],
    ['it is tried again', once({ ...each, round: 'fixed' })],
    ['pages are read until there are no more', once({ ...each, round: 'until' })],
    ['it is a helper in memory', { calls: [[PLACE, PRICE, 10, { repeated: 'loop' }]] }],
    ['it answers later, but what it reaches is not known', { calls: [[PLACE, PRICE, 10, each]] }],
    ['it wraps a client that leaves the process anyway', { calls: [[PLACE, PRICE, 10, each]], sends: [PRICE] }],
    ['an object is made', { calls: [[PLACE, 'prices/prices.ts#Prices', 10, each]], reads: ['prices/prices.ts#Prices'] }],
    ['it is inherited', { ...once(each), extend: [['orders/orders.ts#Orders', 'prices/prices.ts#Prices']] }],
    ['it lies in the same service', { calls: [[PLACE, LIST, 10, each]], reads: [LIST] }],
    ['it lies in the kernel', { calls: [[PLACE, 'clock.ts#Clock.now', 10, each]], reads: ['clock.ts#Clock.now'] }],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it('reports two services once, what requests wait for first, and what may be repeated', () => {
    expect(
      run({
        calls: [
          ['orders/jobs.ts#Jobs.nightly', PRICE, 3, { repeated: 'iterator' }],
          [PLACE, PRICE, 10, each],
          [LIST, RAISE, 20, each],
        ],
        reads: [PRICE],
        writes: [RAISE],
        entries: [PLACE, LIST],
      }),
    ).toMatchObject([
      {
        severity: 'warning',
        path: 'orders/orders.ts',
        line: 10,
        services: ['orders', 'prices'],
        message: 'orders calls prices once for each element, one after the other, in 3 places: Prices.price, Prices.raise. Between services each is a request.',
        data: { retries: 'need an idempotency key: Prices.raise' },
        evidence: [
          { path: 'orders/orders.ts', line: 10, note: 'Orders.place calls Prices.price in a loop; a request waits for it' },
          { path: 'orders/orders.ts', line: 20, note: 'Orders.list calls Prices.raise in a loop; a request waits for it' },
          { path: 'orders/jobs.ts', line: 3, note: 'Jobs.nightly calls Prices.price for each element of a list' },
        ],
      },
    ]);
  });

  it.each<[string, CrossingsText, string]>([
    ['one such call', { ...once(each), entries: [PLACE] }, 'note'],
    [
      'one function that calls the same twice',
      {
        calls: [
          [PLACE, PRICE, 10, each],
          [PLACE, PRICE, 12, each],
        ],
        reads: [PRICE],
        entries: [PLACE],
      },
      'note',
    ],
    [
      'two functions',
      {
        calls: [
          [PLACE, PRICE, 10, each],
          [LIST, PRICE, 20, each],
        ],
        reads: [PRICE],
        entries: [PLACE, LIST],
      },
      'warning',
    ],
    [
      'two, which no request waits for',
      {
        calls: [
          [PLACE, PRICE, 10, each],
          [LIST, PRICE, 20, each],
        ],
        reads: [PRICE],
      },
      'note',
    ],
    [
      'two, of which one is not waited for',
      {
        calls: [
          [PLACE, PRICE, 10, each],
          [LIST, PRICE, 20, { ...each, awaited: false }],
        ],
        reads: [PRICE],
        entries: [PLACE, LIST],
      },
      'note',
    ],
  ])('%s: severity', (_, text, severity) => {
    expect(run(text).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('says that what only reads may be repeated, and takes both directions apart', () => {
    const found = run({
      calls: [
        [PLACE, PRICE, 10, each],
        [PRICE, LIST, 30, each],
      ],
      reads: [PRICE, LIST],
    });
    expect(found.map(({ data }) => [data.from, data.retries])).toEqual([
      ['orders', 'may be repeated: they only read or delete'],
      ['prices', 'may be repeated: they only read or delete'],
    ]);
  });
});
