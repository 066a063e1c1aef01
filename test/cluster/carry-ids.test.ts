import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriedOver } from '../../src/cluster/carry-ids.js';
import { readConstraints } from '../../src/cluster/constraints.js';
import { decompose } from '../../src/cluster/decompose.js';
import type { EarlierService } from '../../src/model/options.js';
import { factsOf } from '../support/facts.js';

const numbered = (domain: string, from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => `${domain}${from + index}.ts`);
const earlier = (id: string, files: readonly string[], name = id): EarlierService => ({ id, name, files });
const carry = (now: readonly (readonly string[])[], before: readonly EarlierService[]) =>
  [
    ...carriedOver(
      now.map((files) => ({ files })),
      before,
    ),
  ]
    .map(([index, carried]) => [index, carried.earlier.id, carried.overlap])
    .toSorted();

describe('which earlier service a service continues', () => {
  it.each<[string, string[][], EarlierService[], [number, string, number][]]>([
    ['the same files', [numbered('cart', 1, 3)], [earlier('sales', numbered('cart', 1, 3))], [[0, 'sales', 1]]],
    ['three times as many files: 2 of 6', [numbered('cart', 1, 6)], [earlier('sales', numbered('cart', 1, 2))], [[0, 'sales', 1 / 3]]],
    ['more than three times as many: 2 of 7', [numbered('cart', 1, 7)], [earlier('sales', numbered('cart', 1, 2))], []],
    [
      'parts of one: the larger has the id',
      [numbered('cart', 1, 4), numbered('cart', 5, 10)],
      [earlier('sales', numbered('cart', 1, 10))],
      [[1, 'sales', 0.6]],
    ],
    [
      'two that became one: the id of the larger',
      [numbered('cart', 1, 10)],
      [earlier('baskets', numbered('cart', 1, 4)), earlier('sales', numbered('cart', 5, 10))],
      [[0, 'sales', 0.6]],
    ],
    [
      'the most alike pair first, though another matching has the greater sum: .6 against .5 + .4',
      [numbered('cart', 1, 10), numbered('cart', 11, 15)],
      [earlier('sales', [...numbered('cart', 1, 8), ...numbered('cart', 11, 13)]), earlier('stray', numbered('cart', 9, 10))],
      [[0, 'sales', 8 / 13]],
    ],
    ['of equals the first id', [numbered('cart', 1, 4)], [earlier('b', numbered('cart', 3, 4)), earlier('a', numbered('cart', 1, 2))], [[0, 'a', 0.5]]],
    ['nothing from nothing', [], [earlier('sales', ['cart1.ts'])], []],
    ['no files: continued by nobody', [numbered('cart', 1, 2)], [earlier('sales', [])], []],
  ])('%s', (_, now, before, expected) => {
    expect(carry(now, before)).toEqual(expected);
  });

  it('is one to one, stable, at least a third, and the same in any order', () => {
    const paths = numbered('cart', 1, 12);
    const partition = fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }).map((homes) => {
      const groups = new Map<number, string[]>();
      for (const [index, home] of homes.entries()) groups.set(home, [...(groups.get(home) ?? []), paths[index] ?? '']);
      return [...groups.values()];
    });
    fc.assert(
      fc.property(partition, partition, (now, then) => {
        const before = then.map((files) => earlier(`s-${files[0]}`, files));
        const found = carriedOver(
          now.map((files) => ({ files })),
          before,
        );
        expect(new Set(Array.from(found.values(), (carried) => carried.earlier)).size).toBe(found.size);
        const overlapOf = (a: readonly string[], b: readonly string[]): number => {
          const shared = a.filter((path) => b.includes(path)).length;
          return shared / (a.length + b.length - shared);
        };
        const bestOf = (candidate: EarlierService): number =>
          Math.max(0, ...Array.from(found.values()).flatMap((one) => (one.earlier === candidate ? [one.overlap] : [])));
        for (const [index, files] of now.entries()) {
          for (const candidate of before) {
            const overlap = overlapOf(files, candidate.files);
            const own = found.get(index)?.overlap ?? 0;
            // Were both worse off than with each other, the matching would not be stable.
            expect(overlap < 1 / 3 || own >= overlap || bestOf(candidate) >= overlap).toBe(true);
          }
        }
        const backwards = carriedOver(
          now.toReversed().map((files) => ({ files })),
          before.toReversed(),
        );
        expect(
          new Map(
            [...backwards].map(
              ([
                index,
                {
                  earlier: { id },
                },
              ]) => [now.length - 1 - index, id],
            ),
          ),
        ).toEqual(
          new Map(
            [...found].map(
              ([
                index,
                {
                  earlier: { id },
                },
              ]) => [index, id],
            ),
          ),
        );
      }),
    );
  });
});

