import { describe, expect, it } from 'vitest';
import rule from '../../rules/cross-boundary-join.js';
import { runRules } from '../../src/judge/run-rules.js';
import { type AccessText, accessesView } from './accesses-view.js';

const entities = { Pet: 'pets/pet.ts#Pet', Breed: 'pets/breed.ts#Breed', Toy: 'pets/toy.ts#Toy', Visit: 'visits/visit.ts#Visit' };
const PETS = 'pets/pets.ts#Pets';
const VISITS = 'visits/visits.ts#Visits';
const OWNED: readonly AccessText[] = [
  { by: `${PETS}.save`, writes: 'Pet' },
  { by: `${PETS}.buy`, writes: 'Toy' },
  { by: `${VISITS}.add`, writes: 'Visit' },
];
const join = (by: string, joinedFrom: string, reads: string, line: number, more: Partial<AccessText> = {}): AccessText => ({
  by,
  joinedFrom,
  reads,
  line,
  operation: 'include',
  ...more,
});

const run = (joins: readonly AccessText[], settings = {}) =>
  runRules(accessesView({ entities, accesses: [...OWNED, ...joins] }), [rule], { 'cross-boundary-join': ['note', settings] });

describe('cross-boundary-join', () => {
  it.each<[string, readonly AccessText[]]>([
    ['by one function', [join(`${VISITS}.list`, 'Visit', 'Pet', 10)]],
    ['by one function at several places', [join(`${VISITS}.list`, 'Visit', 'Pet', 10), join(`${VISITS}.list`, 'Visit', 'Toy', 11)]],
    ['but filled elsewhere', ['list', 'show'].map((name, line) => join(`${VISITS}.${name}`, 'Visit', 'Breed', line))],
    ['within what one service owns', [join(`${PETS}.list`, 'Pet', 'Toy', 10), join(`${PETS}.show`, 'Pet', 'Toy', 11)]],
    ['elsewhere, of what one service owns', [join(`${VISITS}.list`, 'Pet', 'Toy', 10), join(`${VISITS}.show`, 'Pet', 'Toy', 11)]],
    ['by a guess from names', [10, 11].map((line) => join(`${VISITS}.list${line}`, 'Visit', 'Pet', line, { confidence: 'low' }))],
    ['by queries of its own', [10, 11].map((line) => ({ by: `${VISITS}.list${line}`, reads: 'Pet', line }))],
  ])('reports nothing that is read %s', (_, joins) => {
    expect(run(joins)).toEqual([]);
  });

  it('reports two services once, with what brings what along in how many functions, and every place', () => {
    const joins = [
      join(`${VISITS}.list`, 'Visit', 'Pet', 10),
      join(`${VISITS}.list`, 'Visit', 'Pet', 11),
      join(`${VISITS}.show`, 'Visit', 'Pet', 20, { reach: 'filtered' }),
      join('bills/bills.ts#Bills.draw', 'Toy', 'Visit', 5, { operation: 'leftJoin' }),
    ];
    expect(run(joins)).toMatchObject([
      {
        ruleId: 'cross-boundary-join',
        path: 'bills/bills.ts',
        line: 5,
        services: ['pets', 'visits'],
        entities: ['pet', 'toy', 'visit'],
        message: '3 functions join in their queries what pets and visits own: Visit with Pet (2) and Toy with Visit (1).',
        evidence: [
          { line: 5, note: 'bills reads Visit along with Toy: Bills.draw calls leftJoin' },
          { line: 10, note: 'visits reads Pet along with Visit: Visits.list calls include' },
          { line: 11 },
          { line: 20, note: 'visits reads some of Pet along with Visit: Visits.show calls include' },
        ],
      },
    ]);
  });

  it.each([
    [7, 'note'],
    [8, 'warning'],
  ])('%i functions: a %s', (number, severity) => {
    const joins = Array.from({ length: number }, (_, line) => join(`${VISITS}.list${line}`, 'Visit', 'Pet', line + 10));
    const [finding] = runRules(accessesView({ entities, accesses: [...OWNED, ...joins] }), [rule], {});
    expect(finding?.severity).toBe(severity);
  });

  it('is a note where several services write what is joined, and none most', () => {
    const joins = Array.from({ length: 8 }, (_, line) => join(`${VISITS}.list${line}`, 'Visit', 'Pet', line + 10));
    expect(run([...joins, { by: 'bills/bills.ts#Bills.draw', writes: 'Pet' }]).map(({ severity }) => severity)).toEqual(['note']);
  });

  it('counts pairs of entities beyond five', () => {
    const many = Object.fromEntries(['A', 'B', 'C', 'D', 'E', 'F'].map((name) => [name, `pets/${name}.ts#${name}`]));
    const owned = Object.keys(many).map((name): AccessText => ({ by: `${PETS}.${name}`, writes: name }));
    const joins = Object.keys(many).map((name, index) => join(`${VISITS}.list${index}`, 'Visit', name, 20 + index));
    const [finding] = runRules(accessesView({ entities: { ...entities, ...many }, accesses: [...OWNED, ...owned, ...joins] }), [rule], {});
    expect(finding?.message).toContain('Visit with D (1) and 2 more.');
  });

  it('keeps its fingerprint while places and joins change', () => {
    const print = (lines: readonly number[]) => run(lines.map((line) => join(`${VISITS}.list${line}`, 'Visit', 'Pet', line)))[0]?.fingerprint;
    expect(print([10, 11])).toBe(print([30, 31, 32]));
  });
});
