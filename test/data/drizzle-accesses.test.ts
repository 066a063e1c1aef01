import { describe, expect, it } from 'vitest';
import { DB, SHOP } from './drizzle-shop.js';
import { accessesIn, gapsIn, read, transactionsIn } from './reading.js';

/** What the body of a method does, with an injected database, one kept in a module, and the shop's tables at hand. */
function inMethod(body: string) {
  return read({
    'shop.ts': SHOP,
    'db.ts': DB,
    'use.ts': `import { alias } from 'drizzle-orm/pg-core'; import { eq, exists, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'; import type { PgTransaction } from 'drizzle-orm/pg-core';
import { db, type Db } from './db'; import * as schema from './shop'; import { people, customers, orders, lines, products, tags, sales } from './shop';
async function reserve(handle: Db, id: number) { await handle.update(products).set({ id }); }
class Desk { constructor(private readonly pg: NodePgDatabase<typeof schema>) {} async run(id: number, table, options) { ${body} } }`,
  });
}

/** What the method itself does; the view in the shop and `reserve` do more. */
const own = (body: string): string[] => {
  const data = inMethod(body);
  return accessesIn({ ...data, accesses: data.accesses.filter(({ by }) => by.endsWith('#Desk')) });
};

describe('Drizzle builders', () => {
  it.each([
    ['await db.select().from(lines)', ['read lines.from']],
    ['await this.pg.selectDistinct({ id: orders.id }).from(orders).where(eq(orders.id, id)).limit(1)', ['read orders.from']],
    [
      'await db.select().from(people).leftJoin(orders, eq(1, 1)).innerJoin(schema.lines, true)',
      ['read lines.innerJoin', 'read orders.leftJoin', 'read people.from'],
    ],
    ['let q = db.select().from(people).$dynamic(); if (id) q = q.leftJoin(tags, true); await q', ['read people.from', 'read tags.leftJoin']],
    ['await db.select().from(customers)', ['read customers.from']],
    [
      'await db.selectDistinctOn([orders.id]).from(orders).rightJoin(people, true).fullJoin(tags, true).crossJoin(lines)',
      ['read lines.crossJoin', 'read orders.from', 'read people.rightJoin', 'read tags.fullJoin'],
    ],
    ['await db.select().from(orders).union(db.select().from(tags))', ['read orders.from', 'read tags.from']],
    ['db.select().from(tags).all(); const one = db.select().from(lines).prepare("one"); await one.execute()', ['read lines.from', 'read tags.from']],
    ['const { tags: t } = schema; await db.select().from(t)', ['read tags.from']],
    ['const parent = alias(people, "parent"); await db.select().from(parent)', ['read people.from']],
    ['const inner = db.select().from(lines).as("l"); await db.select().from(inner)', ['read lines.from']],
    ['const sq = db.$with("sq").as(db.select().from(lines)); await db.with(sq).select().from(sq)', ['read lines.from']],
    ['const sq = db.$with("sq").as((qb) => qb.select().from(tags)); await db.with(sq).select().from(sq)', ['read tags.from']],
    ['await db.select().from(people).where(exists(db.select().from(tags)))', ['read people.from', 'read tags.from']],
    ['await db.$count(lines, eq(lines.sku, "x"))', ['read lines.$count']],
    ['await db.select().from(sales)', ['read sales.from']],
    ['await db.insert(tags).values({ id }).onConflictDoUpdate({ set: {} }).returning()', ['write tags.insert']],
    ['await db.insert(tags).select((qb) => qb.select().from(lines))', ['read lines.from', 'write tags.insert']],
    ['await db.insert(tags).select(db.select().from(lines))', ['read lines.from', 'write tags.insert']],
    ['await this.pg.update(orders).set({ id }).where(true)', ['write orders.update']],
    ['await db.update(orders).set({ id }).from(people).leftJoin(tags, true)', ['write orders.update', 'read people.from', 'read tags.leftJoin']],
    ['await db.delete(lines).where(true)', ['write lines.delete']],
    ['await db.refreshMaterializedView(sales)', ['write sales.refreshMaterializedView']],
    ['await db.select().from(id ? lines : tags)', ['read lines.from', 'read tags.from']],
  ])('%s', (body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['const seen = new Set([id]); seen.delete(id); new Map().get(id); Array.from([id]); Buffer.from("x")'],
    ['const rows = await db.select; [id].values(); new Map().values()'],
    ['db.$client.end(); const text = orders.id; console.log(text)'],
  ])('trap: %s accesses nothing', (body) => {
    expect(own(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it('trap: what is done with the rows is no access', () => {
    const body =
      'const rows = await db.select().from(tags); rows.find(Boolean); rows.values(); rows.map((row) => row.get(id)); (await db.query.tags.findMany()).find(Boolean);';
    expect(own(body)).toEqual(['read tags.findMany', 'read tags.from']);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['await db.select().from(table)', 'dynamic-query db.select().from()'],
    ['await db.delete(schema[table])', 'dynamic-query db.delete()'],
    ['await table.db.insert(table)', 'unresolved-receiver table.db.insert()'],
    ['await table.db.query.untold.findMany()', 'unresolved-receiver table.db.query.untold.findMany()'],
  ])('%s is a gap', (body, expected) => {
    expect(own(body)).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([expected]);
  });
});

describe('Drizzle behind something unknown that is named like a handle', () => {
  it.each([
    ['await table.db.insert(tags)', ['write tags.insert??']],
    ['await table.db.query.tags.findMany()', ['read tags.findMany??']],
    ['await table.db.select().from(tags)', ['read tags.from??']],
    ['await table.db.transaction(async (tx) => { await tx.insert(tags); })', ['write tags.insert?? @t1']],
    ['await table.db.transaction(async (change) => { await change.insert(tags); await change.update(table); })', ['write tags.insert?? @t1']],
  ])('%s', (body, expected) => expect(own(body)).toEqual(expected));

  it.each([
    ['another name', 'await table.shelf.insert(tags); await table.query.tags.findMany()'],
    ['another method', 'table.db.push(tags); table.db.includes(tags)'],
    ['a collection', 'const db = new Set(); db.delete(tags); db.has(tags)'],
    ['a transaction of something else', 'await table.bank.transaction(async (tx) => { await table.shelf.insert(tags); })'],
  ])('trap: %s', (_, body) => expect(own(body)).toEqual([]));
});

describe('Drizzle relational queries', () => {
  it.each([
    ['db.query.people.findMany()', ['read people.findMany']],
    ['db.query.customers.findFirst({ columns: { id: true } })', ['read customers.findFirst']],
    ['db.query.people.findFirst({ with: { orders: { with: { lines: true } } } })', ['read lines.with', 'read orders.with', 'read people.findFirst']],
    [
      'const detail = { lines: true } as const; this.pg.query.orders.findMany({ with: { ...detail, buyer: { columns: {} } } })',
      ['read lines.with', 'read orders.findMany', 'read people.with'],
    ],
    ['db.query.lines.findMany({ where: (l, { exists }) => exists(db.select().from(tags)) })', ['read lines.findMany', 'read tags.from']],
  ])('%s', (body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['db.query.orders.findMany({ with: { lines: undefined, buyer: false } })'],
    ['db.query.orders.findMany({ columns: { lines: true }, extras: { buyer: id } })'],
  ])('trap: %s reads nothing beside', (body) => expect(own(body)).toEqual(['read orders.findMany']));

  it('follow the relations that defineRelations declares for a whole module', () => {
    const files = {
      'tables.ts': `import { pgTable, integer } from 'drizzle-orm/pg-core'; export const carts = pgTable('carts', {}); export const items = pgTable('items', { cartId: integer() });`,
      'relations.ts': `import { defineRelations } from 'drizzle-orm'; import * as tables from './tables'; export const relations = defineRelations(tables, (r) => ({ carts: { items: r.many.items() }, items: { cart: r.one.carts({ from: r.items.cartId, to: r.carts.id }) } }));`,
      'use.ts': `import { drizzle } from 'drizzle-orm/node-postgres'; import { relations } from './relations'; const db = drizzle('x', { relations }); export const f = () => db.query.items.findMany({ with: { cart: { with: { items: true } } } });`,
    };
    expect(accessesIn(read(files))).toEqual(['read carts.with', 'read items.findMany', 'read items.with']);
  });

  it.each([
    ['db.query.orders.findMany({ with: { personId: true } })', 'dynamic-query with.personId of orders.findMany()'],
    ['db.query.orders.findMany({ with: options })', 'dynamic-query with of orders.findMany()'],
    ['db.query.orders.findMany({ with: { parcel: true } })', 'dynamic-query with.parcel of orders.findMany()'],
    ['db.query.parcels.findMany()', 'dynamic-query db.query.parcels.findMany()'],
    ['db.query[table].findMany()', 'dynamic-query db.query[table].findMany()'],
  ])('%s is a gap', (body, expected) => expect(gapsIn(inMethod(body))).toEqual([expected]));
});

describe('Drizzle sql', () => {
  it.each([
    ['await db.execute(sql`select * from ${people} join ${schema.tags} on ${tags.id} = 1`)', ['read people.execute sql', 'read tags.execute sql']],
    ['await db.execute(sql`update order_lines set sku = ${id}`)', ['write lines.execute sql']],
    ['await db.run(sql.raw("delete from catalogue.products"))', ['write products.run sql']],
    ['await db.all(sql`select * from ${people}`); await db.values(sql`select 1 from ${tags}`)', ['read people.all sql', 'read tags.values sql']],
    ['const q = sql`insert into ${tags} select 1`; await db.execute(q)', ['write tags.execute sql']],
    ['await db.select().from(people).where(sql`exists (select 1 from ${tags})`)', ['read people.from', 'read tags.sql sql']],
  ])('%s', (body, expected) => {
    expect(own(body)).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['await db.select({ n: sql`count(*)`, day: sql`extract(day from ${orders.id})` }).from(tags)'],
    ['const sql2 = (parts) => parts; sql2`(select 1 from people)`; await db.select().from(tags).orderBy(sql`lower(${people.name})`)'],
  ])('trap: %s reads nothing by it', (body) => expect(own(body)).toEqual(['read tags.from']));

  it('that is not known is a gap', () => expect(gapsIn(inMethod('await db.execute(options)'))).toEqual(['dynamic-query db.execute()']));
});

describe('Drizzle transactions', () => {
  it('hold what goes through their handle, also nested and handed on', () => {
    const data = inMethod(
      'await db.transaction(async (tx) => { await tx.insert(tags); await tx.transaction(async (deep) => deep.delete(lines)); await reserve(tx, id); await db.delete(orders); }, { isolationLevel: "serializable" });',
    );
    expect(transactionsIn(data)).toEqual(['t1 callback 5-5 Desk.run']);
    expect(accessesIn(data).filter((text) => text.startsWith('write'))).toEqual([
      'write products.update @t1',
      'write lines.delete @t1',
      'write orders.delete',
      'write tags.insert @t1',
    ]);
  });

  it.each([
    [
      'an alias of what the callback is handed',
      'type Tx = Parameters<Parameters<typeof db.transaction>[0]>[0]; const drop = (tx: Tx) => tx.delete(tags); export const f = () => db.transaction(async (tx) => { await drop(tx); });',
    ],
    ['a callback that waits for nothing', 'export const f = () => db.transaction((tx) => { tx.delete(tags).run(); tx.rollback(); });'],
    [
      'a function of an object that a helper is handed',
      'const helper = (handle, work) => work.now(handle); export const f = () => helper(db, { async now(handle) { await db.transaction(async (tx) => { await tx.delete(tags); }); } });',
    ],
  ])('hold %s', (_, text) => {
    const data = read({ 'shop.ts': SHOP, 'db.ts': DB, 'use.ts': `import { db } from './db'; import { tags } from './shop'; ${text}` });
    expect(accessesIn(data)).toEqual(['read orders.from', 'write tags.delete @t1']);
  });

  it('hold a batch', () => {
    const data = inMethod('await db.batch([db.insert(tags).values({ id }), db.query.people.findMany()]); await db.delete(lines)');
    expect(transactionsIn(data)).toEqual(['t1 array 5-5 Desk.run']);
    expect(accessesIn({ ...data, accesses: data.accesses.filter(({ by }) => by.endsWith('#Desk')) })).toEqual([
      'write lines.delete',
      'read people.findMany @t1',
      'write tags.insert @t1',
    ]);
  });

  it('trap: a table of that name opens none', () => {
    const data = read({
      'a.ts': `import { pgTable } from 'drizzle-orm/pg-core'; import { drizzle } from 'drizzle-orm/pglite'; const transactions = pgTable('transactions', {}); const transaction = (f) => f(); const db = drizzle(); transaction(() => db.delete(transactions));`,
    });
    expect(transactionsIn(data)).toEqual([]);
    expect(accessesIn(data)).toEqual(['write transactions.delete']);
  });
});

describe('Drizzle handles', () => {
  it.each([
    ['a type of the package', `import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'; export const f = (x: PostgresJsDatabase) => x.delete(tags);`],
    [
      'a transaction by its type',
      `import type { PgTransaction } from 'drizzle-orm/pg-core'; export const f = (x: PgTransaction<any, any, any>) => x.delete(tags);`,
    ],
    ['the type of a constant', `import type { Db } from './db'; export const f = (x: Db) => x.delete(tags);`],
    [
      'a token',
      `import { Inject, Module } from '@nestjs/common'; import { db } from './db'; const SHOP_DB = Symbol('db'); @Module({ providers: [{ provide: SHOP_DB, useFactory: () => db }] }) class ShopModule {} class Store { constructor(@Inject(SHOP_DB) private readonly db) {} drop() { return this.db.delete(tags); } }`,
    ],
    [
      'a function that makes one',
      `import { drizzle } from 'drizzle-orm/d1'; const make = (env) => drizzle(env.DB); export const f = (env) => make(env).delete(tags);`,
    ],
    [
      'a class that holds one',
      `import { db } from './db'; class Store { readonly client = db; } export const f = (store: Store) => store.client.delete(tags);`,
    ],
  ])('by %s', (_, text) => {
    const files = { 'shop.ts': SHOP, 'db.ts': DB, 'use.ts': `import { tags } from './shop';\n${text}` };
    expect(accessesIn(read(files)).filter((access) => access.startsWith('write'))).toEqual(['write tags.delete']);
  });

  it.each([
    ['another package', `import type { Database } from 'sql-toolkit'; export const f = (x: Database) => x.delete(tags);`],
    ['a class of the repository', `class PgDatabase { delete(x) { return x; } } export const f = (db: PgDatabase) => db.delete(tags);`],
    [
      'a token that nothing provides',
      `import { Inject } from '@nestjs/common'; class Store { constructor(@Inject('SHELF') private readonly shelf) {} drop() { return this.shelf.delete(tags); } }`,
    ],
  ])('trap: not by %s', (_, text) => {
    const data = read({ 'shop.ts': SHOP, 'use.ts': `import { tags } from './shop';\n${text}` });
    expect([...accessesIn(data), ...gapsIn(data)]).toEqual(['read orders.from']);
  });
});
