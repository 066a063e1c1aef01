import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Constraints, type ConstraintSettings, readConstraints } from '../../src/cluster/constraints.js';
import { propose } from '../../src/cluster/propose.js';
import { createView } from '../../src/graph/create-view.js';
import { withOwnedEntities } from '../../src/graph/ownership.js';
import type { EntityId } from '../../src/model/ids.js';
import { ConfigEntryError, UserError } from '../../src/model/errors.js';
import type { Decomposition } from '../../src/model/decomposition.js';
import { type FactsText, factsOf } from '../support/facts.js';

const DOMAINS = ['orders', 'billing', 'stock', 'people'];
const fileOf = (domain: string, number: number): string => `src/${domain}/${domain}${number}.ts`;
const unitOf = (domain: string, number: number): string => `${fileOf(domain, number)}#${domain}${number}`;
const log = 'src/common/log.ts';

/** A shop of four domains of five files that call each other in a ring and across; all use one log; each domain writes its entity. */
const shopText: FactsText = {
  files: ['src/main.ts'],
  calls: DOMAINS.flatMap((domain, index) => [
    ...[1, 2, 3, 4, 5].flatMap((number) => [
      [unitOf(domain, number), unitOf(domain, (number % 5) + 1), 3] as const,
      [unitOf(domain, number), unitOf(domain, ((number + 1) % 5) + 1), 1] as const,
      [unitOf(domain, number), `${log}#Log`] as const,
    ]),
    [unitOf(domain, 1), unitOf(DOMAINS[(index + 1) % DOMAINS.length] ?? '', 2)] as const,
  ]),
  entities: Object.fromEntries(DOMAINS.map((domain) => [`${domain}Record`, unitOf(domain, 1)])),
  writes: DOMAINS.map((domain) => [unitOf(domain, 1), `${domain}Record`] as const),
};
const shop = factsOf(shopText);

const decide = (settings: ConstraintSettings, facts = shop): Decomposition => propose(facts, { root: '.', ...settings });
const homesOf = ({ services }: Decomposition): Map<string, string> =>
  new Map(services.flatMap(({ name, files }) => files.map((path) => [path, name] as const)));

function complaint(settings: ConstraintSettings): { message: string; keys: unknown } {
  try {
    decide(settings);
  } catch (error) {
    if (error instanceof ConfigEntryError) return { message: error.message, keys: error.entries.map(({ keys }) => keys) };
    throw error;
  }
  return { message: '', keys: [] };
}

describe('without constraints', () => {
  it('there is nothing to hold', () => {
    expect(readConstraints(shop, {})).toBeUndefined();
    expect(readConstraints(shop, { pin: {}, together: [], apart: [], kernel: ['**'] })).toBeUndefined();
  });
  it('the four domains are the services', () => {
    expect(decide({}).services.map(({ name, files }) => [name, files.length])).toEqual(expect.arrayContaining(DOMAINS.map((name) => [name, 5])));
  });
});

