import { describe, expect, it } from 'vitest';
import type { EntityClass, EntityKind } from '../../src/model/entity-class.js';
import type { DataAccess, EntryPoint, Facts } from '../../src/model/facts.js';
import type { EntityId, TransactionId, UnitId } from '../../src/model/ids.js';
import { type AccessText, accessesView } from '../rules/accesses-view.js';

const classOf = (accesses: readonly AccessText[], change?: (facts: Facts) => Facts): EntityClass | null => {
  return accessesView({ entities: { Pet: 'pets/pet.ts#Pet', Visit: 'visits/visit.ts#Visit' }, accesses, ...(change && { change }) }).classOf('pet' as EntityId);
};

const place = (by: string): AccessText => ({ by, writes: 'Pet' });
const read = (by: string, more: Partial<AccessText> = {}): AccessText => ({ by, reads: 'Pet', ...more });

const PETS = 'pets/pets.ts#Pets.save';
const VISITS = 'visits/visits.ts#Visits.add';
const BILLS = 'bills/bills.ts#Bills.draw';
const join = { joinedFrom: 'Visit' };
const transaction = (kind: 'callback' | 'implicit') => (facts: Facts) => ({
  ...facts,
  transactions: [{ id: 't1' as TransactionId, kind, path: 'visits/visits.ts', line: 1, endLine: 90, by: 'visits/visits.ts#Visits' as UnitId, member: 'add' }],
});

describe('the class of an entity', () => {
  it.each<[EntityKind, string, readonly AccessText[]]>([
    ['private', 'one service writes and reads it', [place(PETS), read(PETS)]],
    ['private', 'files in no service read it besides', [place(PETS), read('backup.ts#Backup.run')]],
    ['read-only', 'nobody writes it', [read(PETS), read(BILLS)]],
    ['queried', 'one other service queries it', [place(PETS), read(BILLS)]],
    ['queried', 'and one joins it', [place(PETS), read(BILLS), read(VISITS, join)]],
    ['replica', 'others only join it', [place(PETS), read(BILLS, join), read(VISITS, join)]],
    ['dataset', 'two others query it', [place(PETS), read(BILLS), read(VISITS)]],
    ['reference', 'one of them reads all of it', [place(PETS), read(BILLS, { reach: 'whole' }), read(VISITS)]],
    ['dataset', 'only a join reads all of it', [place(PETS), read(BILLS), read(VISITS), read('ads/ads.ts#Ads.draw', { ...join, reach: 'whole' })]],
    ['append-only', 'two only add to it', [place(PETS), place(VISITS)].map((one) => ({ ...one, operation: 'insertMany' }))],
    ['contested', 'two write it and one of them may change it', [place(PETS), { ...place(VISITS), operation: 'createOrUpdate' }]],
    ['queried', 'a second writer is only guessed from a name', [place(PETS), read(BILLS), { ...place(VISITS), confidence: 'low' }]],
    ['contested', 'all is only guessed from names', [place(PETS), place(VISITS)].map((one) => ({ ...one, confidence: 'low' }))],
  ])('is %s where %s', (kind, _, accesses) => {
    expect(classOf(accesses)?.kind).toBe(kind);
  });

  it.each([
    // 3 of 5 functions = 0.6; 5 of 9 = 0.556
    [3, 2, 'dominated'],
    [5, 4, 'contested'],
  ])('%i functions of one and %i of the other: %s', (own, foreign, kind) => {
    const functions = (unit: string, number: number) => Array.from({ length: number }, (_, index) => place(`${unit}.write${index}`));
    const found = classOf([...functions('pets/pets.ts#Pets', own), ...functions('visits/visits.ts#Visits', foreign)]);
    expect(found?.kind).toBe(kind);
    expect(found?.writers).toEqual([
      { service: 'pets', functions: own, places: own, share: own / (own + foreign) },
      { service: 'visits', functions: foreign, places: foreign, share: foreign / (own + foreign) },
    ]);
  });

  it('counts functions, not the places in them: one that writes thrice is one', () => {
    const found = classOf([place(PETS), place('pets/pets.ts#Pets.mend'), ...[1, 2, 3].map(() => place(VISITS))]);
    expect(found?.writers.map(({ service, functions, places }) => [service, functions, places])).toEqual([
      ['pets', 2, 2],
      ['visits', 1, 3],
    ]);
  });

  it.each<[string, readonly AccessText[]]>([
    ['no service touches it', []],
    ['only files in no service do', [place('backup.ts#Backup.run'), read('backup.ts#Backup.run')]],
    ['only files in no service write it', [place('backup.ts#Backup.run'), read(PETS)]],
  ])('is unknown where %s', (_, accesses) => {
    expect(classOf(accesses)).toBeNull();
  });

  it.each([
    ['visits/order-seed.ts#fill', 'Pet', 'private'],
    ['visits/seeder.service.ts#Seeder.run', 'Pet', 'private'],
    ['visits/visits.ts#Visits.seedData', 'Pet', 'private'],
    ['visits/scripts/mend.ts#mend', 'Pet', 'private'],
    ['visits/visits.ts#Visits.seedling', 'Pet', 'contested'],
    ['visits/scripts.ts#Scripts.run', 'Pet', 'contested'],
    ['visits/seeds.service.ts#Seeds.plant', 'Pet', 'contested'],
  ])('does not count what fills or mends a database: %s', (by, _, kind) => {
    expect(classOf([place(PETS), { by, writes: 'Pet' }])?.kind).toBe(kind);
  });
});

