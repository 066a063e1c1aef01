import { describe, expect, it } from 'vitest';
import rule from '../../rules/dataset-candidate.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { RuleSetting } from '../../src/model/options.js';
import type { TransactionId, UnitId } from '../../src/model/ids.js';
import { type AccessText, accessesView } from './accesses-view.js';

const entities = { Pet: 'pets/pet.ts#Pet', Visit: 'visits/visit.ts#Visit', PetEvent: 'pets/event.ts#PetEvent', User: 'pets/user.ts#User' };
const transactions = [
  { id: 't1' as TransactionId, kind: 'callback' as const, path: 'visits/b.ts', line: 1, endLine: 9, by: 'visits/b.ts#B' as UnitId, member: 'list' },
];
const run = (accesses: readonly AccessText[], settings: Record<string, RuleSetting> = {}) =>
  runRules(accessesView({ entities, accesses, change: (facts) => ({ ...facts, transactions }) }), [rule], settings);

const saved = (entity = 'Pet'): AccessText => ({ by: 'pets/a.ts#A.save', writes: entity, operation: 'update', columns: ['name'] });
const read = (service: string, more: Partial<AccessText> = {}): AccessText => ({ by: `${service}/b.ts#B.list`, reads: 'Pet', ...more });

describe('dataset-candidate', () => {
  it('reports who queries it, those first that read all of it; no joins', () => {
    const whole = read('bills', { reach: 'whole', line: 9 });
    const found = run([
      saved(),
      read('visits', { reach: 'by-id' }),
      read('bills'),
      whole,
      read('ads', { joinedFrom: 'Visit' }),
      read('bills', { joinedFrom: 'Visit' }),
    ]);
    expect(found).toMatchObject([
      {
        ruleId: 'dataset-candidate',
        severity: 'note',
        path: 'bills/b.ts',
        line: 9,
        services: ['bills', 'pets', 'visits'],
        entities: ['pet'],
        message: 'Pet (table pet) is written by pets alone and queried by 2 others: bills (2 places) and visits (1 place), in 1 place all of it.',
        evidence: [
          { note: 'bills reads all of Pet: B.list calls find' },
          { note: 'visits reads one of Pet: B.list calls find' },
          { note: 'bills reads Pet: B.list calls find' },
          { note: 'pets writes Pet (name): A.save calls update' },
        ],
      },
    ]);
  });

  it.each<[string, readonly AccessText[]]>([
    ['one other queries it', [saved(), read('bills'), read('bills')]],
    ['others join it', [saved(), read('bills'), read('visits', { joinedFrom: 'Visit' })]],
    ['nobody writes it', [read('bills'), read('visits'), read('pets')]],
    ['a second service writes it', [saved(), read('bills'), read('visits'), { by: 'ads/c.ts#C.save', writes: 'Pet' }]],
    ['a reader is guessed from a name', [saved(), read('bills'), read('visits', { confidence: 'low' })]],
    [
      'one of them reads it in a transaction that writes',
      [saved(), read('bills'), read('ads'), read('visits', { in: 't1' }), { by: 'visits/b.ts#B.list', writes: 'Visit', in: 't1' }],
    ],
    ['it is named as what happens', [saved('PetEvent'), read('bills', { reads: 'PetEvent' }), read('visits', { reads: 'PetEvent' })]],
  ])('reports nothing where %s', (_, accesses) => {
    expect(run(accesses)).toEqual([]);
  });

  it('says of users that a token may do', () => {
    const [finding] = run([saved('User'), read('bills', { reads: 'User' }), read('visits', { reads: 'User' })]);
    expect(finding?.message).toMatch(/\(1 place\); it seems to say who asks, and claims in a token may serve most of these\.$/);
  });

  it.each([
    [2, 1],
    [3, 0],
  ])('minReaders %i: %i findings of two readers', (minReaders, number) => {
    expect(run([saved(), read('bills'), read('visits')], { 'dataset-candidate': ['note', { minReaders }] })).toHaveLength(number);
  });

  it('keeps its fingerprint while readers change', () => {
    expect(run([saved(), read('bills'), read('visits')])[0]?.fingerprint).toBe(run([saved(), read('ads'), read('visits'), read('bills')])[0]?.fingerprint);
  });
});
