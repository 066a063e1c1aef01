import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databasePurity } from '../../src/graph/database-purity.js';
import { viewOf } from '../judge/view-of.js';

const ENTITIES = { Order: 'a/order.ts#Order', Bill: 'b/bill.ts#Bill', Shelf: 'c/shelf.ts#Shelf', Tag: 'd/tag.ts#Tag' };

/** So many reads of an entity by each of the services a, b, c and d, and by a file in none. */
function purityOf(counts: readonly (readonly [entity: string, byService: readonly number[]])[]): number | null {
  const reads = counts.flatMap(([entity, times]) =>
    times.flatMap((number, index) => Array.from({ length: number }, () => [`${['a/', 'b/', 'c/', 'd/', ''][index]}x.ts#X`, entity] as const)),
  );
  return databasePurity(viewOf({ entities: ENTITIES, reads }));
}

describe('databasePurity', () => {
  it('is worked out by hand over four services', () => {
    // Order: a alone, 1. Bill: a and b alike, H = ln 2, K = 4: 1 - ln 2 / ln 4 = 1/2. Shelf: all alike, 0. Tag: nobody, left out. Mean 1/2.
    const purity = purityOf([
      ['Order', [3]],
      ['Bill', [2, 2]],
      ['Shelf', [1, 1, 1, 1]],
    ]);
    expect(purity).toBeCloseTo(0.5, 12);
  });

  it('is null where no service accesses an entity', () => {
    expect(purityOf([])).toBeNull();
    expect(purityOf([['Order', [0, 0, 0, 0, 5]]])).toBeNull();
  });

  it('is 1 where there is one service', () => {
    expect(databasePurity(viewOf({ entities: { Order: 'a/order.ts#Order' }, reads: [['a/x.ts#X', 'Order']] }))).toBe(1);
  });

  it('equals the entropy counted in bits over four services, and lies in 0 to 1', () => {
    const byService = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(byService, byService, (orders, bills) => {
        const single = [orders, bills].flatMap((counts) => {
          const shares = counts.slice(0, 4).map((number, _, [a = 0, b = 0, c = 0, d = 0]) => number / (a + b + c + d));
          if (shares.some(Number.isNaN)) return [];
          return [1 + shares.reduce((sum, share) => sum + (share === 0 ? 0 : share * Math.log2(share)), 0) / 2];
        });
        const purity = purityOf([
          ['Order', orders],
          ['Bill', bills],
        ]);
        if (single.length === 0) {
          expect(purity).toBeNull();
          return;
        }
        expect(purity).toBeCloseTo(single.reduce((a, b) => a + b, 0) / single.length, 12);
        expect(purity).toBeGreaterThanOrEqual(0);
        expect(purity).toBeLessThanOrEqual(1);
      }),
    );
  });
});
