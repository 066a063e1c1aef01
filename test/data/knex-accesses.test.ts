import { describe, expect, it } from 'vitest';
import { store } from './knex-shop.js';
import { accessesIn, gapsIn, read, transactionsIn } from './reading.js';

const does = (body: string, rest = ''): string[] => accessesIn(read(store(body, rest))).sort();

describe('Knex queries', () => {
  it.each([
    ["await this.pg('orders').where({ id })", ['read orders.select']],
    ["await this.pg<{ id: number }>(TABLE).first('id')", ['read products.select']],
    ['await db(T.ORDERS).pluck("id")', ['read orders.select']],
    ['await db(Tables.Tags).count()', ['read tags.select']],
    ['await this.pg(this.tableName)', ['read customers.select']],
    ['await this.pg(`${TABLE} as p`)', ['read products.select']],
    ["await this.pg({ o: 'orders', l: T.LINES })", ['read order_lines.select', 'read orders.select']],
    ["await this.pg(id ? 'orders' : 'tags')", ['read orders.select', 'read tags.select']],
    ["await this.pg('shop.parcels')", ['read parcels.select']],
    ["await this.pg.select('*').from('orders')", ['read orders.select']],
    ["await this.pg.first('id').table('orders')", ['read orders.select']],
    ["await db.withSchema('shop').from('orders')", ['read orders.select']],
    ["await db.queryBuilder().select().from('orders')", ['read orders.select']],
    ["await this.pg('orders').insert(input).onConflict('id').merge()", ['write orders.insert']],
    ["await this.pg('orders').where({ id }).update(input).returning('*')", ['write orders.update']],
    ["await this.pg('orders').where({ id }).del()", ['write orders.del']],
    ["await this.pg('orders').increment('count', 1)", ['write orders.increment']],
    ["await this.pg.from('orders').where({ id }).delete()", ['write orders.delete']],
    ["await this.pg.insert(input).into('orders')", ['write orders.insert']],
    ["await this.pg.batchInsert('orders', input)", ['write orders.batchInsert']],
    ["let q = this.pg('orders'); if (id) q = q.where({ id }); await q.del()", ['write orders.del']],
    ["const q = this.pg('orders'); q.where({ id }); return q", ['read orders.select']],
  ])('%s', (body, expected) => {
    expect(does(body)).toEqual(expected);
    expect(gapsIn(read(store(body)))).toEqual([]);
  });

  it.each([
    ["await this.pg('orders as o').leftJoin('order_lines as l', 'o.id', 'l.order_id')", ['read order_lines.leftJoin', 'read orders.select']],
    ["await this.pg('orders').join({ l: 'order_lines' }, 'a', 'b').del()", ['read order_lines.join', 'write orders.del']],
    ["await this.pg('orders').leftJoin('tags', function () { this.on('a', 'b').orOn('c', 'd') })", ['read orders.select', 'read tags.leftJoin']],
    ["await this.pg('orders').joinRaw('natural join tags')", ['read orders.select', 'read tags.joinRaw sql']],
    ["await this.pg('orders').whereExists(function () { this.select(1).from('tags') })", ['read orders.select', 'read tags.from']],
    [
      "await this.pg('orders').where(function () { this.whereIn('id', function () { this.select('id').from('tags') }) })",
      ['read orders.select', 'read tags.from'],
    ],
    ["await this.pg('orders').whereIn('id', (qb) => qb.select('order_id').from('order_lines'))", ['read order_lines.select', 'read orders.select']],
    ["await this.pg('orders').whereIn('id', this.pg('tags').select('id')).del()", ['read tags.select', 'write orders.del']],
    ["await this.pg('orders').union([this.pg('tags')])", ['read orders.select', 'read tags.select']],
    ["await this.pg.from(this.pg('orders').as('o'))", ['read orders.select']],
    ["await this.pg.insert(this.pg('tags').select()).into('orders')", ['read tags.select', 'write orders.insert']],
    [
      "await this.pg.with('recent', (qb) => qb.select().from('orders')).from('recent').leftJoin('tags', 'a', 'b').joinRaw('cross join recent')",
      ['read orders.select', 'read tags.leftJoin'],
    ],
    ["await this.pg.select().fromRaw('orders as o')", ['read orders.fromRaw sql']],
    ["await this.pg('orders').del().using('parcels')", ['read parcels.using', 'write orders.del']],
    ["await this.pg('orders').update(input).updateFrom('parcels')", ['read parcels.updateFrom', 'write orders.update']],
    ["await this.pg('orders').intersect(this.pg('tags')).except([this.pg('products')])", ['read orders.select', 'read products.select', 'read tags.select']],
    ["await this.pg('orders').rightOuterJoin('tags', (on) => on.using('name'))", ['read orders.select', 'read tags.rightOuterJoin']],
    ["await this.pg('orders').crossJoin(this.pg.raw('jsonb_array_elements(parts) as part'))", ['read orders.select']],
  ])('and the tables beside: %s', (body, expected) => {
    expect(does(body)).toEqual(expected);
    expect(gapsIn(read(store(body)))).toEqual([]);
  });

  it.each([
    ['await db.raw(`select * from ${T.ORDERS} where id = ?`, [id])', ['read orders.raw sql']],
    ["await this.pg.raw('update tags set name = ?', [id])", ['write tags.raw sql']],
    ["await this.pg.schema.raw('delete from tags')", ['write tags.raw sql']],
    ["await this.pg('orders').whereRaw('id in (select order_id from order_lines)')", ['read order_lines.whereRaw sql', 'read orders.select']],
    ["await this.pg('orders').select(this.pg.raw('(select count(*) from tags) as n'))", ['read orders.select', 'read tags.raw sql']],
  ])('and raw SQL: %s', (body, expected) => {
    expect(does(body)).toEqual(expected);
    expect(gapsIn(read(store(body)))).toEqual([]);
  });

  it.each([
    ['shelf.delete("orders"); new Set([id]).delete(id); Array.from("orders"); Buffer.from("orders"); ["a"].join("orders")'],
    ['const rows = [input]; rows.join("orders"); input.insert; table.toString()'],
    ["await this.pg.raw('NOW()'); this.pg.fn.now(); await this.pg.destroy()"],
  ])('trap: %s', (body) => {
    expect(does(body)).toEqual([]);
    expect(gapsIn(read(store(body)))).toEqual([]);
  });

  it.each([
    ["const ids = await this.pg('orders').pluck('id'); ids.join('tags'); ids.map((one) => one.parts).join('tags')"],
    ["const order = await this.pg('orders').first(); order.update(input); order.lines.delete(id)"],
    ["await this.pg('orders').then((rows) => rows.join('tags'))"],
  ])('trap: what is done with the rows is no access: %s', (body) => {
    expect(does(body)).toEqual(['read orders.select']);
    expect(gapsIn(read(store(body)))).toEqual([]);
  });

  it('trap: a name that with() gives is a table in another function', () => {
    expect(does("await this.pg.with('tags', (qb) => qb.from('orders')).from('tags')", "other() { return this.pg('tags'); }")).toEqual([
      'read orders.select',
      'read tags.select',
    ]);
  });

  it.each([
    ['await this.pg(table)', 'dynamic-query this.pg()'],
    ['await this.pg(table).del()', 'dynamic-query this.pg().del()'],
    ['await this.pg(T.ORDERS).leftJoin(input.table)', 'dynamic-query this.pg().leftJoin()'],
    ['await this.pg.raw(input)', 'dynamic-query this.pg.raw()'],
    ['await table.db.batchInsert("orders", input)', 'unresolved-receiver table.db.batchInsert()'],
  ])('%s is a gap', (body, expected) => expect(gapsIn(read(store(body)))).toContain(expected));
});

