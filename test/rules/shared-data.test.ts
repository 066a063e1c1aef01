import { describe, expect, it } from 'vitest';
import rule from '../../rules/shared-data.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { Confidence } from '../../src/model/facts.js';
import type { RuleSetting } from '../../src/model/options.js';
import type { FactsText } from '../support/facts.js';
import { viewOf } from '../judge/view-of.js';

const run = (text: FactsText, settings: Record<string, RuleSetting> = {}) => runRules(viewOf(text), [rule], settings);

const PETS = 'pets/pets.ts#Pets';
const VISITS = 'visits/visits.ts#Visits';
const BILLS = 'bills/bills.ts#Bills';
const entities = { Pet: 'pets/pet.ts#Pet' };

describe('shared-data', () => {
  it.each<[string, FactsText]>([
    ['nobody touches the entity', { entities }],
    ['its owner alone does', { entities, writes: [[PETS, 'Pet']], reads: [[PETS, 'Pet']] }],
    ['only the kernel reads beside the owner', { entities, writes: [[PETS, 'Pet']], reads: [['backup.ts#Backup', 'Pet']] }],
    ['one service alone does, which does not declare it', { entities, writes: [[VISITS, 'Pet']], reads: [[VISITS, 'Pet']] }],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it('reports an entity that two services write as an error, writes first', () => {
    expect(
      run({
        entities,
        writes: [
          [PETS, 'Pet'],
          [PETS, 'Pet'],
          [VISITS, 'Pet'],
        ],
        reads: [
          [BILLS, 'Pet'],
          [VISITS, 'Pet'],
        ],
      }),
    ).toMatchObject([
      {
        ruleId: 'shared-data',
        severity: 'error',
        path: 'visits/visits.ts',
        line: 1,
        services: ['bills', 'pets', 'visits'],
        entities: ['pet'],
        message: 'Pet (table pet) belongs to pets, yet others use it: written by pets (2 places), visits (1 place); read by bills (1 place), visits (1 place).',
        evidence: [
          { path: 'visits/visits.ts', note: 'visits writes Pet: Visits calls save' },
          { path: 'bills/bills.ts', note: 'bills reads Pet: Bills calls find' },
          { path: 'visits/visits.ts', note: 'visits reads Pet: Visits calls find' },
        ],
      },
    ]);
  });

  it.each<[string, FactsText, string]>([
    ['one other service reads it: a note', { entities, writes: [[PETS, 'Pet']], reads: [[BILLS, 'Pet']] }, 'note'],
    [
      'two other services read it: a warning',
      {
        entities,
        writes: [[PETS, 'Pet']],
        reads: [
          [BILLS, 'Pet'],
          [VISITS, 'Pet'],
        ],
      },
      'warning',
    ],
    [
      'nobody writes it',
      {
        entities,
        reads: [
          [PETS, 'Pet'],
          [BILLS, 'Pet'],
        ],
      },
      'note',
    ],
  ])('%s', (_, text, severity) => {
    expect(run(text).map((finding) => finding.severity)).toEqual([severity]);
  });

  it.each([
    [1, 'warning'],
    [2, 'note'],
    [3, 'note'],
  ])('manyReaders %d makes one reader a %s', (manyReaders, severity) => {
    const text: FactsText = { entities, writes: [[PETS, 'Pet']], reads: [[BILLS, 'Pet']] };
    const own = [...rule.detect(viewOf(text), { manyReaders })];
    expect(own.map((violation) => violation.severity)).toEqual([severity]);
  });

  it.each<[Confidence, string]>([
    ['certain', 'error'],
    ['inferred', 'error'],
    ['low', 'warning'],
  ])('a foreign write that is %s is an %s', (confidence, severity) => {
    const text: FactsText = {
      entities,
      writes: [
        [PETS, 'Pet'],
        [VISITS, 'Pet'],
      ],
    };
    const view = viewOf(text, (facts) => ({ ...facts, accesses: facts.accesses.map((access) => (access.by === VISITS ? { ...access, confidence } : access)) }));
    const [finding] = runRules(view, [rule], {});
    expect(finding?.severity).toBe(severity);
    expect(finding?.evidence[0]?.note).toBe(`visits writes Pet: Visits calls save${confidence === 'low' ? ', by its name only' : ''}`);
  });

  it('keeps its fingerprint while who reads changes, and gets a new one when a second writer comes', () => {
    const print = (text: FactsText) => run(text)[0]?.fingerprint;
    const read = print({ entities, writes: [[PETS, 'Pet']], reads: [[BILLS, 'Pet']] });
    expect(print({ entities, writes: [[PETS, 'Pet']], reads: [[VISITS, 'Pet']] })).toBe(read);
    expect(
      print({
        entities,
        writes: [
          [PETS, 'Pet'],
          [BILLS, 'Pet'],
        ],
      }),
    ).not.toBe(read);
  });
});
