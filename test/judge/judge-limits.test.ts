import { describe, expect, it } from 'vitest';
import { judgeLimits } from '../../src/judge/judge-limits.js';
import type { Analysis, Finding } from '../../src/model/analysis.js';
import type { Gap } from '../../src/model/gap.js';
import type { LayerRecall } from '../../src/model/recall.js';
import type { Limits } from '../../src/model/options.js';
import { emptyAnalysis, sampleAnalysis } from '../support/analysis.js';

const shop = (change: Partial<Analysis> = {}): Analysis => ({ ...sampleAnalysis(), findings: [], gaps: [], recall: [], ...change });

const recall = (resolved: number, unresolved: number): LayerRecall[] => [{ via: 'typeorm', resolved, byName: 0, unresolved, shapes: [] }];

const gaps = (number: number): Gap[] =>
  Array.from({ length: number }, (_, index) => ({ reason: 'dynamic-query', path: 'src/a.ts', line: index + 1, detail: 'query(sql)' }));

const error = (): Finding[] =>
  sampleAnalysis()
    .findings.slice(0, 1)
    .map((finding) => ({ ...finding, severity: 'error' }));

// The shop of test/support/sample-shop.ts: 30 calls between files of services, 5 of them crossing; Order, Payment and Product are touched
// by two services or more; orders keeps 17 of its 24 references inside.
const VALUES = { maxInterServiceCallShare: 0.1667, maxEfferentCoupling: 2, maxSharedEntities: 3, maxServiceCycles: 1, minCohesion: 0.7083 } as const;

describe('judgeLimits(analysis, limits)', () => {
  it.each<[keyof typeof VALUES, number, boolean]>([
    ['maxInterServiceCallShare', 0.1666, false],
    ['maxInterServiceCallShare', 0.1667, true],
    ['maxEfferentCoupling', 1, false],
    ['maxEfferentCoupling', 2, true],
    ['maxSharedEntities', 2, false],
    ['maxSharedEntities', 3, true],
    ['maxServiceCycles', 0, false],
    ['maxServiceCycles', 1, true],
    ['minCohesion', 0.7084, false],
    ['minCohesion', 0.7083, true],
  ])('%s of %d: passed is %s', (name, limit, passed) => {
    const { limits, outcome } = judgeLimits(shop(), { [name]: limit });
    expect(limits.map((result) => [result.name, result.limit, result.value, result.passed])).toEqual([[name, limit, VALUES[name], passed]]);
    expect(outcome).toBe(passed ? 'clean' : 'failed');
  });

  it('judges the figures as they are printed, so that a printed figure can be the limit', () => {
    const analysis = shop();
    const third = { ...analysis, metrics: { ...analysis.metrics, interServiceCallShare: 1 / 3 } };
    expect(judgeLimits(third, { maxInterServiceCallShare: 0.3333 }).limits).toMatchObject([{ value: 0.3333, passed: true }]);
  });

  it('judges nothing that is not set, and the empty analysis', () => {
    expect(judgeLimits(shop(), {})).toEqual({ limits: [], errors: [], baseline: null, since: null, incomplete: null, ruleFaults: [], outcome: 'clean' });
    const all: Limits = { maxInterServiceCallShare: 0, maxEfferentCoupling: 0, maxSharedEntities: 0, maxServiceCycles: 0, minCohesion: 1, maxGapShare: 0 };
    const { limits, outcome } = judgeLimits(emptyAnalysis(), all);
    expect(outcome).toBe('clean');
    expect(limits.every(({ passed, offenders }) => passed && offenders.length === 0)).toBe(true);
  });

  it.each<[string, Partial<Analysis>, Limits, string]>([
    ['an error fails', { findings: error() }, {}, 'failed'],
    ['warnings do not', { findings: error().map((finding) => ({ ...finding, severity: 'warning' as const })) }, {}, 'clean'],
    // 42 files: one gap in five is 8.4
    ['8 gaps in 42 files are few', { gaps: gaps(8) }, {}, 'clean'],
    ['9 gaps in 42 files are many', { gaps: gaps(9) }, {}, 'incomplete'],
    ['unless more are allowed', { gaps: gaps(9) }, { maxGapShare: 0.3 }, 'clean'],
    ['one is too many where none is allowed', { gaps: gaps(1) }, { maxGapShare: 0 }, 'incomplete'],
    // of data accesses one in five is allowed too
    ['2 of 10 data accesses are few', { recall: recall(8, 2) }, {}, 'clean'],
    ['3 of 10 data accesses are many', { recall: recall(7, 3) }, {}, 'incomplete'],
    ['blind to all of its data, in few places for its files', { gaps: gaps(3), recall: recall(0, 3) }, {}, 'incomplete'],
    ['without any data access the files alone decide', { gaps: gaps(8), recall: recall(0, 0) }, {}, 'clean'],
    ['what failed stays failed, however much was not seen', { gaps: gaps(9), findings: error() }, {}, 'failed'],
  ])('%s', (_, change, limits, outcome) => {
    expect(judgeLimits(shop(change), limits).outcome).toBe(outcome);
  });

  it('tells how much was not understood', () => {
    expect(judgeLimits(shop({ gaps: gaps(21) }), {}).incomplete).toEqual({ of: 'files', share: 0.5, limit: 0.2 });
    expect(judgeLimits(shop({ gaps: gaps(21), recall: recall(1, 3) }), {}).incomplete).toEqual({ of: 'accesses', share: 0.75, limit: 0.2 });
    expect(judgeLimits({ ...emptyAnalysis(), gaps: gaps(1) }, {}).incomplete).toEqual({ of: 'files', share: 1, limit: 0.2 });
  });
});