describe('pin', () => {
  it('a file joins the service that is proposed by that name, and nothing else moves', () => {
    const before = homesOf(decide({}));
    const after = homesOf(decide({ pin: { 'src/orders/orders3.ts': 'billing' } }));
    expect(after.get('src/orders/orders3.ts')).toBe('billing');
    expect([...after].filter(([path, home]) => before.get(path) !== home).map(([path]) => path)).toEqual(['src/orders/orders3.ts']);
  });

  it('a file that is pinned to a new name founds that service', () => {
    const result = decide({ pin: { 'src/orders/orders3.ts': 'tax desk' } });
    expect(homesOf(result).get('src/orders/orders3.ts')).toBe('tax desk');
    expect(homesOf(result).get('src/orders/orders1.ts')).toBe('orders');
    expect(result.services.find(({ id }) => id === 'tax desk')).toMatchObject({ name: 'tax desk' });
  });

  it('a path that a glob would read otherwise is taken by its letters', () => {
    const facts = factsOf({ ...shopText, files: ['src/app/[id]/page.ts'] });
    expect(homesOf(decide({ pin: { 'src/app/[id]/page.ts': 'orders' } }, facts)).get('src/app/[id]/page.ts')).toBe('orders');
  });

  it('most of a service gives it the name', () => {
    const result = decide({ pin: { 'src/orders/orders{1,2,3}.ts': 'sales' } });
    expect(result.services.find(({ name }) => name === 'sales')?.files).toHaveLength(5);
    expect(result.services).toHaveLength(4);
  });

  it('two names part one service', () => {
    const homes = homesOf(decide({ pin: { 'src/orders/orders{1,2,3}.ts': 'sales', 'src/orders/orders4.ts': 'returns' } }));
    expect([homes.get('src/orders/orders1.ts'), homes.get('src/orders/orders4.ts')]).toEqual(['sales', 'returns']);
  });

  it('takes what all use out of the kernel', () => {
    expect(decide({}).kernel.map(({ path }) => path)).toContain(log);
    const result = decide({ pin: { [log]: 'people' } });
    expect(homesOf(result).get(log)).toBe('people');
    expect(result.kernel.map(({ path }) => path)).not.toContain(log);
  });

  it.each(['ordersRecord', 'ordersrecord'])('an entity, by name or id %s, is owned by that service', (entity) => {
    const result = decide({ pin: { [entity]: 'billing' } });
    expect(result.owners).toEqual(new Map([['ordersrecord', 'billing']]));
    const owning = withOwnedEntities(shop, result).services.filter(({ entities }) => entities.includes('ordersrecord' as EntityId));
    expect(owning.map(({ id }) => id)).toEqual(['billing']);
    expect(createView(shop, result).ownerOf('ordersrecord' as EntityId)).toBe('billing');
  });

  it('an entity that is pinned to a new name names the service that it is in', () => {
    const result = decide({ pin: { ordersRecord: 'sales' } });
    expect(homesOf(result).get('src/orders/orders1.ts')).toBe('sales');
  });

  it('of two entities in one service each gets its own, with the file that it is tied to', () => {
    const facts = factsOf({
      ...shopText,
      entities: { ...shopText.entities, refund: unitOf('orders', 4) },
      writes: [...(shopText.writes ?? []), [unitOf('orders', 4), 'refund']],
    });
    const homes = homesOf(decide({ pin: { ordersRecord: 'sales', refund: 'returns' } }, facts));
    expect([homes.get('src/orders/orders1.ts'), homes.get('src/orders/orders4.ts')].toSorted()).toEqual(['returns', 'sales']);
  });

  it('says so where a service would have no file', () => {
    expect(() => decide({ pin: { ordersRecord: 'ghost', 'src/**/*.ts': 'all' } })).toThrow(UserError);
  });
});

describe('together', () => {
  it('files of two services end in one, however the code is tied', () => {
    const homes = homesOf(decide({ together: [['src/orders/orders3.ts', 'src/stock/stock2.ts']] }));
    expect(homes.get('src/orders/orders3.ts')).toBeDefined();
    expect(homes.get('src/orders/orders3.ts')).toBe(homes.get('src/stock/stock2.ts'));
  });

  it('a file that nothing uses and one that all use end in a service', () => {
    const homes = homesOf(decide({ together: [['src/main.ts', log]] }));
    expect(homes.get(log)).toBeDefined();
    expect(homes.get('src/main.ts')).toBe(homes.get(log));
  });
});

describe('apart', () => {
  it('parts one service, each side with what is tied to it', () => {
    const homes = homesOf(decide({ apart: [['src/orders/orders{1,2}.ts', 'src/orders/orders{3,4,5}.ts']] }));
    const one = new Set([1, 2].map((number) => homes.get(fileOf('orders', number))));
    const other = new Set([3, 4, 5].map((number) => homes.get(fileOf('orders', number))));
    expect([...one].filter((name) => name !== undefined && other.has(name))).toEqual([]);
    expect(other.size).toBe(1);
  });
});

describe('with declared services', () => {
  const services = { sales: ['src/orders/**'], money: ['src/billing/**'] };
  it('pin and together add to the globs', () => {
    const homes = homesOf(decide({ services, pin: { 'src/stock/stock1.ts': 'sales' }, together: [['src/stock/stock2.ts', 'src/billing/billing1.ts']] }));
    expect([homes.get('src/stock/stock1.ts'), homes.get('src/stock/stock2.ts'), homes.get('src/stock/stock3.ts')]).toEqual(['sales', 'money', undefined]);
  });
});

