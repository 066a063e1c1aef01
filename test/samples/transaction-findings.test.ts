import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model/analysis.js';
import { clinic } from './clinic-world.js';
import { expectPlanted, placeOf, placesAfter, placesIn } from './planted.js';
import { shop, where } from './shop-world.js';

const of = (findings: readonly Finding[], ruleId: string): readonly Finding[] =>
  findings.filter((finding) => finding.ruleId === ruleId).flatMap((finding) => finding.members ?? [finding]);

describe('the findings about transactions', () => {
  const [checkout] = placesIn(where('Transaction (callback)'));
  const [, start] = placesIn(where('Transaction (QueryRunner)'));
  const [handing] = placesIn(where('Transaction whose manager'));

  it('shop: the three that span orders, inventory and payments, and no other', () => {
    const found = of(shop.findings, 'distributed-transaction');
    expectPlanted(found.map(placeOf), [checkout, start, handing].map(String));
    for (const { severity, services } of found) expect([severity, services]).toEqual(['error', ['inventory', 'orders', 'payments']]);
  });

  it('shop: checkout would be a saga of three steps, decided by the payment', () => {
    const [finding] = of(shop.findings, 'distributed-transaction').filter((one) => placeOf(one) === checkout);
    const steps = String(finding?.data.saga).split('\n');
    expect(steps.map((step) => step.slice(0, step.indexOf(':')))).toEqual(['1. orders (compensatable)', '2. inventory (compensatable)', '3. payments (pivot)']);
  });

  it('shop: the attempt that is kept on purpose is a note, and nothing else escapes', () => {
    const found = of(shop.findings, 'escaped-transaction');
    expect(found.map((finding) => [finding.severity, placeOf(finding)])).toEqual([['note', checkout]]);
    expect(found[0]?.evidence.slice(0, 1).map(placeOf)).toEqual(placesAfter(where('the same handle goes on'), 'PaymentAttempt').slice(0, 1));
  });

  it('clinic: none', () => expect(clinic.findings.filter(({ ruleId }) => ruleId.includes('transaction'))).toEqual([]));
});
