import { describe, expect, it } from 'vitest';
import type { DataAccess } from '../../src/model/facts.js';
import { accesses, between, clinic, nameOf } from './clinic-world.js';
import { expectAmong, expectPlanted, type Miss, placeOf, placesIn } from './planted.js';

const KNOWN_MISSES = {
  manyToMany: {
    missing: ['prisma/schema.prisma:195'],
    instead: ['prisma/schema.prisma:196'],
    reason: 'a relation with itself has two sides; it is placed at the second',
  },
} satisfies Record<string, Miss>;

const placesOf = (accesses: readonly DataAccess[]): readonly string[] => accesses.map(({ at }) => placeOf(at));

describe('the data of the clinic', () => {
  const text = between('**Two transactions', '- Two nested writes');
  const [callback, array] = [...new Set(placesIn(text))];

  it('has two transactions, both in billing', () => {
    const found = clinic.facts.transactions.filter(({ kind }) => kind !== 'implicit').map((transaction) => `${transaction.kind} ${placeOf(transaction)}`);
    expectPlanted(found, [`callback ${callback}`, `array ${array}`]);
  });

  it.each([
    ['callback', callback],
    ['array', array],
  ])('the %s writes a Payment and an Invoice', (_, place) => {
    const transaction = clinic.facts.transactions.find((candidate) => placeOf(candidate) === place);
    const written = accesses((access) => access.transaction === transaction?.id && access.mode === 'write');
    expectPlanted(
      written.map(({ entity }) => nameOf(entity)),
      ['Payment', 'Invoice'],
    );
  });

  it('the callback goes on in settle', () => {
    const transaction = clinic.facts.transactions.find((candidate) => placeOf(candidate) === callback);
    const inside = accesses((access) => access.transaction === transaction?.id);
    expect(new Set(inside.map(({ member }) => member))).toEqual(new Set(['record', 'settle']));
  });

  it('has three nested writes, all or nothing', () => {
    const found = clinic.facts.transactions.filter(({ kind }) => kind === 'implicit').map(placeOf);
    expectPlanted(found, placesIn(between('- Three nested writes', '- Nested reads')));
  });

  it('has nested reads in the planted files', () => {
    const nested = accesses(({ operation, mode }) => mode === 'read' && ['include', 'select', '_count', 'where'].includes(operation));
    const planted = placesIn(between('- Nested reads', '- Raw SQL')).map((place) => place.split(':')[0] ?? '');
    expectAmong(
      nested.map(({ at }) => at.path),
      planted,
    );
  });

  it('has raw SQL over two tables, and a question that reads none', () => {
    const [query, none] = placesIn(between('- Raw SQL', '- A many-to-many'));
    const found = accesses(({ via }) => via === 'sql').map(({ entity, at, mode }) => `${mode} ${nameOf(entity)} ${placeOf(at)}`);
    expectPlanted(
      found,
      ['InvoiceLine', 'Invoice'].map((name) => `read ${name} ${query}`),
    );
    expect(placesOf(accesses(({ at }) => placeOf(at) === none))).toEqual([]);
  });

  it('has a many-to-many of Medicine with itself, which is written', () => {
    const [declared = '', written = ''] = placesIn(between('- A many-to-many', '## Entry points'));
    const found = clinic.facts.relations.filter(({ kind }) => kind === 'many-to-many').map(({ at }) => placeOf(at));
    expectPlanted(found, [declared], KNOWN_MISSES.manyToMany);
    expectAmong(placesOf(accesses(({ mode, operation }) => mode === 'write' && operation === 'connect')), [written]);
  });

  it('leaves no gap', () => expect(clinic.gaps).toEqual([]));
});