describe('a contradiction names both, and where they stand', () => {
  it.each<[string, ConstraintSettings, readonly (readonly (string | number)[])[], RegExp]>([
    [
      'two pins',
      { pin: { 'src/orders/**': 'sales', 'src/orders/orders1.ts': 'money' } },
      [
        ['pin', 'src/orders/**'],
        ['pin', 'src/orders/orders1.ts'],
      ],
      /pin "src\/orders\/\*\*" puts src\/orders\/orders1\.ts in service "sales"\n {2}pin "src\/orders\/orders1\.ts" puts src\/orders\/orders1\.ts in service "money"/,
    ],
    [
      'pins and together',
      {
        pin: { 'src/orders/orders1.ts': 'sales', 'src/stock/stock1.ts': 'money' },
        together: [['src/main.ts'], ['src/orders/orders1.ts', 'src/stock/stock1.ts']],
      },
      [
        ['pin', 'src/orders/orders1.ts'],
        ['together', 1],
        ['pin', 'src/stock/stock1.ts'],
      ],
      /together\[1\] keeps src\/orders\/orders1\.ts and src\/stock\/stock1\.ts in one service/,
    ],
    [
      'together and apart, through two lists',
      {
        together: [
          ['src/orders/orders1.ts', 'src/stock/stock1.ts'],
          ['src/stock/stock1.ts', 'src/people/people1.ts'],
        ],
        apart: [['src/people/**', 'src/orders/**']],
      },
      [
        ['apart', 0],
        ['together', 1],
        ['together', 0],
      ],
      /apart\[0\] keeps src\/people\/people1\.ts and src\/orders\/orders1\.ts in different services/,
    ],
    ['one pair with itself', { apart: [['src/orders/**', '**/*1.ts']] }, [['apart', 0]], /orders1\.ts, which both globs match, from itself/],
    [
      'pin and apart',
      { pin: { 'src/{orders,stock}/*1.ts': 'sales' }, apart: [['src/orders/**', 'src/stock/**']] },
      [
        ['apart', 0],
        ['pin', 'src/{orders,stock}/*1.ts'],
        ['pin', 'src/{orders,stock}/*1.ts'],
      ],
      /apart\[0\] keeps/,
    ],
    [
      'pin and kernel',
      { pin: { [log]: 'sales' }, kernel: ['lib/**', 'src/common/**'] },
      [
        ['pin', log],
        ['kernel', 1],
      ],
      /kernel "src\/common\/\*\*" puts src\/common\/log\.ts in the kernel/,
    ],
    [
      'together and kernel',
      { together: [['src/main.ts', log]], kernel: ['src/common/**'] },
      [
        ['together', 0],
        ['kernel', 0],
      ],
      /together\[0\] keeps src\/main\.ts and src\/common\/log\.ts/,
    ],
    [
      'services and pin',
      { services: { sales: ['src/orders/**'], money: ['src/billing/**'] }, pin: { 'src/orders/orders1.ts': 'money' } },
      [
        ['pin', 'src/orders/orders1.ts'],
        ['services', 'sales'],
      ],
      /services "sales" holds src\/orders\/orders1\.ts/,
    ],
    [
      'services and apart',
      { services: { sales: ['src/**'] }, apart: [['src/orders/**', 'src/stock/**']] },
      [
        ['apart', 0],
        ['services', 'sales'],
        ['services', 'sales'],
      ],
      /in different services/,
    ],
    ['services and a pin to none of them', { services: { sales: ['src/orders/**'] }, pin: { 'src/main.ts': 'money' } }, [['pin'], ['services']], /"money"/],
    [
      'services and together outside them',
      { services: { sales: ['src/orders/**'] }, together: [['src/main.ts']] },
      [['together'], ['services']],
      /src\/main\.ts/,
    ],
    [
      'a pin that matches nothing',
      { pin: { 'lib/**': 'sales' } },
      [['pin', 'lib/**']],
      /is not one entity, by id, name or table, and matches no analysed file/,
    ],
    ['a list that matches nothing', { together: [['src/**', 'lib/**']] }, [['together', 0, 1]], /"lib\/\*\*" matches no analysed file/],
    ['a pair that matches nothing', { apart: [['lib/**', 'src/**']] }, [['apart', 0, 0]], /"lib\/\*\*" matches no analysed file/],
  ])('%s', (_, settings, keys, message) => {
    const told = complaint(settings);
    expect(told.keys).toEqual(keys);
    expect(told.message).toMatch(message);
  });

  it('names such as __proto__ are names as any other', () => {
    const homes = homesOf(decide({ pin: { 'src/orders/orders1.ts': '__proto__', 'src/orders/orders2.ts': 'constructor' } }));
    expect([homes.get('src/orders/orders1.ts'), homes.get('src/orders/orders2.ts')]).toEqual(['__proto__', 'constructor']);
  });
});

