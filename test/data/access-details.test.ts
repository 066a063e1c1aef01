import { describe, expect, it } from 'vitest';
import type { Data } from '../../src/data/read-data.js';
import { CLINIC } from './clinic-schema.js';
import { DB as DRIZZLE_DB, SHOP as DRIZZLE_SHOP } from './drizzle-shop.js';
import { store } from './knex-shop.js';
import { readMongo, SHOP as MONGO_SHOP } from './mongoose-shop.js';
import { read } from './reading.js';
import { IMPORTS as SEQUELIZE, SHOP as SEQUELIZE_SHOP } from './sequelize-shop.js';
import { IMPORTS as TYPEORM, SHOP as TYPEORM_SHOP } from './typeorm-shop.js';

const run = (body: string): string => `async function run(id: number, input, options, list) { ${body} }`;
const WORLDS: Readonly<Record<string, (body: string) => Data>> = {
  prisma: (body) =>
    read({ 'a.ts': `import { PrismaClient } from '@prisma/client'; const db = new PrismaClient(); ${run(body)}` }, { 'prisma/schema.prisma': CLINIC }),
  typeorm: (body) =>
    read({
      'shop.ts': TYPEORM_SHOP,
      'a.ts': `${TYPEORM} class A { constructor(private readonly orders: Repository<Order>, private readonly em: EntityManager) {} ${body.replace(/^/, 'async run(id: number, input, list) {')} } }`,
    }),
  sequelize: (body) => read({ 'shop.ts': SEQUELIZE_SHOP, 'a.ts': `${SEQUELIZE} ${run(body)}` }),
  mongoose: (body) => readMongo({ 'shop.ts': MONGO_SHOP, 'a.ts': `import { Customer, Order, Product } from './shop'; ${run(body)}` }),
  drizzle: (body) =>
    read({ 'shop.ts': DRIZZLE_SHOP, 'db.ts': DRIZZLE_DB, 'a.ts': `import { orders, people, lines } from './shop'; import { db } from './db'; ${run(body)}` }),
  knex: (body) => read(store(body)),
  pg: (body) => read({ 'a.ts': `import { Pool } from 'pg'; const pool = new Pool(); ${run(body)}` }),
};

/** One line an access: `write order columns`, by entity and operation. */
function details(layer: string, body: string): string[] {
  const world = WORLDS[layer];
  if (!world) throw new Error(layer);
  return world(body)
    .accesses.filter(({ at }) => at.path !== 'shop.ts')
    .map(({ mode, entity, columns, reach, joinedFrom }) =>
      [mode, entity, columns ? `(${columns.join(' ')})` : '', reach ?? '', joinedFrom ? `from ${joinedFrom}` : ''].filter((word) => word !== '').join(' '),
    )
    .sort();
}

describe('the columns that a write names', () => {
  it.each<[string, string, string]>([
    ['prisma', 'db.patient.create({ data: { name: "a", email: "b" } })', 'write patient (email name)'],
    ['prisma', 'db.patient.upsert({ where: { id }, create: { name: "a" }, update: { email: input } })', 'write patient (email name)'],
    ['prisma', 'db.patient.createMany({ data: [{ name: "a" }, { email: "b" }] })', 'write patient (email name)'],
    ['prisma', 'const data = { name: "a" }; db.patient.update({ where: { id }, data })', 'write patient (name)'],
    ['typeorm', 'this.orders.update(id, { status: "a", total: 1 })', 'write order (status total)'],
    ['typeorm', 'this.em.update(Order, { id }, { status: "a" })', 'write order (status)'],
    ['typeorm', 'this.orders.increment({ id }, "stock", 1)', 'write order (stock)'],
    ['typeorm', 'this.orders.createQueryBuilder().update(Order).set({ status: "a" }).where("x").execute()', 'write order (status)'],
    ['sequelize', 'Tag.update({ name: "a" }, { where: { id } })', 'write tag (name)'],
    ['mongoose', 'Customer.updateOne({ _id: id }, { $set: { name: "a", "address.city": id }, $inc: { visits: 1 } })', 'write customer (address name visits)'],
    ['drizzle', 'db.update(orders).set({ personId: id }).where(input)', 'write orders (personId)'],
    ['drizzle', 'db.insert(orders).values([{ id: 1 }, { personId: 2 }])', 'write orders (id personId)'],
    ['knex', 'await this.pg("orders").where({ id }).update({ status: "a" })', 'write orders (status)'],
    ['knex', 'await this.pg("orders").where({ id }).update("status", input)', 'write orders (status)'],
    ['pg', 'pool.query("UPDATE orders SET status = $1, total = coalesce($2, total) WHERE id = $3")', 'write orders (status total)'],
    ['pg', 'pool.query("INSERT INTO orders (id, status) VALUES ($1, $2)")', 'write orders (id status)'],
  ])('%s: %s', (layer, body, expected) => expect(details(layer, body)).toContain(expected));

  it.each<[string, string, string]>([
    ['prisma', 'db.patient.create({ data: { name: "a", ...input } })', 'write patient'],
    ['prisma', 'db.patient.update({ where: { id }, data: input })', 'write patient'],
    ['prisma', 'db.patient.update({ where: { id }, data: { [input]: 1 } })', 'write patient'],
    ['prisma', 'db.patient.createMany({ data: [{ name: "a" }, input] })', 'write patient'],
    ['prisma', 'db.patient.delete({ where: { id } })', 'write patient'],
    ['typeorm', 'this.orders.save(input)', 'write order'],
    ['typeorm', 'this.orders.update(id, input)', 'write order'],
    ['typeorm', 'this.orders.delete({ id })', 'write order'],
    ['mongoose', 'Customer.updateOne({ _id: id }, { $set: input, $inc: { visits: 1 } })', 'write customer'],
    ['drizzle', 'db.update(orders).set(input).where(input)', 'write orders'],
    ['knex', 'await this.pg("orders").insert(input)', 'write orders'],
    ['pg', 'pool.query("INSERT INTO orders VALUES ($1, $2)")', 'write orders'],
    ['pg', 'pool.query(`UPDATE orders SET ${input} WHERE id = $1`)', 'write orders'],
  ])('trap: %s: %s says not all of them', (layer, body, expected) => expect(details(layer, body)).toContain(expected));
});

