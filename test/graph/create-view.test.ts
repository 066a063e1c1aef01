import { describe, expect, it } from 'vitest';
import { createView } from '../../src/graph/create-view.js';
import { measureSystem } from '../../src/graph/metrics.js';
import { defaultWeights } from '../../src/cluster/signals.js';
import type { Decomposition } from '../../src/model/decomposition.js';
import type { EntityId, ServiceId } from '../../src/model/ids.js';
import { factsOf } from '../support/facts.js';

function decomposition(services: Record<string, string[]>): Decomposition {
  return {
    origin: 'declared',
    services: Object.entries(services).map(([name, files]) => ({ id: name as ServiceId, name, files, entities: [], confidence: 1, modules: [] })),
    kernel: [],
    unassigned: [],
    placements: [],
    grounds: { weights: defaultWeights(), folders: [] },
    modularity: 0,
    agreement: 1,
    resolution: 1,
    seed: 1,
    conclusions: [],
  };
}

const facts = factsOf({
  calls: [
    ['orders/checkout.ts#Checkout', 'orders/order.ts#Order', 3],
    ['orders/checkout.ts#Checkout', 'payments/pay.ts#Pay', 2],
    ['payments/pay.ts#Pay', 'orders/order.ts#Order'],
    ['reports/sales.ts#Sales', 'orders/order.ts#Order'],
  ],
  types: [['orders/order.ts#Order', 'reports/sales.ts#Sales']],
  entities: { Order: 'orders/order.ts#Order', Voucher: 'orders/order.ts#Order', Price: 'orders/order.ts#Order' },
  writes: [
    ['orders/checkout.ts#Checkout', 'Order'],
    ['payments/pay.ts#Pay', 'Order'],
    ['payments/pay.ts#Pay', 'Voucher'],
  ],
  reads: [
    ['reports/sales.ts#Sales', 'Order'],
    ['reports/sales.ts#Sales', 'Price'],
  ],
});
const view = createView(
  facts,
  decomposition({
    orders: ['orders/checkout.ts', 'orders/order.ts'],
    payments: ['payments/pay.ts'],
    reports: ['reports/sales.ts'],
  }),
);
const id = (name: string) => name as ServiceId;
const entity = (name: string) => name as EntityId;

describe('createView', () => {
  it('counts the calls of each link by direction', () => {
    expect(view.links.map(({ from, to, calls, typeOnly }) => ({ from, to, calls, typeOnly }))).toEqual([
      { from: 'orders', to: 'payments', calls: 2, typeOnly: 0 },
      { from: 'orders', to: 'reports', calls: 0, typeOnly: 1 },
      { from: 'payments', to: 'orders', calls: 1, typeOnly: 0 },
      { from: 'reports', to: 'orders', calls: 1, typeOnly: 0 },
    ]);
  });

  it('measures cohesion, Ca, Ce and instability as worked out by hand', () => {
    // orders: 3 inside; outside 2 to payments, 1 from payments, 1 from reports, a type at a quarter.
    expect(view.metricsOf(id('orders'))).toEqual({ cohesion: 3 / (3 + 4.25), afferent: 2, efferent: 1, instability: 1 / 3, interfaces: 0 });
    expect(view.metricsOf(id('reports'))).toEqual({ cohesion: 0, afferent: 0, efferent: 1, instability: 1, interfaces: 0 });
  });

  it('gives an entity to the service that declares it if that one writes it, else to its writer', () => {
    expect(view.ownerOf(entity('order'))).toBe('orders');
    expect(view.ownerOf(entity('voucher'))).toBe('payments');
    expect(view.ownerOf(entity('price'))).toBe('orders');
    expect(view.writersOf(entity('order'))).toEqual(['orders', 'payments']);
    expect(view.readersOf(entity('order'))).toEqual(['reports']);
  });

  it('has no owner by reading alone where files outside all services write', () => {
    const written = factsOf({
      files: ['orders/a.ts'],
      entities: { Log: 'tools/log.ts#Log' },
      writes: [['tools/log.ts#Log', 'Log']],
      reads: [['orders/a.ts#A', 'Log']],
    });
    const outside = createView(written, decomposition({ orders: ['orders/a.ts'] }));
    expect([outside.ownerOf(entity('log')), outside.writersOf(entity('log')), outside.readersOf(entity('log'))]).toEqual([null, [], ['orders']]);
  });

  it('finds the circle, and none made of types alone', () => {
    expect(view.cycles()).toEqual([['orders', 'payments']]);
  });

  it('measures the whole: 4 of 7 calls cross', () => {
    expect(measureSystem(view)).toMatchObject({
      interServiceCallShare: 4 / 7,
      largestServiceShare: 0.5,
      sharedEntities: 1,
      serviceCycles: 1,
      files: 4,
      services: 3,
    });
  });

  it('has zeros, never NaN, where there is nothing', () => {
    const empty = createView(factsOf({}), decomposition({}));
    expect(measureSystem(empty)).toMatchObject({ interServiceCallShare: 0, largestServiceShare: 0, modularity: 0 });
  });
});

it('draws no dependency from a tie without direction', () => {
  const mutual = { ...facts, references: facts.references.map((reference) => ({ ...reference, undirected: true as const })) };
  const services = { orders: ['orders/checkout.ts', 'orders/order.ts'], payments: ['payments/pay.ts'], reports: ['reports/sales.ts'] };
  const tied = createView(mutual, decomposition(services));
  expect(view.cycles()).toEqual([['orders', 'payments']]);
  expect(tied.cycles()).toEqual([]);
  expect(tied.metricsOf(id('orders'))).toMatchObject({ afferent: 0, efferent: 0, instability: 0, cohesion: view.metricsOf(id('orders')).cohesion });
});