describe('whatever is asked', () => {
  const file = fc.tuple(fc.constantFrom(...DOMAINS), fc.integer({ min: 1, max: 5 })).map(([domain, number]) => fileOf(domain, number));
  const thing = fc.oneof({ weight: 4, arbitrary: file }, fc.constantFrom(log, 'src/main.ts', 'ordersRecord', 'stockRecord'));
  const glob = fc.oneof({ weight: 5, arbitrary: file }, fc.constantFrom('src/orders/**', 'src/{stock,people}/*1.ts', log, 'src/main.ts'));
  const settings = fc.record({
    pin: fc.dictionary(thing, fc.constantFrom('orders', 'billing', 'tax', 'desk'), { maxKeys: 4 }),
    together: fc.array(fc.array(glob, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
    apart: fc.array(fc.tuple(glob, glob), { maxLength: 3 }),
    kernel: fc.constantFrom<string[]>([], ['src/common/**']),
  });

  const broken = (result: Decomposition, { blocks, labels, apart, owners }: Constraints): string[] => {
    const home = new Map<string, string>(result.services.flatMap(({ id, files }) => files.map((path) => [`f:${path}`, id] as const)));
    const scattered = [...blocks].flatMap(([block, members]) => {
      const found = new Set(members.filter((node) => node.startsWith('f:')).map((node) => home.get(node)));
      const wanted = labels.get(block);
      return found.size > 1 || found.has(undefined) || (wanted !== undefined && found.size === 1 && !found.has(wanted)) ? [block] : [];
    });
    const mixed = apart.filter(([left, right]) => [...left].some((a) => [...right].some((b) => home.get(a) !== undefined && home.get(a) === home.get(b))));
    const ids = new Set(result.services.map(({ id }) => id));
    const missing = [...labels.values(), ...owners.values()].filter((id) => !ids.has(id as never));
    return [...scattered, ...mixed.map(() => 'apart'), ...missing];
  };

  it('holds in the result, every file is in one place, names are unique; or it is told that it cannot hold', () => {
    let held = 0;
    fc.assert(
      fc.property(settings, fc.constantFrom(undefined, 2, 6), (asked, serviceCount) => {
        let constraints: Constraints | undefined;
        try {
          constraints = readConstraints(shop, asked);
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigEntryError);
          return;
        }
        let result: Decomposition;
        try {
          result = propose(shop, { root: '.', ...asked, ...(serviceCount === undefined ? {} : { serviceCount }) });
        } catch (error) {
          expect(String(error)).toContain('would have no file');
          return;
        }
        held += 1;
        if (constraints) expect(broken(result, constraints)).toEqual([]);
        const places = [...result.services.flatMap(({ files }) => files), ...result.kernel.map(({ path }) => path), ...result.unassigned];
        expect(places.toSorted()).toEqual(shop.files.map(({ path }) => path));
        for (const key of ['id', 'name'] as const) expect(new Set(result.services.map((service) => service[key])).size).toBe(result.services.length);
        expect(result.services.every(({ files }) => files.length > 0)).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(held).toBeGreaterThan(20);
  });

  it('the order in which facts were found does not matter', () => {
    const asked = {
      pin: { 'src/orders/orders3.ts': 'tax', stockRecord: 'depot' },
      together: [['src/orders/orders1.ts', 'src/people/people2.ts']],
      apart: [['src/stock/*1.ts', 'src/stock/*2.ts']] as const,
    };
    const result = decide(asked);
    fc.assert(
      fc.property(fc.shuffledSubarray(shop.references as [], { minLength: shop.references.length }), (references) => {
        expect(decide(asked, { ...shop, references })).toEqual(result);
      }),
      { numRuns: 8 },
    );
  });
});