describe('how each service reads', () => {
  const readers = (accesses: readonly AccessText[], change?: (facts: Facts) => Facts) => classOf([place(PETS), ...accesses], change)?.readers;

  it('by a query of its own, by joins alone, all of it', () => {
    expect(readers([read(BILLS, { reach: 'whole' }), read(BILLS), read(BILLS, join), read(VISITS, join)])).toEqual([
      { service: 'bills', by: 'query', places: 3, whole: 1 },
      { service: 'visits', by: 'join', places: 1, whole: 0 },
    ]);
  });

  it('in a transaction that writes: it must see the latest state', () => {
    const inside = [read(VISITS, { in: 't1' }), { by: VISITS, writes: 'Visit', in: 't1' }];
    expect(readers(inside, transaction('callback'))).toEqual([{ service: 'visits', by: 'fresh', places: 1, whole: 0 }]);
    expect(readers(inside.slice(0, 1), transaction('callback'))?.[0]?.by, 'which writes nothing').toBe('query');
    expect(readers(inside, transaction('implicit'))?.[0]?.by, 'which is one call').toBe('query');
  });

  it('after a write by the same entry point, not before it', () => {
    const entry = (facts: Facts): Facts => ({ ...facts, entryPoints: [{ ...ENTRY, unit: 'visits/visits.ts#Visits' as UnitId, member: 'add' }] });
    const calls = (line: number) => [[VISITS, PETS, line]] as const;
    const seen = (line: number) =>
      accessesView({ entities: { Pet: 'pets/pet.ts#Pet' }, accesses: [place(PETS), read(VISITS, { line: 20 })], calls: calls(line), change: entry }).classOf(
        'pet' as EntityId,
      )?.kind;
    expect(seen(10)).toBe('fresh-read');
    expect(seen(30)).toBe('queried');
  });
});

const ENTRY: Omit<EntryPoint, 'unit' | 'member'> = { kind: 'http', method: 'POST', route: '/visits', at: { path: 'visits/visits.ts', line: 1 } };

describe('which columns each writer updates', () => {
  const groups = (accesses: readonly Pick<DataAccess, 'operation' | 'columns'>[][]) =>
    classOf(accesses.flatMap((own, index) => own.map((one) => ({ by: [PETS, VISITS][index] ?? BILLS, writes: 'Pet', ...one }))))?.columns;
  const update = (...columns: string[]) => ({ operation: 'update', columns });

  it('is told where every update names them: without the key and marks of time', () => {
    expect(groups([[update('name', 'updatedAt'), update('colour', 'id')], [update('weight', 'name')]])).toEqual({
      groups: [
        { service: 'pets', columns: ['colour', 'name'] },
        { service: 'visits', columns: ['name', 'weight'] },
      ],
      // name of colour, name and weight
      overlap: 1 / 3,
    });
  });

  it('leaves out what adds or takes away a record', () => {
    const found = groups([
      [update('name'), { operation: 'insert', columns: ['name', 'weight'] }],
      [update('weight'), { operation: 'deleteMany' }],
    ]);
    expect(found?.overlap).toBe(0);
  });

  it.each<[string, Pick<DataAccess, 'operation' | 'columns'>[][]]>([
    ['one update names no columns', [[update('name'), { operation: 'save' }], [update('weight')]]],
    ['one writer updates nothing', [[update('name')], [{ operation: 'insert', columns: ['weight'] }]]],
    ['one writer sets marks of time alone', [[update('name')], [update('deletedAt')]]],
    ['there is one writer', [[update('name')]]],
  ])('is unknown where %s', (_, accesses) => {
    expect(groups(accesses)).toBeNull();
  });
});
