import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decompose } from '../../src/cluster/decompose.js';
import { type FactsText, factsOf } from '../support/facts.js';

const options = { seed: 1, resolution: 1, kernel: () => false };

/** A shop of four domains in layer folders; each domain's three files call each other, and one helper is used by all. */
function layeredShop(): FactsText {
  const domains = ['order', 'payment', 'stock', 'customer'];
  const at = (layer: string, domain: string) => `src/${layer}/${domain}.${layer}.ts#${domain[0]?.toUpperCase()}${domain.slice(1)}${layer}`;
  const calls = domains.flatMap((domain) => [
    [at('controller', domain), at('service', domain), 4] as const,
    [at('service', domain), at('repository', domain), 4] as const,
    [at('controller', domain), 'src/common/log.ts#Log'] as const,
    [at('service', domain), 'src/common/log.ts#Log'] as const,
    [at('repository', domain), 'src/common/log.ts#Log'] as const,
  ]);
  return {
    calls: [...calls, [at('service', 'order'), at('service', 'payment')]],
    entities: Object.fromEntries(domains.map((domain) => [domain, at('repository', domain)])),
    writes: domains.map((domain) => [at('repository', domain), domain] as const),
  };
}

describe('decompose', () => {
  const result = decompose(factsOf(layeredShop()), options);

  it('finds the domains behind layer folders', () => {
    expect(result.services.map((service) => service.files)).toContainEqual([
      'src/controller/stock.controller.ts',
      'src/repository/stock.repository.ts',
      'src/service/stock.service.ts',
    ]);
    expect(result.services).toHaveLength(4);
  });

  it('gives each service its entity and a name from its words', () => {
    expect(result.services.map(({ name, entities }) => [name, [...entities]]).sort()).toEqual([
      ['customer', ['customer']],
      ['order', ['order']],
      ['payment', ['payment']],
      ['stock', ['stock']],
    ]);
  });

  it('sets the helper that all use aside, with a reason that can be checked', () => {
    expect(result.kernel).toEqual([{ path: 'src/common/log.ts', reason: 'used by 12 of 13 files' }]);
  });

  it('puts every file in exactly one place', () => {
    const homes = [...result.services.flatMap((service) => service.files), ...result.kernel.map((file) => file.path), ...result.unassigned];
    expect(homes.sort()).toEqual(factsOf(layeredShop()).files.map((file) => file.path));
  });

  it('never leaves what writes an entity in the kernel, however many use it', () => {
    const shop = layeredShop();
    const writes = [...(shop.writes ?? []), ['src/common/log.ts#Log', 'stock'] as const];
    expect(decompose(factsOf({ ...shop, writes }), options).kernel).toEqual([]);
  });

  it('answers with nothing for nothing', () => {
    expect(decompose(factsOf({}), options)).toMatchObject({ services: [], kernel: [], modularity: 0, agreement: 1 });
  });

  it('trusts folders whose files keep to themselves, and names services after them', () => {
    const calls = ['booking', 'fleet', 'rating'].flatMap((domain) =>
      [1, 2, 3, 4].flatMap((number) => [[`src/${domain}/a${number}.ts#A`, `src/${domain}/a${(number % 4) + 1}.ts#A`] as const]),
    );
    expect(
      decompose(factsOf({ calls }), options)
        .services.map((service) => service.name)
        .sort(),
    ).toEqual(['booking', 'fleet', 'rating']);
  });

  it('does not depend on the order in which facts were found', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(layeredShop().calls as [], { minLength: layeredShop().calls?.length ?? 0 }), (calls) => {
        expect(decompose(factsOf({ ...layeredShop(), calls }), options)).toEqual(result);
      }),
      { numRuns: 10 },
    );
  });
});
