import { describe, expect, it } from 'vitest';
import rule from '../../rules/library-candidate.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { Facts } from '../../src/model/facts.js';
import { type CallText, crossingView, type CrossingsText } from './crossing-view.js';

const CENTS = 'prices/money.ts#inCents';
const callers = (services: number, to = CENTS): CallText[] =>
  ['carts', 'orders', 'refunds', 'stock'].slice(0, services).map((name, index): CallText => [`${name}/${name}.ts#${name}.total`, to, 10 + index]);
const entries = ['carts', 'orders', 'refunds', 'stock'].map((name) => `${name}/${name}.ts#${name}.total`);
const known = (facts: Facts): Facts => ({ ...facts, packageUsers: [] });

const run = (text: Partial<CrossingsText>, change: (facts: Facts) => Facts = known) =>
  runRules(crossingView({ calls: callers(3), entries, kinds: { [CENTS]: 'function' }, ...text }, change), [rule], {});

describe('library-candidate', () => {
  it.each<[string, Partial<CrossingsText>, ((facts: Facts) => Facts)?]>([
    ['two other services call it', { calls: callers(2) }],
    ['it reads data', { reads: [CENTS] }],
    ['it sends something', { sends: [CENTS] }],
    ['what it uses reads data', { calls: [...callers(3), [CENTS, 'prices/rates.ts#rate', 3]], reads: ['prices/rates.ts#rate'] }],
    ['a class of the file extends what reads data', { extend: [['prices/money.ts#Money', 'prices/rates.ts#Rates']], reads: ['prices/rates.ts#Rates'] }],
    ['it answers later', { calls: [...callers(3), ['users/users.ts#users.total', CENTS, 9, { later: true }]] }],
    ['it is an interface', { kinds: { [CENTS]: 'interface' } }],
    ['no entry point leads to it', { entries: [] }],
    ['it uses a package that may reach anything', {}, (facts) => ({ ...facts, packageUsers: ['prices/money.ts'] })],
    ['nobody looked for packages', {}, (facts) => facts],
    [
      'something in it was not understood',
      {},
      (facts) => ({ ...known(facts), gaps: [{ reason: 'unresolved-receiver', path: 'prices/money.ts', line: 3, detail: 'x' }] }),
    ],
    ['it declares a base of entities', { extend: [['thing.ts#Thing', 'prices/money.ts#Money']] }],
  ])('reports nothing where %s', (_, text, change) => {
    expect(run(text, change)).toEqual([]);
  });

  it('reports a file that three other services call', () => {
    expect(run({})).toMatchObject([
      {
        severity: 'note',
        path: 'prices/money.ts',
        services: ['carts', 'orders', 'prices', 'refunds'],
        message:
          'money.ts of prices works in memory alone, and 3 other services call it in 3 places (inCents): between services that is a library that each has, not a request.',
        evidence: [{ path: 'carts/carts.ts', line: 10, note: 'carts.total calls inCents, from carts' }, { line: 11 }, { line: 12 }],
      },
    ]);
  });

  it('takes along what it uses where that works in memory too', () => {
    expect(run({ calls: [...callers(3), [CENTS, 'prices/round.ts#round', 3]] })).toHaveLength(1);
  });

  it('does not take a type for something used', () => {
    const typed = (facts: Facts): Facts => ({
      ...known(facts),
      references: facts.references.map((one) => (one.to === 'prices/rates.ts#rate' ? { ...one, kind: 'type' as const } : one)),
    });
    expect(run({ calls: [...callers(3), [CENTS, 'prices/rates.ts#rate', 3]], reads: ['prices/rates.ts#rate'] }, typed)).toHaveLength(1);
  });
});
