import { describe, expect, it } from 'vitest';
import { declaredDecomposition } from '../../src/cluster/declared.js';
import { decompose } from '../../src/cluster/decompose.js';
import { type FactsText, factsOf } from '../support/facts.js';

const kernel = (path: string) => path.startsWith('common/');

function placementsIn(text: FactsText, services: Readonly<Record<string, readonly string[]>>) {
  const { placements } = declaredDecomposition(factsOf(text), { services, kernel, seed: 1 });
  return new Map(placements.map(({ path, ...placement }) => [path, placement]));
}

describe('where a file is and where it could be', () => {
  // One call to a file that nobody else calls weighs log2(2) / log2(2) = 1; three calls log2(4) = 2.
  const shop: FactsText = {
    calls: [
      ['orders/order.ts#Order', 'orders/basket.ts#Basket'],
      ['orders/order.ts#Order', 'pay/card.ts#Card', 3],
      ['orders/order.ts#Order', 'ship/parcel.ts#Parcel'],
      ['orders/order.ts#Order', 'common/money.ts#Money', 7],
    ],
  };
  const services = { orders: ['orders/**'], pay: ['pay/**'], ship: ['ship/**'] };

  it('is worked out by hand: shares of ties by weight, the kernel left out', () => {
    const placement = placementsIn(shop, services).get('orders/order.ts');
    expect(placement).toEqual({ service: 'orders', share: 1 / 4, confidence: 1, runnerUp: { service: 'pay', share: 2 / 4 } });
  });

  it('has no runner-up where it has ties to its own service alone, and no share where it has none', () => {
    const placements = placementsIn({ ...shop, files: ['ship/label.ts'] }, services);
    expect(placements.get('orders/basket.ts')).toEqual({ service: 'orders', share: 1, confidence: 1, runnerUp: null });
    expect(placements.get('ship/label.ts')).toEqual({ service: 'ship', share: 0, confidence: 1, runnerUp: null });
  });

  it('counts an entity to the service whose files it is tied to most', () => {
    const touching: FactsText = {
      entities: { Invoice: 'pay/invoice.ts#Invoice' },
      writes: [['orders/order.ts#Order', 'Invoice']],
      calls: [['orders/order.ts#Order', 'orders/basket.ts#Basket']],
    };
    // The entity: declared in pay (2), written in orders (0.75). To the file that writes it, it is a tie to pay.
    expect(placementsIn(touching, { orders: ['orders/**'], pay: ['pay/**'] }).get('orders/order.ts')).toMatchObject({
      share: 1 / 1.75,
      runnerUp: { service: 'pay', share: 0.75 / 1.75 },
    });
  });

  it('names every file of every service, by path, and none of the kernel', () => {
    expect([...placementsIn(shop, services).keys()]).toEqual(['orders/basket.ts', 'orders/order.ts', 'pay/card.ts', 'ship/parcel.ts']);
  });
});

describe('confidence', () => {
  /** Ten files in a ring, each calling the next two. */
  const ward = (name: string) =>
    Array.from({ length: 10 }, (_, bed) => [1, 2].map((step) => [`src/${name}-${bed}.ts#Bed`, `src/${name}-${(bed + step) % 10}.ts#Bed`] as const)).flat();

  it('of a file that was set aside and placed last is what its service has of its ties', () => {
    const users = Array.from({ length: 10 }, (_, bed) => [`src/north-${bed}.ts#Bed`, 'src/ledger.ts#Ledger'] as const);
    const facts = factsOf({
      calls: [...ward('north'), ...ward('south'), ...users, ['src/south-1.ts#Bed', 'src/ledger.ts#Ledger', 3]],
      entities: { Entry: 'src/ledger.ts#Ledger' },
    });
    const { placements } = decompose(facts, { seed: 1, resolution: 1, kernel: () => false });
    const ledger = placements.find(({ path }) => path === 'src/ledger.ts');
    expect(ledger?.confidence).toBe(ledger?.share);
    expect(ledger?.share).toBeGreaterThan(0.5);
    expect(ledger?.share).toBeLessThan(1);
    expect(placements.find(({ path }) => path === 'src/south-5.ts')?.confidence).toBe(1);
  });

  it('of a service is the mean of its files', () => {
    const { services, placements } = decompose(factsOf({ calls: [...ward('north'), ...ward('south'), ['src/north-1.ts#Bed', 'src/south-1.ts#Bed', 2]] }), {
      seed: 1,
      resolution: 1,
      kernel: () => false,
    });
    for (const { id, files, confidence } of services) {
      const own = placements.filter(({ service }) => service === id);
      expect(own.map(({ path }) => path)).toEqual(files);
      expect(confidence).toBeCloseTo(own.reduce((sum, placement) => sum + placement.confidence, 0) / own.length, 12);
    }
  });
});