describe('Knex transactions', () => {
  it.each([
    ['a callback', "await this.pg.transaction(async (trx) => { await trx('tags').del(); })", ['write tags.del @t1']],
    [
      'a callback with options',
      "await db.transaction(async (trx) => { await trx('tags').del(); }, { isolationLevel: 'serializable' })",
      ['write tags.del @t1'],
    ],
    [
      'a savepoint',
      "await db.transaction(async (outer) => { await outer.transaction(async (inner) => { await inner('tags').del(); }); })",
      ['write tags.del @t1'],
    ],
    [
      'a query that is handed it',
      "await db.transaction(async (trx) => { await this.pg('tags').where({ id }).transacting(trx).del(); })",
      ['write tags.del @t1'],
    ],
    [
      'one handed at the end',
      "await db.transaction(async (trx) => { await this.pg('tags').del().transacting(trx); await this.pg('orders').transacting(trx); })",
      ['read orders.select @t1', 'write tags.del @t1'],
    ],
    ['a function that is handed it', 'await db.transaction(async (trx) => { await this.drop(trx); })', ['write tags.del @t1']],
    [
      'a named savepoint',
      "await db.transaction(async (trx) => { await trx.savepoint(async (inner) => { await inner('tags').del(); }); })",
      ['write tags.del @t1'],
    ],
    ['begin and commit', "const trx = await db.transaction(); await trx('tags').del(); await trx.commit()", ['write tags.del @t1']],
    [
      'a provider',
      "const provide = db.transactionProvider(); const trx = await provide(); await trx('tags').del(); await trx.commit()",
      ['write tags.del @t1'],
    ],
  ])('hold what goes through their handle: %s', (_, body, expected) => {
    const rest = body.includes('drop') ? "async drop(trx: Knex.Transaction) { await trx('tags').del(); }" : '';
    expect(does(body, rest)).toEqual(expected);
    expect(transactionsIn(read(store(body, rest)))).toHaveLength(1);
  });

  it('open with a function that they are handed by its type', () => {
    const data = read(store('await this.pg.transaction(input)', 'begin(work: (trx: Knex.Transaction) => Promise<void>) { return this.pg.transaction(work); }'));
    expect(data.transactions.map(({ kind, member }) => `${kind} ${member}`)).toEqual(['callback begin', 'manual run']);
  });

  it('trap: another handle is outside', () => {
    expect(does("await db.transaction(async (trx) => { await trx('tags').del(); await this.pg('orders').insert(input); })")).toEqual([
      'write orders.insert',
      'write tags.del @t1',
    ]);
  });

  it('trap: a function of that name opens none', () => {
    const data = read(
      store("await this.transaction(async () => { await this.pg('tags').del(); })", 'async transaction(work: () => Promise<void>) { await work(); }'),
    );
    expect(transactionsIn(data)).toEqual([]);
    expect(accessesIn(data)).toEqual(['write tags.del']);
  });
});

