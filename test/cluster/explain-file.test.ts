import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { declaredDecomposition } from '../../src/cluster/declared.js';
import { decompose } from '../../src/cluster/decompose.js';
import { explainFile } from '../../src/cluster/explain-file.js';
import { createWeights, modularityOf } from '../../src/cluster/louvain.js';
import { baseOf } from '../../src/cluster/base.js';
import { communitiesOf } from '../../src/cluster/partition.js';
import { serviceGraph } from '../../src/cluster/service-graph.js';
import { type FactsText, factsOf } from '../support/facts.js';

const options = { seed: 1, resolution: 1, kernel: () => false };

const shop: FactsText = {
  calls: [
    ['orders/order.ts#Order', 'orders/basket.ts#Basket', 3],
    ['orders/basket.ts#Basket', 'orders/order.ts#Order'],
    ['orders/order.ts#Order', 'pay/card.ts#Card'],
    ['orders/order.ts#Order', 'common/money.ts#Money'],
  ],
  types: [['orders/order.ts#Order', 'orders/basket.ts#Basket']],
  entities: { Invoice: 'pay/card.ts#Card' },
  writes: [
    ['orders/order.ts#Order', 'Invoice'],
    ['orders/order.ts#Order', 'Invoice'],
    ['orders/order.ts#Order', 'Invoice'],
  ],
  files: ['notes.ts'],
};
const facts = factsOf(shop);
const declared = declaredDecomposition(facts, { services: { orders: ['orders/**'], pay: ['pay/**'] }, kernel: (path) => path.startsWith('common/'), seed: 1 });

describe('a file explained', () => {
  const { services, ties, ...rest } = explainFile(facts, declared, 'orders/order.ts');

  it('is worked out by hand, tie by tie', () => {
    // basket: 3 calls log2(4) = 2 and 1 type log2(2) = 1 to it, 1 call back log2(2) = 1, each to a file with one user: discount 1.
    // Invoice: 3 writes, 0.75 · log2(4) = 1.5, one user; declared in pay. card: 1 call = 1.
    expect(ties).toEqual([
      {
        to: { kind: 'file', path: 'orders/basket.ts' },
        service: 'orders',
        weight: 4,
        parts: [
          { signal: 'call', outgoing: true, count: 3, weight: 2 },
          { signal: 'call', outgoing: false, count: 1, weight: 1 },
          { signal: 'type', outgoing: true, count: 1, weight: 1 },
        ],
      },
      { to: { kind: 'entity', id: 'invoice' }, service: 'pay', weight: 1.5, parts: [{ signal: 'write', outgoing: true, count: 3, weight: 1.5 }] },
      { to: { kind: 'file', path: 'pay/card.ts' }, service: 'pay', weight: 1, parts: [{ signal: 'call', outgoing: true, count: 1, weight: 1 }] },
    ]);
    expect(services).toEqual([
      { service: 'orders', weight: 4, share: 4 / 6.5 },
      { service: 'pay', weight: 2.5, share: 2.5 / 6.5 },
    ]);
  });

  it('agrees with its placement, counts the kernel apart, and is not moved where it is declared', () => {
    expect(rest).toEqual({
      path: 'orders/order.ts',
      placement: { path: 'orders/order.ts', service: 'orders', share: 4 / 6.5, confidence: 1, runnerUp: { service: 'pay', share: 2.5 / 6.5 } },
      noPlace: null,
      module: null,
      kernelFiles: 1,
      missing: null,
    });
  });

  it('in the kernel has its reason and the services it is tied to', () => {
    expect(explainFile(facts, declared, 'common/money.ts')).toMatchObject({
      placement: null,
      noPlace: { kind: 'kernel', reason: 'declared as kernel in the configuration' },
      services: [{ service: 'orders', weight: 1, share: 1 }],
      kernelFiles: 0,
    });
  });

  it('in no service says why', () => {
    expect(explainFile(facts, declared, 'notes.ts')).toMatchObject({
      noPlace: { kind: 'unassigned', reason: 'no declared service claims it' },
      services: [],
      ties: [],
    });
    const clustered = decompose(facts, options);
    expect(clustered.unassigned).toContain('notes.ts');
    expect(explainFile(facts, clustered, 'notes.ts').noPlace).toEqual({ kind: 'unassigned', reason: 'nothing ties it to a service' });
  });

  it('tells of ties to files in no service too', () => {
    const loose = factsOf({
      calls: [
        ['orders/order.ts#Order', 'orders/basket.ts#Basket'],
        ['orders/order.ts#Order', 'notes.ts#Note'],
      ],
    });
    const { ties: told } = explainFile(
      loose,
      declaredDecomposition(loose, { services: { orders: ['orders/**'] }, kernel: () => false, seed: 1 }),
      'orders/order.ts',
    );
    expect(told.map(({ to, service }) => [to, service])).toEqual([
      [{ kind: 'file', path: 'notes.ts' }, null],
      [{ kind: 'file', path: 'orders/basket.ts' }, 'orders'],
    ]);
  });
});

