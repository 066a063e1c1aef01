import { describe, expect, it } from 'vitest';
import rule from '../../rules/service-cycle.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { FactsText } from '../support/facts.js';
import { viewOf } from '../judge/view-of.js';
import { crossingView, type CrossingsText } from './crossing-view.js';

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
          'cart and stock need each other at run time in a circle; the shortest way round is stock -> cart -> stock. Cheapest to cut on it: stock -> cart, 1 call.',
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

  describe('where it is known what calls lead to', () => {
    const cycleOf = (text: CrossingsText, origin: 'declared' | 'clustered' = 'declared') => {
      const view = crossingView(text);
      return runRules({ ...view, decomposition: { ...view.decomposition, origin } }, [rule], {});
    };
    const ways: CrossingsText = {
      calls: [
        ['orders/orders.ts#Orders.place', 'stock/stock.ts#Stock.take', 10],
        ['orders/orders.ts#Orders.place', 'stock/stock.ts#Stock.take', 11],
        ['orders/orders.ts#Orders.place', 'stock/stock.ts#Stock.count', 12],
        ['orders/orders.ts#Orders.place', 'stock/label.ts#label', 13],
        ['stock/stock.ts#Stock.take', 'orders/orders.ts#Orders.openFor', 20],
      ],
      owns: [
        ['stock/stock.ts#Stock.take', 'Shelf'],
        ['stock/stock.ts#Stock.count', 'Shelf'],
        ['orders/orders.ts#Orders.openFor', 'Order'],
      ],
    };

    it('counts and shows the calls that lead to data of the called service', () => {
      expect(cycleOf(ways)).toMatchObject([
        {
          severity: 'error',
          message:
            'orders and stock need each other at run time in a circle; the shortest way round is stock -> orders -> stock. Cheapest to cut on it: stock -> orders, 1 call.',
          evidence: [
            { path: 'stock/stock.ts', line: 20, note: 'stock -> orders (1 call): Stock.take calls Orders.openFor, which leads to Order' },
            // Orders.place takes from stock, and what it takes may come back to orders: Order is not stock's
            { path: 'orders/orders.ts', line: 10, note: 'orders -> stock (3 calls): Orders.place calls Stock.take, which leads to Shelf' },
            { path: 'orders/orders.ts', line: 12, note: 'orders -> stock: Orders.place calls Stock.count, which leads to Shelf' },
          ],
        },
      ]);
    });

    it('is a warning in services that the tool proposes', () => {
      expect(cycleOf(ways, 'clustered')).toMatchObject([{ severity: 'warning' }]);
    });

    it('shows the pair that moving one file would not undo, not the one with the most calls', () => {
      const own = (service: string, ...names: string[]) => names.map((name) => [`${service}/${name}.ts#${name}.get`, `${service}${name}`] as const);
      const finding = cycleOf({
        calls: [
          // orders and stock: one file each way, four calls; orders and bills: two files each way, two calls each
          ...[1, 2, 3, 4].map((line) => ['orders/A.ts#A.get', 'stock/A.ts#A.get', line] as const),
          ...[1, 2, 3, 4].map((line) => ['stock/A.ts#A.get', 'orders/A.ts#A.get', line] as const),
          ['orders/A.ts#A.get', 'bills/A.ts#A.get', 5],
          ['orders/B.ts#B.get', 'bills/B.ts#B.get', 5],
          ['bills/A.ts#A.get', 'orders/A.ts#A.get', 5],
          ['bills/B.ts#B.get', 'orders/B.ts#B.get', 5],
        ],
        owns: [...own('orders', 'A', 'B'), ...own('stock', 'A'), ...own('bills', 'A', 'B')],
      });
      expect(finding.map(({ services, data }) => [services, data.circle])).toEqual([[['bills', 'orders', 'stock'], 'bills -> orders -> bills']]);
    });

    it('counts entities beyond three', () => {
      const entities = ['Batch', 'Crate', 'Pallet', 'Rack', 'Shelf'].map((entity) => ['stock/stock.ts#Stock.take', entity] as const);
      const [finding] = cycleOf({ ...ways, owns: [...entities, ['orders/orders.ts#Orders.openFor', 'Order']] });
      expect(finding?.evidence[1]?.note).toMatch(/, which leads to Batch, Crate, Pallet and 2 more$/);
    });
  });
});