describe('the worst offenders, with their places', () => {
  const worst = (name: keyof typeof VALUES): string[] =>
    judgeLimits(shop(), { [name]: 0 }).limits.flatMap(({ offenders }) => offenders.map(({ path, line, note }) => `${path}:${line} ${note}`));

  it('of the call share are the links with the most calls', () => {
    expect(worst('maxInterServiceCallShare')).toEqual([
      'src/orders/cart.service.ts:31 orders -> catalogue: 2 calls, 2 in loops; first CartService calls PriceService',
      'src/orders/checkout.service.ts:52 orders -> payments: 2 calls; first CheckoutService calls PaymentService',
      'src/payments/payment.service.ts:61 payments -> orders: 1 call; first PaymentService calls OrderService',
    ]);
  });

  it('of Ce are the outgoing links of the service with the most, cheapest first', () => {
    expect(worst('maxEfferentCoupling')).toEqual([
      'src/orders/cart.service.ts:31 orders depends on 2 services; on catalogue by 2 references; first CartService calls PriceService',
      'src/orders/checkout.service.ts:52 orders depends on 2 services; on payments by 2 references; first CheckoutService calls PaymentService',
    ]);
  });

  it('of cycles are their links, cheapest first', () => {
    expect(worst('maxServiceCycles')).toEqual([
      'src/payments/payment.service.ts:61 payments -> orders, in a circle of 2 services: 1 reference; first PaymentService calls OrderService',
      'src/orders/checkout.service.ts:52 orders -> payments, in a circle of 2 services: 2 references; first CheckoutService calls PaymentService',
    ]);
  });

  it('of shared entities are the accesses of those who do not own them, writers first', () => {
    expect(worst('maxSharedEntities')).toEqual([
      'src/orders/checkout.service.ts:53 orders has 1 write and 1 read of Payment, which belongs to payments; first CheckoutService calls insert',
      'src/orders/checkout.service.ts:46 orders has 1 write and 1 read of Product, which belongs to catalogue; first CheckoutService calls decrement',
      'src/payments/payment.service.ts:63 payments has 1 write of Order, which belongs to orders; first PaymentService calls update',
    ]);
  });

  it('of cohesion are the references that leave the least cohesive service', () => {
    expect(worst('minCohesion')).toEqual([
      'src/orders/cart.service.ts:31 orders has cohesion 0.71; 3 references to catalogue; first CartService calls PriceService',
      'src/orders/checkout.service.ts:52 orders has cohesion 0.71; 2 references to payments; first CheckoutService calls PaymentService',
      'src/payments/payment.service.ts:61 orders has cohesion 0.71; 2 references from payments; first PaymentService calls OrderService',
    ]);
  });

  it('are five at most', () => {
    const { metrics, ...analysis } = shop();
    const cycles = Array.from({ length: 4 }, () => analysis.cycles[0] ?? []);
    expect(judgeLimits({ ...analysis, metrics, cycles }, { maxServiceCycles: 0 }).limits[0]?.offenders).toHaveLength(5);
  });
});