/** Two wards of eight files; `ties` calls go from the first file of one to the other. */
function wards(ties: number): FactsText {
  const ring = (ward: string) =>
    Array.from({ length: 8 }, (_, bed) => [1, 2].map((step) => [`${ward}/bed${bed}.ts#Bed`, `${ward}/bed${(bed + step) % 8}.ts#Bed`] as const)).flat();
  const across = Array.from({ length: ties }, (_, bed) => ['north/bed0.ts#Bed', `south/bed${bed}.ts#Bed`] as const);
  return { calls: [...ring('north'), ...ring('south'), ...across] };
}

describe('what would move a file', () => {
  it('is the weight at which modularity gains by moving it', () => {
    const found = factsOf(wards(2));
    const decomposition = decompose(found, options);
    const path = 'north/bed0.ts';
    const { missing, placement } = explainFile(found, decomposition, path);
    expect(missing).toBeGreaterThan(0);
    const gainAfter = (extra: number): number => {
      const { graph, homes } = serviceGraph(baseOf(found, decomposition.grounds.weights), {
        services: decomposition.services,
        others: [],
        folders: decomposition.grounds.folders,
      });
      const weights = createWeights();
      for (const { a, b, weight } of graph.edges) weights.add(a, b, weight);
      weights.add(`f:${path}`, 'f:south/bed7.ts', extra);
      const more = weights.toGraph(graph.nodes);
      const moved = new Map(homes).set(`f:${path}`, placement?.runnerUp?.service ?? '');
      return modularityOf(more, communitiesOf(more, moved)) - modularityOf(more, communitiesOf(more, homes));
    };
    // The weight that is added also raises what chance would give, a little: half as much again is surely enough, half surely not.
    expect(gainAfter((missing ?? 0) * 0.5)).toBeLessThan(0);
    expect(gainAfter((missing ?? 0) * 1.5)).toBeGreaterThan(0);
  });
});

describe('every explanation', () => {
  const found = factsOf(wards(2));
  const decomposition = decompose(found, options);

  it('sums to its placement, part by part', () => {
    for (const { path, share, runnerUp } of decomposition.placements) {
      const { ties, services, placement } = explainFile(found, decomposition, path);
      for (const { weight, parts } of ties) expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(weight, 12);
      for (const { service, weight } of services) {
        expect(ties.filter((tie) => tie.service === service).reduce((sum, tie) => sum + tie.weight, 0)).toBeCloseTo(weight, 12);
      }
      expect(services.find(({ service }) => service === placement?.service)?.share).toBeCloseTo(share, 12);
      expect(services.find(({ service }) => service !== placement?.service)?.share ?? null).toEqual(runnerUp?.share ?? null);
    }
  });

  it('does not depend on the order in which facts were found', () => {
    const expected = explainFile(found, decomposition, 'north/bed0.ts');
    const calls = wards(2).calls ?? [];
    fc.assert(
      fc.property(fc.shuffledSubarray([...calls], { minLength: calls.length }), (shuffled) => {
        const other = factsOf({ calls: shuffled });
        expect(explainFile(other, decompose(other, options), 'north/bed0.ts')).toEqual(expected);
      }),
      { numRuns: 10 },
    );
  });
});
