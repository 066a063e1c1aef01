import { describe, expect, it } from 'vitest';
import rule from '../../rules/contested-entity.js';
import { runRules } from '../../src/judge/run-rules.js';
import { type AccessText, accessesView } from './accesses-view.js';

const entities = { Pet: 'pets/pet.ts#Pet', ...Object.fromEntries(['A', 'B', 'C', 'D'].map((name) => [name, `${name}/e.ts#${name}`])) };
const run = (accesses: readonly AccessText[]) => runRules(accessesView({ entities, accesses }), [rule], {});

/** Functions of a service, `pets.write0` and so on, each writing once. */
const functions = (service: string, number: number, more: Partial<AccessText> = {}): AccessText[] =>
  Array.from({ length: number }, (_, index) => ({ by: `${service}/a.ts#Act.write${index}`, writes: 'Pet', line: index + 1, ...more }));

describe('contested-entity', () => {
  it.each<[string, readonly AccessText[]]>([
    ['one service writes it', [...functions('pets', 3), { by: 'bills/b.ts#B.read', reads: 'Pet' }]],
    ['the others only read it', [...functions('pets', 1), { by: 'bills/b.ts#B.read', reads: 'Pet' }, { by: 'visits/b.ts#B.read', reads: 'Pet' }]],
    ['the other writer lies in no service', [...functions('pets', 2), { by: 'backup.ts#B.write', writes: 'Pet' }]],
    ['it is only ever added to', [...functions('pets', 2), ...functions('visits', 2)].map((one) => ({ ...one, operation: 'insertMany' }))],
    ['a second writer is guessed from a name', [...functions('pets', 2), ...functions('visits', 2, { confidence: 'low' })]],
    ['a seeder fills it', [...functions('pets', 2), { by: 'visits/pet-seed.ts#fill', writes: 'Pet' }, { by: 'visits/scripts/mend.ts#mend', writes: 'Pet' }]],
    [
      'the other one only points it at something of its own, once for each row',
      [...functions('pets', 1), ...functions('visits', 3, { operation: 'update', columns: ['visitId'] })],
    ],
    [
      'the others write it in a file that writes for everyone',
      [
        ...functions('pets', 1),
        ...['Pet', 'A', 'B', 'C', 'D'].map((name): AccessText => ({ by: 'jobs/nightly.ts#Nightly.clean', writes: name, operation: 'deleteMany' })),
        ...['A', 'B', 'C', 'D'].flatMap((name) => [1, 2].map((index): AccessText => ({ by: `${name}/a.ts#Act.write${index}`, writes: name }))),
      ],
    ],
    [
      'each changes other columns: that is told by column-split',
      [...functions('pets', 2, { operation: 'update', columns: ['name'] }), ...functions('visits', 2, { operation: 'update', columns: ['weight'] })],
    ],
  ])('reports nothing where %s', (_, accesses) => {
    expect(run(accesses)).toEqual([]);
  });

  it('reports who writes it by how many functions, with the columns; those that write it least first', () => {
    const update = { operation: 'update', columns: ['a', 'b', 'c', 'd', 'e', 'f'] };
    expect(run([...functions('pets', 3), ...functions('visits', 2, { columns: ['weight'] }), ...functions('bills', 1, update)])).toMatchObject([
      {
        ruleId: 'contested-entity',
        severity: 'error',
        path: 'bills/a.ts',
        services: ['bills', 'pets', 'visits'],
        entities: ['pet'],
        message:
          'Pet (table pet) is written by 3 services, none of which has 60 % of the functions that do: pets (3 functions), visits (2 functions) and bills (1 function).',
        evidence: [
          { path: 'bills/a.ts', line: 1, note: 'bills writes Pet (a, b, c, d and 2 more): Act.write0 calls update' },
          { path: 'visits/a.ts', line: 1, note: 'visits writes Pet (weight): Act.write0 calls save' },
          { path: 'visits/a.ts', line: 2, note: 'visits writes Pet (weight): Act.write1 calls save' },
          { path: 'pets/a.ts', line: 1, note: 'pets writes Pet: Act.write0 calls save' },
          { path: 'pets/a.ts', line: 2 },
          { path: 'pets/a.ts', line: 3 },
        ],
      },
    ]);
  });

  it.each<[string, string, readonly AccessText[]]>([
    ['error', 'none has 60 % of the functions', [...functions('pets', 2), ...functions('visits', 2)]],
    ['note', 'each has one function', [...functions('pets', 1), ...functions('visits', 1)]],
    ['warning', 'only names suggest it', [...functions('pets', 2, { confidence: 'low' }), ...functions('visits', 2, { confidence: 'low' })]],
    ['warning', 'one has most, the others three', [...functions('pets', 5), ...functions('visits', 2), ...functions('bills', 1)]],
    ['note', 'one has most, the others two', [...functions('pets', 5), ...functions('visits', 1), ...functions('bills', 1)]],
  ])('is an %s where %s', (severity, _, accesses) => {
    expect(run(accesses).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('names the service that writes it most', () => {
    expect(run([...functions('visits', 4), ...functions('pets', 1)])[0]?.message).toBe(
      'Pet (table pet) is written by 2 services, mostly by visits: visits (4 functions) and pets (1 function).',
    );
  });

  it('tells an entity whose columns overlap, and one where they do not but one service writes it most', () => {
    const update = (columns: string[]) => ({ operation: 'update', columns });
    // 1 of 9 columns in common is more than one in ten, 1 of 10 is not
    const columns = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const overlapping = (own: string[]) => run([...functions('pets', 2, update(['a'])), ...functions('visits', 2, update(['a', ...own]))]);
    expect(overlapping(columns)).toHaveLength(1);
    expect(overlapping([...columns, 'j'])).toHaveLength(0);
    expect(run([...functions('pets', 3, update(['a'])), ...functions('visits', 1, update(['b']))])).toHaveLength(1);
  });

  it('keeps its fingerprint while writers change', () => {
    expect(run([...functions('pets', 2), ...functions('visits', 2)])[0]?.fingerprint).toBe(
      run([...functions('pets', 4), ...functions('bills', 1)])[0]?.fingerprint,
    );
  });
});
