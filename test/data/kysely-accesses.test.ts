import { describe, expect, it } from 'vitest';
import { CLINIC } from './clinic-schema.js';
import { IMPORTS, SHOP } from './kysely-shop.js';
import { accessesIn, gapsIn, read, transactionsIn } from './reading.js';

/** What the body of a method reads and writes, with a database at hand. */
function inMethod(body: string) {
  return read({
    'db.ts': SHOP,
    'a.ts': `${IMPORTS} const TABLE = 'orders' as const;
class Service {
  constructor(@InjectKysely() private db: Kysely<DB>) {}
  async run(id: number, table: string) { ${body} }
}`,
  });
}

describe('Kysely queries', () => {
  it.each([
    ['this.db.selectFrom("orders").selectAll().execute()', ['read orders.selectFrom']],
    ['this.db.selectFrom("orders as o").where("o.id", "=", id).executeTakeFirst()', ['read orders.selectFrom']],
    ['this.db.selectFrom(["orders as o", "customers"]).execute()', ['read customers.selectFrom', 'read orders.selectFrom']],
    ['this.db.selectFrom(TABLE).execute()', ['read orders.selectFrom']],
    ['this.db.selectFrom("billing.invoices").execute()', ['read invoices.selectFrom']],
    ['this.db.withSchema("shop").selectFrom("orders").stream()', ['read orders.selectFrom']],
    ['this.db.insertInto("orders").values({}).onConflict((oc) => oc.doNothing()).execute()', ['write orders.insertInto']],
    ['this.db.replaceInto("orders").values({}).execute()', ['write orders.replaceInto']],
    ['this.db.updateTable("orders").set({}).where("id", "=", id).returningAll().execute()', ['write orders.updateTable']],
    ['this.db.deleteFrom("orders").where("id", "=", id).execute()', ['write orders.deleteFrom']],
    [
      'this.db.mergeInto("orders as o").using("customers as c", "a", "b").whenMatched().thenDelete().execute()',
      ['read customers.using', 'write orders.mergeInto'],
    ],
    ['this.db.updateTable("orders").from("customers").set({}).execute()', ['read customers.from', 'write orders.updateTable']],
    [
      'this.db.insertInto("orders").expression((eb) => eb.selectFrom("customers").selectAll()).execute()',
      ['read customers.selectFrom', 'write orders.insertInto'],
    ],
    [
      'this.db.selectFrom("orders").innerJoin("customers as c", "c.id", "orders.customerId").leftJoin("products", (join) => join.onRef("a", "=", "b")).execute()',
      ['read customers.innerJoin', 'read orders.selectFrom', 'read products.leftJoin'],
    ],
    [
      'let query = this.db.selectFrom("orders"); if (id) query = query.innerJoin("customers", "a", "b"); return query.execute()',
      ['read customers.innerJoin', 'read orders.selectFrom'],
    ],
    [
      'this.db.selectFrom("orders").innerJoinLateral((eb) => eb.selectFrom("products").as("p"), (join) => join.onTrue()).crossJoin("customers").execute()',
      ['read customers.crossJoin', 'read orders.selectFrom', 'read products.innerJoinLateral', 'read products.selectFrom'],
    ],
    ['const { db } = this; const query = db.deleteFrom("orders"); await query.execute()', ['write orders.deleteFrom']],
    ['(this.db as any).deleteFrom("orders").execute()', ['write orders.deleteFrom']],
  ])('%s', (body, expected) => {
    expect(accessesIn(inMethod(body))).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it.each([
    ['const seen = new Set<string>(); seen.add(table); [1].join(","); Array.from(table); new Map().with'],
    ['this.db.transaction(); this.db.destroy(); this.db.fn.count("id"); this.db.schema.createTable("orders").execute()'],
  ])('trap: %s accesses nothing', (body) => {
    expect(accessesIn(inMethod(body))).toEqual([]);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it('trap: the same calls of another package access nothing', () => {
    const text = `import { Db } from 'fishery'; ${IMPORTS} export const f = (shop: Db, db: Kysely<DB>) => shop.selectFrom('orders');`;
    expect(accessesIn(read({ 'db.ts': SHOP, 'a.ts': text }))).toEqual([]);
  });

  it('says what it cannot know', () => {
    expect(gapsIn(inMethod('this.db.selectFrom(table as any).execute(); this.db.deleteFrom("unlisted").execute(); sql.raw(table).execute(this.db)'))).toEqual([
      'dynamic-query the SQL of execute()',
      'dynamic-query this.db.deleteFrom()',
      'dynamic-query this.db.selectFrom()',
    ]);
  });
});

describe('Kysely hidden reads', () => {
  it.each([
    [
      'this.db.selectFrom("orders").where((eb) => eb.exists(eb.selectFrom("products as p").select("p.id"))).execute()',
      ['read orders.selectFrom', 'read products.selectFrom'],
    ],
    [
      'this.db.selectFrom("orders").select((eb) => [eb.selectFrom("products").select("id").as("p")]).execute()',
      ['read orders.selectFrom', 'read products.selectFrom'],
    ],
    ['this.db.selectFrom("orders").$if(id > 0, (qb) => qb.innerJoin("products", "a", "b")).execute()', ['read orders.selectFrom', 'read products.innerJoin']],
    ['this.db.selectFrom("orders").unionAll(this.db.selectFrom("products")).execute()', ['read orders.selectFrom', 'read products.selectFrom']],
    [
      'this.db.with("gone", (db) => db.deleteFrom("orders").returningAll()).insertInto("products").expression((eb) => eb.selectFrom("gone")).execute()',
      ['write orders.deleteFrom', 'write products.insertInto'],
    ],
    [
      'this.db.withRecursive("tree(id)", (db) => db.selectFrom("orders").unionAll((eb) => eb.selectFrom("products as p").innerJoin("tree as t", "a", "b"))).selectFrom("tree").execute()',
      ['read orders.selectFrom', 'read products.selectFrom'],
    ],
  ])('%s', (body, expected) => {
    expect(accessesIn(inMethod(body))).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });

  it('are seen in functions that are handed an expression builder', () => {
    const text = `${IMPORTS} export const withLines = (eb: ExpressionBuilder<DB, 'orders'>) => eb.selectFrom('orderLines').selectAll();`;
    expect(accessesIn(read({ 'db.ts': SHOP, 'a.ts': text }))).toEqual(['read orderlines.selectFrom']);
  });

  it.each([
    ['await sql`select * from orders`.execute(this.db)', ['read orders.execute sql']],
    ['const query = sql<{ id: number }>`update orders set id = ${id}`; await query.execute(this.db)', ['write orders.execute sql']],
    ['await sql`delete from ${sql.table("orders")}`.execute(this.db)', ['write orders.execute sql']],
    ['await sql.raw("truncate orders").execute(this.db)', ['write orders.execute sql']],
    [
      'this.db.selectFrom("orders").select(sql<number>`(select count(*) from products)`.as("n")).execute()',
      ['read orders.selectFrom', 'read products.sql sql'],
    ],
    ['this.db.selectFrom("orders").orderBy(sql`lower(name)`).execute()', ['read orders.selectFrom']],
    ['this.db.selectFrom("orders").where(sql<boolean>`${id} = (select id from products)`).execute()', ['read orders.selectFrom', 'read products.sql sql']],
    ['this.db.with("recent", (db) => db.selectFrom("orders")).selectNoFrom((eb) => sql`(select 1 from recent)`.as("n")).execute()', ['read orders.selectFrom']],
    ['this.db.selectNoFrom((eb) => eb.exists(eb.selectFrom("orders")).as("any")).execute()', ['read orders.selectFrom']],
  ])('of SQL: %s', (body, expected) => {
    expect(accessesIn(inMethod(body))).toEqual(expected);
    expect(gapsIn(inMethod(body))).toEqual([]);
  });
});

describe('Kysely transactions', () => {
  it.each([
    [
      'await this.db.transaction().execute(async (trx) => { await trx.insertInto("orders").values({}).execute(); await trx.updateTable("products").set({}).execute(); })',
      ['write orders.insertInto @t1', 'write products.updateTable @t1'],
      ['t1 callback'],
    ],
    [
      'await this.db.transaction().setIsolationLevel("serializable").execute(async (trx) => { await trx.deleteFrom("orders").execute(); await this.db.deleteFrom("products").execute(); })',
      ['write orders.deleteFrom @t1', 'write products.deleteFrom'],
      ['t1 callback'],
    ],
    [
      'await this.db.transaction().execute(async (trx) => { await sql`delete from orders`.execute(trx); await sql`delete from products`.execute(this.db); })',
      ['write orders.execute sql @t1', 'write products.execute sql'],
      ['t1 callback'],
    ],
    [
      'const trx = await this.db.startTransaction().execute(); await trx.insertInto("orders").values({}).execute(); await trx.commit().execute(); await this.db.deleteFrom("products").execute()',
      ['write orders.insertInto @t1', 'write products.deleteFrom'],
      ['t1 manual'],
    ],
    [
      'const trx = await this.db.startTransaction().execute(); const point = await trx.savepoint("s").execute(); await point.deleteFrom("orders").execute(); await trx.rollback().execute()',
      ['write orders.deleteFrom @t1'],
      ['t1 manual'],
    ],
    ['await this.db.transaction().execute((trx) => this.put(trx))', ['write customers.insertInto @t1'], ['t1 callback']],
    ['await this.db.connection().execute(async (db) => { await db.deleteFrom("orders").execute(); })', ['write orders.deleteFrom'], []],
  ])('%s', (body, expected, transactions) => {
    const data = read({
      'db.ts': SHOP,
      'a.ts': `${IMPORTS} class Service { constructor(private db: Kysely<DB>) {}
${body.includes('this.put') ? 'put(trx: Transaction<DB>) { return trx.insertInto("customers").values({}).execute(); }' : ''}
async run() { ${body} } }`,
    });
    expect(accessesIn(data)).toEqual(expected);
    expect(transactionsIn(data).map((text) => text.split(' ').slice(0, 2).join(' '))).toEqual(transactions);
  });
});

describe('Kysely transactions that are handed on, or not', () => {
  it.each([
    ['put(trx?: Transaction<DB>) { return (trx ?? this.db).deleteFrom("orders").execute(); }', 'this.put(trx)'],
    ['put(trx?: Transaction<DB>) { const db = trx || this.db; return db.deleteFrom("orders").execute(); }', 'this.put(trx)'],
    ['put(trx?: Transaction<DB>) { const db = dbOrTx(this.db, trx); return db.deleteFrom("orders").execute(); }', 'this.put(trx)'],
    ['put(options?: { trx?: Transaction<DB> }) { return dbOrTx(this.db, options?.trx).deleteFrom("orders").execute(); }', 'this.put({ trx })'],
    [
      'put(trx?: Transaction<DB>) { return this.take(trx ?? undefined); } take(trx?: Transaction<DB>) { return dbOrTx(this.db, trx).deleteFrom("orders").execute(); }',
      'this.put(trx)',
    ],
  ])('%s', (members, call) => {
    const helper = 'function dbOrTx(db: Kysely<DB>, trx?: Transaction<DB>): Kysely<DB> | Transaction<DB> { if (trx) { return trx; } else { return db; } }';
    const service = (work: string) =>
      read({ 'db.ts': SHOP, 'a.ts': `${IMPORTS} ${helper} class Service { constructor(private db: Kysely<DB>) {} ${members} run() { ${work} } }` });
    expect(accessesIn(service(`return this.db.transaction().execute((trx) => ${call});`))).toEqual(['write orders.deleteFrom @t1']);
    expect(accessesIn(service('return this.db.transaction().execute((trx) => this.put());'))).toEqual(['write orders.deleteFrom']);
  });
});

describe('Kysely within another layer', () => {
  it.each([
    ['prisma.$kysely.selectFrom("patients as p").innerJoin("Record", "a", "b").execute()', ['read patient.selectFrom', 'read record.innerJoin']],
    ['prisma.$kysely.deleteFrom("Record").execute()', ['write record.deleteFrom']],
  ])('%s is about the tables of the Prisma schema', (body, expected) => {
    const text = `import { PrismaClient } from '@prisma/client'; import { Kysely } from 'kysely'; import kyselyExtension from 'prisma-extension-kysely';
const prisma = new PrismaClient().$extends(kyselyExtension({ kysely: (driver) => new Kysely({}) })); export const run = () => ${body};`;
    expect(accessesIn(read({ 'a.ts': text }, { 'schema.prisma': CLINIC }))).toEqual(expected);
  });

  it('is about the tables of MikroORM entities', () => {
    const text = `import { Entity, EntityManager } from '@mikro-orm/postgresql'; import { sql } from 'kysely'; @Entity() export class Order {}
export const run = (em: EntityManager) => em.getKysely().selectFrom('order').selectAll().execute();`;
    expect(accessesIn(read({ 'a.ts': text }))).toEqual(['read order.selectFrom']);
  });

  it('trap: a property of the same name on another client is none', () => {
    const text = `import { Kysely } from 'kysely'; import { Client } from 'ledger'; export const run = (client: Client) => client.$kysely.deleteFrom('Record').execute();`;
    expect(accessesIn(read({ 'a.ts': text }, { 'schema.prisma': CLINIC }))).toEqual([]);
  });
});