describe('how many records a read can give', () => {
  it.each<[string, string, string]>([
    ['prisma', 'await db.patient.findMany()', 'read patient whole'],
    ['prisma', 'await db.patient.findMany({ orderBy: { name: "asc" }, select: { id: true } })', 'read patient whole'],
    ['prisma', 'await db.patient.findMany({ where: { name: "a" } })', 'read patient filtered'],
    ['prisma', 'await db.patient.findMany({ take: 5 })', 'read patient filtered'],
    ['prisma', 'await db.patient.findUnique({ where: { id } })', 'read patient by-id'],
    ['prisma', 'await db.patient.findFirst({ where: { id } })', 'read patient by-id'],
    ['prisma', 'await db.patient.findMany(options)', 'read patient'],
    ['prisma', 'await db.patient.findMany({ ...options })', 'read patient'],
    ['typeorm', 'return this.em.find(Order)', 'read order whole'],
    ['typeorm', 'return this.em.find(Order, { where: input })', 'read order filtered'],
    ['typeorm', 'return this.em.find(Order, input)', 'read order'],
    ['typeorm', 'return this.orders.findOneBy({ id })', 'read order by-id'],
    ['typeorm', 'return this.orders.createQueryBuilder("o").getMany()', 'read order whole'],
    ['typeorm', 'return this.orders.createQueryBuilder("o").where("o.id = 1").getMany()', 'read order filtered'],
    ['sequelize', 'return Tag.findAll()', 'read tag whole'],
    ['sequelize', 'return Tag.findByPk(id)', 'read tag by-id'],
    ['mongoose', 'return Customer.find({}).exec()', 'read customer whole'],
    ['mongoose', 'return Customer.find({ name: "a" }).exec()', 'read customer filtered'],
    ['mongoose', 'const found = Customer.find({}); found.where(input)', 'read customer'],
    ['drizzle', 'await db.select().from(orders)', 'read orders whole'],
    ['drizzle', 'await db.select().from(orders).limit(5)', 'read orders filtered'],
    ['drizzle', 'const query = db.select().from(orders); query.where(input)', 'read orders'],
    ['knex', 'return await this.pg("orders").select("*")', 'read orders whole'],
    ['knex', 'return await this.pg("orders").where({ id })', 'read orders filtered'],
    ['knex', 'return await this.pg("orders").count()', 'read orders filtered'],
    ['pg', 'pool.query("SELECT * FROM orders ORDER BY id")', 'read orders whole'],
    ['pg', 'pool.query("SELECT * FROM orders WHERE id = $1")', 'read orders'],
    ['pg', 'pool.query("SELECT count(*) FROM orders")', 'read orders'],
    ['pg', 'pool.query(`SELECT * FROM orders ${input}`)', 'read orders'],
  ])('%s: %s', (layer, body, expected) => expect(details(layer, body)).toContain(expected));
});

describe('what a query brings along', () => {
  it.each<[string, string, readonly string[]]>([
    ['prisma', 'db.appointment.findMany({ include: { doctor: true } })', ['read appointment whole', 'read doctor from appointment']],
    ['prisma', 'db.appointment.findMany({ where: { doctor: { name: "a" } } })', ['read appointment filtered', 'read doctor from appointment']],
    ['typeorm', 'this.orders.find({ relations: ["customer"] })', ['read customer from order', 'read order whole']],
    ['typeorm', 'this.orders.createQueryBuilder("o").leftJoin("o.lines", "l").where("x").getMany()', ['read order filtered', 'read orderline from order']],
    ['sequelize', 'OrderLine.findAll({ include: [Product] })', ['read orderline whole', 'read product from orderline']],
    ['mongoose', 'Order.find({ total: 1 }).populate("customer")', ['read customer from order', 'read order filtered']],
    ['drizzle', 'await db.select().from(orders).innerJoin(people, input)', ['read orders filtered', 'read people from orders']],
    ['knex', 'await this.pg("orders as o").leftJoin("order_lines as l", "a", "b").where({ id })', ['read order_lines from orders', 'read orders filtered']],
    [
      'pg',
      'pool.query("SELECT * FROM orders o JOIN people p ON p.id = o.p WHERE o.id IN (SELECT id FROM tags)")',
      ['read orders', 'read people from orders', 'read tags from orders'],
    ],
    ['pg', 'pool.query("INSERT INTO archive SELECT * FROM orders")', ['read orders from archive', 'write archive']],
    ['pg', 'pool.query("DELETE FROM tags; SELECT * FROM orders")', ['read orders', 'write tags']],
  ])('%s: %s', (layer, body, expected) => expect(details(layer, body)).toEqual(expected));
});
