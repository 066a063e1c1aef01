import { describe, expect, it } from 'vitest';
import { accessesIn, gapsIn, read } from './reading.js';
import { IMPORTS, SHOP } from './typeorm-shop.js';

/** A shop whose store hides what it gives, with wrappers described. */
function shop(body: string, wrappers: Parameters<typeof read>[2]) {
  return read(
    {
      'shop.ts': SHOP,
      'a.ts': `${IMPORTS}import { store, Atomic, within } from 'hidden';\nclass Till { constructor(private stock: Repository<Tag>) {} ${body} }`,
    },
    {},
    wrappers,
  );
}

describe('a wrapper that the user describes', () => {
  it.each([
    ['gives the handle of an entity', 'pay(ctx) { return store.rows(ctx, Payment).find(); }', ['read payment.find']],
    [
      'whatever comes before its name',
      'pay(ctx) { const payments = this.a.b().store.rows(ctx, Payment); return payments.insert({}); }',
      ['write payment.insert'],
    ],
    ['trap: not one of another owner', 'pay(ctx) { return other.rows(ctx, Payment).find(); }', []],
    ['trap: not one without an entity', 'pay(ctx) { return store.rows(ctx).find(); }', []],
  ])('%s', (_, body, expected) => expect(accessesIn(shop(body, [{ call: 'store.rows', entityArg: 1 }]))).toEqual(expected));

  it('runs a function in a transaction with its handle', () => {
    const body = 'pay() { return within(1, async (m: EntityManager) => { await m.insert(Payment, {}); await this.stock.insert({}); }); }';
    expect(accessesIn(shop(body, [{ call: 'within', callbackArg: 1, handleParam: 0 }])).sort()).toEqual(['write payment.insert @t1', 'write tag.insert']);
  });

  it('runs a function in a transaction that is around it', () => {
    const body = 'pay() { return within(1, async () => { await this.stock.insert({}); }); }';
    expect(accessesIn(shop(body, [{ call: 'within', callbackArg: 1 }]))).toEqual(['write tag.insert @t1']);
  });

  it('decorates a method', () => {
    const data = shop('@Atomic() async pay() { await this.stock.insert({}); }', [{ decorator: 'Atomic' }]);
    expect(accessesIn(data)).toEqual(['write tag.insert @t1']);
    expect(gapsIn(data)).toEqual([]);
  });
});
