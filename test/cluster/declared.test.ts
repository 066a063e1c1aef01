import { describe, expect, it } from 'vitest';
import { declaredDecomposition } from '../../src/cluster/declared.js';
import { UserError } from '../../src/model/errors.js';
import { factsOf } from '../support/facts.js';

const facts = factsOf({
  files: ['src/main.ts'],
  calls: [
    ['src/orders/order.ts#Order', 'src/orders/line.ts#Line'],
    ['src/pay/card.ts#Card', 'src/common/money.ts#Money'],
    ['src/pay/card.ts#Card', 'src/pay/bank.ts#Bank'],
  ],
  entities: { Order: 'src/orders/order.ts#Order', Card: 'src/pay/card.ts#Card' },
});
const kernel = (path: string) => path.startsWith('src/common/');

describe('declaredDecomposition', () => {
  const result = declaredDecomposition(facts, { services: { orders: ['src/orders/**'], payments: ['src/pay/**', 'src/orders/line.ts'] }, kernel, seed: 1 });

  it('gives each file to the first service that names it, entities to the file that declares them', () => {
    expect(result.services.map(({ id, files, entities }) => ({ id, files, entities }))).toEqual([
      { id: 'orders', files: ['src/orders/line.ts', 'src/orders/order.ts'], entities: ['order'] },
      { id: 'payments', files: ['src/pay/bank.ts', 'src/pay/card.ts'], entities: ['card'] },
    ]);
  });

  it('names the rest', () => {
    expect(result).toMatchObject({
      origin: 'declared',
      unassigned: ['src/main.ts'],
      agreement: 1,
      kernel: [{ path: 'src/common/money.ts', reason: 'declared as kernel in the configuration' }],
    });
  });

  it('measures how well the declared boundaries fit the code', () => {
    const across = declaredDecomposition(facts, {
      services: { mixed: ['src/orders/order.ts', 'src/pay/bank.ts'], rest: ['src/orders/line.ts', 'src/pay/card.ts'] },
      kernel,
      seed: 1,
    });
    expect(result.modularity).toBeGreaterThan(across.modularity);
  });

  it('refuses globs that match nothing, and says which', () => {
    const declare = () => declaredDecomposition(facts, { services: { orders: ['src/orders/**'], ghosts: ['lib/**'] }, kernel, seed: 1 });
    expect(declare).toThrow(UserError);
    expect(declare).toThrow(/"ghosts" \(globs: lib\/\*\*\)/);
  });
});
