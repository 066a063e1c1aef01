import { describe, expect, it } from 'vitest';
import { SHOP } from './objection-shop.js';
import { accessesIn, gapsIn, read, transactionsIn } from './reading.js';

/** What the body of a method does, with the shop's models at hand. */
function inMethod(body: string) {
  return read({
    ...SHOP,
    'use.ts': `import { transaction, raw, type Transaction, type QueryBuilder, type ModelClass } from 'objection'; import type { Knex } from 'knex';
import { Order } from './models/order'; import { Line } from './models/line'; import { Buyer } from './models/buyer'; import { Tag } from './models/tag'; import Card from './models/card';
async function drop(trx: Transaction) { await Line.query(trx).delete(); }
class Desk { constructor(private readonly knex: Knex) {} async run(id: number, dto, order: Order, orders: Order[], q: QueryBuilder<Order>, some: ModelClass<Tag>) { ${body} } }`,
  });
}

/** What the method itself does; \`drop\` does more. */
const own = (body: string): string[] => {
  const data = inMethod(body);
  return accessesIn({ ...data, accesses: data.accesses.filter(({ by }) => by.endsWith('#Desk')) }).sort();
};

describe('Objection queries', () => {
  it.each([
    ['await Order.query()', ['read order.query']],
    ['await Order.query().findById(id).throwIfNotFound()', ['read order.query']],
    ['await Buyer.query().where({ id }).first()', ['read buyer.query']],
    ['await Card.query()', ['read card.query']],
    ['await Order.query().insert({ id })', ['write order.insert']],
    ['await Order.query().insertAndFetch({ id })', ['write order.insertAndFetch']],
    ['await Order.query().findById(id).patch({ id })', ['write order.patch']],
    ['await Order.query().patchAndFetchById(id, {})', ['write order.patchAndFetchById']],
    ['await Order.query().update({ id })', ['write order.update']],
    ['await Order.query().deleteById(id)', ['write order.deleteById']],
    ['const q1 = Order.query(); q1.where({ id }); await q1.delete()', ['write order.delete']],
    ['await some.query()', ['read tag.query']],
    ['await q.patch({ id })', ['write order.patch']],
    ['await Order.bindKnex(this.knex).query()', ['read order.query']],
    ['await Order.knexQuery().where({ id })', ['read order.knexQuery']],
  ])('%s', (body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['await order.$query().patch({ id })', ['write order.patch']],
    ['await order.$query()', ['read order.$query']],
    ['await order.$relatedQuery("lines")', ['read line.$relatedQuery']],
    ['await order.$relatedQuery("lines").insert({ id })', ['write line.insert']],
    ['await order.$relatedQuery("tags").relate(id)', ['write tag.relate']],
    ['await order.$relatedQuery("buyer").unrelate()', ['write buyer.unrelate']],
    ['const one = await Order.query().findById(id); await one.$query().delete()', ['read order.query', 'write order.delete']],
    ['for (const one of orders) await one.$query().delete()', ['write order.delete']],
    ['await Order.relatedQuery("lines").for(id)', ['read line.relatedQuery']],
    ['await Order.relatedQuery("lines").for(Order.query().where({ id })).delete()', ['read order.query', 'write line.delete']],
    ['await order.lines.map((line) => line.$query().delete())', ['write line.delete']],
  ])('on related entities and objects: %s', (body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    [
      'await Order.query().withGraphFetched("[lines, buyer.card]")',
      ['read buyer.withGraphFetched', 'read card.withGraphFetched', 'read line.withGraphFetched', 'read order.query'],
    ],
    [
      'await Order.query().withGraphFetched({ lines: true, buyer: { orders: true } })',
      ['read buyer.withGraphFetched', 'read line.withGraphFetched', 'read order.query', 'read order.withGraphFetched'],
    ],
    ['await Order.query().withGraphJoined("lines(recent) as l")', ['read line.withGraphJoined', 'read order.query']],
    ['await Order.query().joinRelated("tags").where({ id })', ['read order.query', 'read tag.joinRelated']],
    ['await Order.query().leftJoinRelated("[lines, tags]").delete()', ['read line.leftJoinRelated', 'read tag.leftJoinRelated', 'write order.delete']],
    ['await order.$fetchGraph("lines")', ['read line.$fetchGraph']],
    ['await Order.fetchGraph(orders, "lines")', ['read line.fetchGraph', 'read order.fetchGraph']],
    ['await Order.query().join("order_lines as l", "a", "b")', ['read line.join', 'read order.query']],
    ['await Order.query().whereExists(Order.relatedQuery("tags"))', ['read order.query', 'read tag.relatedQuery']],
    ['await Order.query().select(raw("(select count(*) from cards) as n"))', ['read card.raw sql', 'read order.query']],
    ['await Order.query().whereRaw("id in (select order_id from order_lines)")', ['read line.whereRaw sql', 'read order.query']],
  ])('and what they read along: %s', (body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    [
      'await Order.query().insertGraph({ id, lines: [{ id }], buyer: { card: {} } })',
      ['write buyer.insertGraph @t1', 'write card.insertGraph @t1', 'write line.insertGraph @t1', 'write order.insertGraph @t1'],
    ],
    ['await Order.query().insertGraphAndFetch([{ tags: [{ id }] }])', ['write order.insertGraphAndFetch @t1', 'write tag.insertGraphAndFetch @t1']],
    ['await Order.query().allowGraph("[lines]").upsertGraph(dto)', ['write line.upsertGraph? @t1', 'write order.upsertGraph @t1']],
    ['await Tag.query().upsertGraph(dto)', ['write tag.upsertGraph']],
  ])('and what graphs write: %s', (body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['new Map().delete(id); new Set([id]).delete(id); [id].find(Boolean); dto.query; Order.tableName; order.$set({ id }); Order.fromJson({ id })'],
    ['const url = new URLSearchParams(); url.delete("query"); const query = () => 1; query()'],
  ])('trap: %s', (body) => {
    expect(own(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['const found = await Order.query(); found.find(Boolean); found.map((one) => one.id).join("cards"); found.delete'],
    ['const found = await Order.query().page(0, 10); found.results.join("cards"); await Order.query().withGraphFetched("[]")'],
  ])('trap: what is done with the rows is no access: %s', (body) => {
    expect(new Set(own(body))).toEqual(new Set(['read order.query']));
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['await Order.query().withGraphFetched(dto)', 'dynamic-query relations that withGraphFetched() is given when it runs'],
    ['await Order.query().withGraphFetched("parcels")', 'dynamic-query withGraphFetched.parcels'],
    ['await Order.query().upsertGraph(dto)', 'dynamic-query relations of the graph that upsertGraph() is given when it runs'],
    ['await order.$relatedQuery(dto)', 'dynamic-query order.$relatedQuery()'],
    ['await dto.repo.insertGraph({})', 'unresolved-receiver dto.repo.insertGraph()'],
  ])('%s is a gap', (body, expected) => expect(gapsIn(inMethod(body))).toContain(expected));
});

describe('Objection transactions', () => {
  it.each([
    ['a callback', 'await Order.transaction(async (trx) => { await Tag.query(trx).delete(); })', ['write tag.delete @t1']],
    ['a callback after a connection', 'await Order.transaction(this.knex, async (trx) => { await Tag.query(trx).delete(); })', ['write tag.delete @t1']],
    ['the function', 'await transaction(Order.knex(), async (trx) => { await Tag.query(trx).delete(); })', ['write tag.delete @t1']],
    [
      'the function with models',
      'await transaction(Order, Tag, async (Bound, Label, trx) => { await Bound.query().patch({}); await Label.query().delete(); await Line.query(trx).delete(); })',
      ['write line.delete @t1', 'write order.patch @t1', 'write tag.delete @t1'],
    ],
    ['begin and commit', 'const trx = await Order.startTransaction(); await Tag.query(trx).delete(); await trx.commit()', ['write tag.delete @t1']],
    ['the older begin', 'const trx = await transaction.start(this.knex); await Tag.query(trx).delete(); await trx.rollback()', ['write tag.delete @t1']],
    ['a query handed it later', 'await Order.transaction(async (trx) => { await Tag.query().delete().transacting(trx); })', ['write tag.delete @t1']],
    [
      'an object, a related query, a bound model',
      'await Order.transaction(async (trx) => { await order.$query(trx).delete(); await order.$relatedQuery("lines", trx).delete(); await Tag.bindKnex(trx).query().delete(); })',
      ['write line.delete @t1', 'write order.delete @t1', 'write tag.delete @t1'],
    ],
    ["Knex's own", 'await this.knex.transaction(async (trx) => { await Tag.query(trx).delete(); })', ['write tag.delete @t1']],
    [
      'tables by name',
      'await Order.transaction(async (trx) => { await trx("order_lines").del(); await trx.raw("delete from cards"); })',
      ['write card.raw sql @t1', 'write line.del @t1'],
    ],
  ])('hold what goes through their handle: %s', (_, body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(transactionsIn(inMethod(body))).toHaveLength(1);
  });

  it('hold a function that is handed it', () => {
    const data = inMethod('await Order.transaction(async (trx) => { await drop(trx); })');
    expect(accessesIn(data)).toEqual(['write line.delete @t1']);
  });

  it('trap: a query that is not handed it is outside', () => {
    expect(own('await Order.transaction(async (trx) => { await Tag.query(trx).delete(); await Order.query().delete(); })')).toEqual([
      'write order.delete',
      'write tag.delete @t1',
    ]);
  });

  it('trap: a function named transaction opens none', () => {
    const data = read({
      ...SHOP,
      'a.ts': `import { Tag } from './models/tag'; const transaction = (work: () => unknown) => work(); export const f = () => transaction(() => Tag.query().delete());`,
    });
    expect(transactionsIn(data)).toEqual([]);
    expect(accessesIn(data)).toEqual(['write tag.delete']);
  });
});