describe('ids and names in a proposal', () => {
  const facts = factsOf({
    calls: ['booking', 'fleet', 'rating'].flatMap((domain) =>
      [1, 2, 3, 4].flatMap((number) => [[`src/${domain}/${domain}${number}.ts#A`, `src/${domain}/${domain}${(number % 4) + 1}.ts#A`] as const]),
    ),
  });
  const files = (domain: string, ...numbers: number[]): string[] => numbers.map((number) => `src/${domain}/${domain}${number}.ts`);
  const propose = (previous: readonly EarlierService[], pin: Record<string, string> = {}) => {
    const constraints = readConstraints(facts, { pin });
    return decompose(facts, { seed: 1, resolution: 1, kernel: () => false, previous, ...(constraints ? { constraints } : {}) });
  };
  const idsAndNames = (previous: readonly EarlierService[], pin?: Record<string, string>) =>
    propose(previous, pin)
      .services.map(({ id, name, files: [first] }) => [first?.split('/')[1], id, name])
      .toSorted();

  it('without an earlier report names are ids', () => {
    expect(idsAndNames([])).toEqual(['booking', 'fleet', 'rating'].map((name) => [name, name, name]));
  });

  it('half of the files in common carry the id and the name', () => {
    const [booking] = idsAndNames([earlier('b7', files('booking', 1, 2), 'Reservations')]);
    expect(booking).toEqual(['booking', 'b7', 'Reservations']);
  });

  it('below half the id goes on, and the name is the new one', () => {
    const [booking] = idsAndNames([earlier('b7', [...files('booking', 1, 2, 3), 'gone1.ts', 'gone2.ts', 'gone3.ts', 'gone4.ts'], 'Reservations')]);
    expect(booking).toEqual(['booking', 'b7', 'booking']);
  });

  it('an id that the earlier report gave to something else is not used again', () => {
    expect(idsAndNames([earlier('fleet', files('booking', 1, 2, 3, 4)), earlier('rating', ['gone.ts'])])).toEqual([
      ['booking', 'fleet', 'fleet'],
      expect.arrayContaining(['fleet']),
      ['rating', 'rating-2', 'rating'],
    ]);
    const { services } = propose([earlier('fleet', files('booking', 1, 2, 3, 4))]);
    for (const key of ['id', 'name'] as const) expect(new Set(services.map((service) => service[key])).size).toBe(3);
  });

  it('a pin comes before what is carried over', () => {
    expect(idsAndNames([earlier('b7', files('booking', 1, 2, 3, 4))], { 'src/booking/**': 'desk' })[0]).toEqual(['booking', 'desk', 'desk']);
    expect(idsAndNames([earlier('desk', files('fleet', 1, 2, 3, 4))], { 'src/booking/**': 'desk' })).toEqual([
      ['booking', 'desk', 'desk'],
      ['fleet', 'fleet', 'fleet'],
      ['rating', 'rating', 'rating'],
    ]);
  });

  it('says how many are still there and which are not', () => {
    expect(propose([earlier('b7', files('booking', 1, 2)), earlier('legacy', ['gone.ts'], 'Old desk')]).conclusions.at(-1)).toBe(
      '1 of the 2 services of the earlier report is still there and keeps its id; no service continues "Old desk".',
    );
  });

  it('ids and names of the proposal itself change nothing', () => {
    const { services } = propose([]);
    expect(propose(services).services).toEqual(services);
  });
});
