import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../src/model/facts.js';
import { expectPlanted, namedPlaces, placeOf, placesAfter, placesIn } from './planted.js';
import { accesses, folderOf, named, nameOf, shop, where } from './shop-world.js';

/** The transaction that begins at a place. */
function transactionAt(place: string | undefined): Transaction {
  const found = shop.facts.transactions.find((transaction) => placeOf(transaction) === place);
  if (!found) throw new Error(`no transaction begins at ${place}`);
  return found;
}

describe('transactions', () => {
  const [begin, end] = placesIn(where('Transaction (callback)'));
  const [, start, commit, rollback] = placesIn(where('Transaction (QueryRunner)'));
  const [handing] = placesIn(where('Transaction whose manager'));
  const own = placesIn(where('Transaction whose manager').split('; transactions of one domain only')[1] ?? '');

  it('are found where they begin, and nowhere else but for cascades', () => {
    const found = shop.facts.transactions.filter(({ kind }) => kind !== 'implicit').map(placeOf);
    expectPlanted(found, [begin, start, handing, ...own].map(String));
  });

  it('checkout: its span, and every write inside', () => {
    const { id, kind, path, endLine } = transactionAt(begin);
    expect([kind, `${path}:${endLine}`]).toEqual(['callback', end]);
    const written = accesses(({ transaction, mode, at }) => transaction === id && mode === 'write' && folderOf(at.path) === 'orders');
    expectPlanted(written.map(named), namedPlaces(where('Transaction (callback)')));
  });

  it('checkout: goes on in payments, which writes the failed attempt outside', () => {
    const { id } = transactionAt(begin);
    const handed = where('the same handle goes on');
    const inside = accesses(({ transaction, at }) => transaction === id && folderOf(at.path) === 'payments');
    expectPlanted(
      inside.map(({ at }) => placeOf(at)),
      placesAfter(handed, ', then'),
    );
    const attempts = accesses(({ entity, mode }) => nameOf(entity) === 'PaymentAttempt' && mode === 'write');
    expect(attempts.map(({ at, transaction }) => [placeOf(at), transaction])).toEqual([[placesAfter(handed, 'PaymentAttempt')[0], null]]);
  });

  it('has a saga for each transaction over the data of several services, and for no other', () => {
    const services = (id: string) =>
      new Set(shop.facts.accesses.filter(({ transaction }) => transaction === id).map(({ entity }) => shop.entities.find((use) => use.id === entity)?.owner));
    const across = shop.facts.transactions.filter(({ id }) => services(id).size > 1).map(({ id }) => id);
    expect(shop.sagas?.map(({ transaction }) => transaction)).toEqual(across);
    expect(across).toContain(transactionAt(begin).id);
  });

  it('returns: from start to rollback, with every write inside', () => {
    const { id, kind, path, line, endLine } = transactionAt(start);
    expect([kind, `${path}:${endLine}`]).toEqual(['manual', rollback]);
    const [commitPath, commitLine] = commit?.split(':') ?? [];
    expect(commitPath).toBe(path);
    expect(Number(commitLine)).toBeGreaterThan(line);
    expect(Number(commitLine)).toBeLessThan(endLine);
    const written = accesses(({ transaction, mode }) => transaction === id && mode === 'write');
    expectPlanted(written.map(named), namedPlaces(where('Transaction (QueryRunner)')));
  });

  it('cancel: goes on in the two files that its manager is handed to', () => {
    const { id } = transactionAt(handing);
    const row = where('Transaction whose manager');
    const callees = [...placesAfter(row, 'into'), ...placesAfter(row, ' and `')].map((place) => place.split(':')[0] ?? '');
    const outside = accesses(({ transaction, mode, at }) => transaction === id && mode === 'write' && folderOf(at.path) !== 'orders');
    expect(new Set(outside.map(({ at }) => at.path))).toEqual(new Set(callees));
  });

  it('all three that move an order write it, though they do so in one method', () => {
    const moving = [handing, ...own.filter((place) => folderOf(place) === 'orders')];
    expect(moving).toHaveLength(3);
    for (const place of moving) {
      const { id } = transactionAt(place);
      const written = accesses(({ transaction, mode, member }) => transaction === id && mode === 'write' && member === 'moveTo');
      expect(written.map(({ entity }) => nameOf(entity))).toEqual(['Order', 'OrderStatusChange']);
    }
  });

  it('of one domain: each holds writes', () => {
    const holding = shop.facts.transactions.filter(({ id }) => accesses(({ transaction, mode }) => transaction === id && mode === 'write').length > 0);
    const among = holding.map(placeOf).filter((place) => own.includes(place));
    expectPlanted(among, own);
  });
});