describe('Knex handles', () => {
  it.each([
    ['a default import', `import knex from 'knex'; const db = knex({}); export const f = () => db('tags').del();`],
    ['a named import', `import { knex } from 'knex'; const db = knex({}); export const f = () => db('tags').del();`],
    ['require', `const knex = require('knex')({ client: 'pg' }); module.exports.f = () => knex('tags').del();`],
    ['a type', `import type { Knex } from 'knex'; export const f = (db: Knex) => db('tags').del();`],
    ['the type of a transaction', `import Knex from 'knex'; export const f = (trx: Knex.Transaction) => trx('tags').del();`],
    ['a destructured context', `import type { Knex } from 'knex'; export const f = ({ db }: { db: Knex }) => db('tags').del();`],
    ['the type of a query', `import type { Knex } from 'knex'; export const f = (q: Knex.QueryBuilder) => q.from('tags').del();`],
  ])('by %s', (_, text) => expect(accessesIn(read({ 'a.ts': text }))).toEqual(['write tags.del']));

  it('by its name alone, low, where it asks for a known table', () => {
    const data = read({
      'up.ts': `import { Knex } from 'knex'; export const up = (knex: Knex) => knex.schema.createTable('orders', (t) => { t.increments(); });`,
      'store.js': `module.exports = class Store { constructor(db) { this.db = db; } all() { return this.db.select('*').from('orders'); } some() { return this.db.select('*').from('parcels'); } };`,
    });
    expect(accessesIn(data)).toEqual(['read orders.select??']);
  });

  it.each([
    ['another package', `import { Knex } from 'knexus'; export const f = (db: Knex) => db('tags').del();`],
    ['a function of the repository', `import 'knex'; const db = (name: string) => new Map([[name, 1]]); export const f = () => db('tags').delete('x');`],
    ['the package itself', `import knex from 'knex'; export const db = knex('postgres://shop');`],
  ])('trap: not by %s', (_, text) => {
    const data = read({ 'a.ts': text });
    expect([...accessesIn(data), ...gapsIn(data)]).toEqual([]);
  });
});

describe('Knex queries that a function returns', () => {
  const rest =
    "active(): Knex.QueryBuilder { return this.pg('orders').where({ active: true }); } mine(id: number): Knex.QueryBuilder { const query = this.active(); return id ? query.where({ id }) : query; }";

  it.each([
    ['await this.active().where({ id }).update(input)', ['write orders.update']],
    ['const query = this.mine(id); await query.del()', ['write orders.del']],
  ])('are about its table, whatever its type says: %s', (body, expected) =>
    expect(does(body, rest).filter((access) => access.startsWith('write'))).toEqual(expected),
  );

  it('trap: a query that comes from elsewhere is about an unknown table', () => {
    expect(gapsIn(read(store('await this.given(input).del()', 'given(query: Knex.QueryBuilder): Knex.QueryBuilder { return query; }')))).toEqual([
      'dynamic-query this.given().del()',
    ]);
  });
});

describe('Knex in a generic class', () => {
  const BASE = `import type { Knex } from 'knex'; export class Store<Row> { constructor(protected readonly tableName: string, protected db: Knex) {} all() { return this.db(this.tableName); } drop(id: number) { return this.db(this.tableName).where({ id }).del(); } }`;

  it('accesses what the extending class hands it, where it is called', () => {
    const text = `import { Store } from './base'; class OrderStore extends Store<{ id: number }> { constructor(db) { super('orders', db); } } export const f = (orders: OrderStore) => orders.drop(1);`;
    expect(accessesIn(read({ 'base.ts': BASE, 'a.ts': text }))).toEqual(['write orders.del?']);
  });
});

describe('a Knex store that is made with a transaction', () => {
  const STORE = `import { knex, Knex } from 'knex'; const db = knex({}); class TagStore { constructor(private db: Knex) {} drop() { return this.db('tags').del(); } }`;
  it.each([
    ['is in it', 'export const f = () => db.transaction(async (trx) => { await new TagStore(trx).drop(); });', ['write tags.del @t1']],
    ['trap: is not, with another handle', 'export const f = () => db.transaction(async () => { await new TagStore(db).drop(); });', ['write tags.del']],
    [
      'is in what a helper of the repository opens',
      'const inTransaction = (handle: Knex, work) => handle.isTransaction ? work(handle) : handle.transaction(work); export const f = () => inTransaction(db, async (trx) => { await new TagStore(trx).drop(); });',
      ['write tags.del @t1'],
    ],
  ])('%s', (_, text, expected) => expect(accessesIn(read({ 'a.ts': `${STORE} ${text}` }))).toEqual(expected));
});
