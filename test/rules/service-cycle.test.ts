import { describe, expect, it } from 'vitest';
import rule from '../../rules/service-cycle.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { FactsText } from '../support/facts.js';
import { viewOf } from '../judge/view-of.js';

const run = (text: FactsText) => runRules(viewOf(text), [rule], {});

const CART = 'cart/cart.ts#Cart';
const STOCK = 'stock/stock.ts#Stock';
const PRICES = 'prices/prices.ts#Prices';
const BILLS = 'bills/bills.ts#Bills';

describe('service-cycle', () => {
  it.each<[string, FactsText]>([
    ['nothing calls', { files: ['cart/cart.ts', 'stock/stock.ts'] }],
    [
      'calls go one way',
      {
        calls: [
          [CART, STOCK],
          [STOCK, PRICES],
          [CART, PRICES],
        ],
      },
    ],
    ['the way back is a type only', { calls: [[CART, STOCK]], types: [[STOCK, CART]] }],
    [
      'the circle lies within one service',
      {
        calls: [
          [CART, 'cart/item.ts#Item'],
          ['cart/item.ts#Item', CART],
        ],
      },
    ],
    [
      'the circle runs through the kernel',
      {
        calls: [
          [CART, 'clock.ts#Clock'],
          ['clock.ts#Clock', STOCK],
          [STOCK, 'clock.ts#Clock'],
          ['clock.ts#Clock', CART],
        ],
      },
    ],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it('reports two services that call each other, once, and the cheaper way to cut', () => {
    expect(
      run({
        calls: [
          [CART, STOCK, 3],
          [STOCK, CART, 1],
        ],
      }),
    ).toMatchObject([
      {
        ruleId: 'service-cycle',
        severity: 'error',
        path: 'stock/stock.ts',
        line: 1,
        services: ['cart', 'stock'],
        entities: [],
        message:
          'cart and stock depend on each other in a circle; the shortest way round is stock -> cart -> stock. Cheapest to cut on it: stock -> cart, 1 call.',
        evidence: [
          { path: 'stock/stock.ts', line: 1, note: 'stock -> cart (1 call): Stock calls Cart' },
          { path: 'cart/cart.ts', line: 1, note: 'cart -> stock (3 calls): Cart calls Stock' },
        ],
      },
    ]);
  });

  it('shows the shortest way round of a larger group', () => {
    // cart -> stock -> prices -> bills -> cart, and the short cut prices -> stock
    const [finding, ...more] = run({
      calls: [
        [CART, STOCK, 2],
        [STOCK, PRICES, 2],
        [PRICES, BILLS, 2],
        [BILLS, CART],
        [PRICES, STOCK, 4],
      ],
    });
    expect(more).toEqual([]);
    expect(finding?.services).toEqual(['bills', 'cart', 'prices', 'stock']);
    expect(finding?.data).toEqual({ members: 'bills, cart, prices and stock', circle: 'stock -> prices -> stock', cut: 'stock -> prices', size: '2 calls' });
  });

  it('reports groups that share no service apart', () => {
    const found = run({
      calls: [
        [CART, STOCK],
        [STOCK, CART],
        [PRICES, BILLS],
        [BILLS, PRICES],
      ],
    });
    expect(found.map(({ services }) => services)).toEqual([
      ['bills', 'prices'],
      ['cart', 'stock'],
    ]);
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });

  it('counts the names of a large group instead of listing them', () => {
    const units = Array.from({ length: 12 }, (_, index) => `s${String(index).padStart(2, '0')}/x.ts#X`);
    const [finding] = run({ calls: units.map((unit, index) => [unit, units[(index + 1) % units.length] ?? ''] as const) });
    expect(finding?.data.members).toBe('s00, s01, s02, s03, s04, s05 and 6 more');
    expect(finding?.evidence).toHaveLength(12);
  });
});
