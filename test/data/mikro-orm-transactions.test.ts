import { describe, expect, it } from 'vitest';
import { IMPORTS, SHOP } from './mikro-orm-shop.js';
import { accessesIn, read, transactionsIn } from './reading.js';

/** What the methods of a service do, with an entity manager at hand, and their transactions. */
function inService(members: string) {
  const data = read({
    'shop.ts': SHOP,
    'a.ts': `${IMPORTS} import { Transactional } from '@mikro-orm/postgresql';
class Service { constructor(private em: EntityManager, private orders: EntityRepository<Order>) {}
${members} }`,
  });
  const own = data.accesses.filter(({ at }) => at.path === 'a.ts');
  return { accesses: accessesIn({ ...data, accesses: own }), transactions: transactionsIn(data) };
}

describe('MikroORM transactions', () => {
  it.each([
    [
      'a callback',
      'run() { return this.em.transactional(async (em) => { em.persist(new Payment()); em.persist(new Tag()); }); }',
      ['write payment.persist @t1', 'write tag.persist @t1'],
      ['t1 callback 5-5 Service.run'],
    ],
    [
      'the manager around a callback, which joins it',
      'run(id: number) { return this.em.transactional(async (em) => { await this.em.nativeDelete(Order, id); await this.charge(); }); } async charge() { await this.em.insert(Payment, {}); }',
      ['write order.nativeDelete @t1', 'write payment.insert @t1'],
      ['t1 callback 5-5 Service.run'],
    ],
    [
      'by hand',
      `async run(id: number) { await this.em.begin();
await this.em.nativeDelete(Order, id);
await this.em.commit();
await this.em.nativeDelete(Tag, id); }`,
      ['write order.nativeDelete @t1', 'write tag.nativeDelete'],
      ['t1 manual 5-7 Service.run'],
    ],
    [
      'by hand on a fork, and not on the manager it comes from',
      `async run(id: number) { const em = this.em.fork(); await em.begin();
await em.nativeDelete(Order, id); await this.em.nativeDelete(Tag, id);
await em.commit(); }`,
      ['write order.nativeDelete @t1', 'write tag.nativeDelete'],
      ['t1 manual 5-7 Service.run'],
    ],
    [
      'a decorator',
      '@Transactional() async run(id: number) { await this.em.nativeDelete(Order, id); await this.orders.nativeUpdate({ id }, {}); }',
      ['write order.nativeDelete @t1', 'write order.nativeUpdate @t1'],
      ['t1 decorator 5-5 Service.run'],
    ],
  ])('%s', (_, members, accesses, transactions) => expect(inService(members)).toEqual({ accesses, transactions }));

  it('trap: a method that propagates none opens none', () => {
    const members =
      "@Transactional({ propagation: 'not_supported' }) async run(id: number) { await this.em.nativeDelete(Order, id); await this.em.insert(Tag, {}); }";
    expect(inService(members)).toEqual({ accesses: ['write order.nativeDelete', 'write tag.insert'], transactions: [] });
  });

  it('trap: a request context is no transaction', () => {
    const members = '@CreateRequestContext() async run(id: number) { await this.em.nativeDelete(Order, id); await this.em.insert(Tag, {}); }';
    expect(inService(members).transactions).toEqual([]);
  });
});

describe('MikroORM units of work', () => {
  it.each([
    [
      'a flush after several writes',
      `async run(order: Order) {
this.em.persist(new Payment());
this.em.assign(order, { note: 'paid' });
await this.em.flush(); }`,
      ['write payment.persist @t1', 'write order.assign? @t1'],
      ['t1 implicit 6-8 Service.run'],
    ],
    [
      'a flush by the last of several writes',
      `async run(order: Order, lines: OrderLine[]) {
for (const line of lines) this.em.remove(line);
await this.em.persistAndFlush(new Payment()); }`,
      ['write orderline.remove @t1', 'write payment.persistAndFlush @t1'],
      ['t1 implicit 6-7 Service.run'],
    ],
    [
      'two flushes',
      `async run() {
this.em.persist(new Payment()); this.em.create(Tag, {}); await this.em.flush();
this.em.persist(new Product()); await this.em.persist(new Address()).flush(); }`,
      ['write payment.persist @t1', 'write tag.create? @t1', 'write address.persist @t2', 'write product.persist @t2'],
      ['t1 implicit 6-6 Service.run', 't2 implicit 7-7 Service.run'],
    ],
    [
      'writes that a transaction holds already',
      'run() { return this.em.transactional(async (em) => { em.persist(new Payment()); em.create(Tag, {}); await em.flush(); }); }',
      ['write payment.persist @t1', 'write tag.create? @t1'],
      ['t1 callback 5-5 Service.run'],
    ],
  ])('%s', (_, members, accesses, transactions) => expect(inService(members)).toEqual({ accesses, transactions }));

  it.each([
    ['one entity', 'async run(order: Order) { this.em.assign(order, {}); order.note = 1; await this.em.flush(); }', ['write order.assign?']],
    [
      'writes at once',
      'async run(id: number) { await this.em.nativeDelete(Order, id); await this.em.insert(Payment, {}); await this.em.flush(); }',
      ['write order.nativeDelete', 'write payment.insert'],
    ],
    [
      'a flush each',
      'async run() { await this.em.persistAndFlush(new Payment()); await this.em.persistAndFlush(new Tag()); }',
      ['write payment.persistAndFlush', 'write tag.persistAndFlush'],
    ],
    ['no flush here', 'run() { this.em.persist(new Payment()); this.em.persist(new Tag()); }', ['write payment.persist', 'write tag.persist']],
  ])('trap: %s', (_, members, accesses) => expect(inService(members)).toEqual({ accesses, transactions: [] }));
});
