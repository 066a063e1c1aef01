import { describe, expect, it } from 'vitest';
import { DB, SHOP } from './drizzle-shop.js';
import { accessesIn, entitiesIn, read, relationsIn } from './reading.js';

const drizzle = `import { pgTable, mysqlTable, sqliteTable, pgSchema, mysqlSchema, pgView, pgMaterializedView, sqliteTableCreator, integer, foreignKey } from 'drizzle-orm/pg-core'; import * as core from 'drizzle-orm/mysql-core'; import { relations, defineRelations } from 'drizzle-orm';`;

describe('Drizzle tables', () => {
  it.each([
    ['of PostgreSQL', `export const orders = pgTable('orders', {});`, ['orders orders (drizzle)']],
    ['named unlike their constant', `export const basket = mysqlTable('carts', {});`, ['basket carts (drizzle)']],
    ['by a constant', `const NAMES = { cart: 'carts' }; const cart = sqliteTable(NAMES.cart, {});`, ['cart carts (drizzle)']],
    [
      'of other databases',
      `import { singlestoreTable } from 'drizzle-orm/singlestore-core'; import { gelTable } from 'drizzle-orm/gel-core'; const cart = singlestoreTable('carts', {}); const shelf = gelTable('shelves', {});`,
      ['cart carts (drizzle)', 'shelf shelves (drizzle)'],
    ],
    ['by a whole import', `const cart = core.mysqlTable('carts', {});`, ['cart carts (drizzle)']],
    [
      'of a schema',
      `const crm = pgSchema('crm'); const cart = crm.table('carts', {}); const all = crm.view('v').as((q) => q);`,
      ['all v (drizzle)', 'cart carts (drizzle)'],
    ],
    [
      'of one name in two schemas',
      `const a = pgSchema('a').table('carts', {}); const b = mysqlSchema('b').table('carts', {});`,
      ['a carts (drizzle)', 'b carts (drizzle)'],
    ],
    ['renamed by a template', 'const make = sqliteTableCreator((n) => `shop_${n}`); const cart = make("carts", {});', ['cart shop_carts (drizzle)']],
    [
      'renamed by a constant',
      'const P = "s"; const make = sqliteTableCreator((n) => P + "_" + n); const cart = make("carts", {});',
      ['cart s_carts (drizzle)'],
    ],
    ['renamed beyond reading', 'const make = sqliteTableCreator((n) => n.toUpperCase()); const cart = make("carts", {});', ['cart cart (drizzle)']],
    ['views', `const v = pgView('sales').as((q) => q); const m = pgMaterializedView('months').as((q) => q);`, ['m months (drizzle)', 'v sales (drizzle)']],
    ['with more calls', `const cart = pgTable('carts', {}).enableRLS();`, ['cart carts (drizzle)']],
    ['one table for two databases', `const cart = pgTable('carts', {}); const cartLite = sqliteTable('carts', {});`, ['cart carts (drizzle)']],
  ])('%s', (_, text, expected) => expect(entitiesIn(read({ 'a.ts': drizzle + text }))).toEqual(expected));

  it.each([
    ['another package', `import { pgTable } from 'pg-paper'; const orders = pgTable('orders', {});`],
    ['a function of the repository', `function pgTable(name) { return name; } const orders = pgTable('orders');`],
    ['what other functions give', `import { integer } from 'drizzle-orm/pg-core'; const id = integer('id'); const named = id.notNull();`],
  ])('trap: %s makes none', (_, text) => expect(entitiesIn(read({ 'a.ts': text }))).toEqual([]));

  it('trap: a name for a table, a part of one, or an alias is no table of its own', () => {
    const text = `import { alias } from 'drizzle-orm/pg-core'; const orders = pgTable('orders', {}); const same = orders; const sql = orders.getSQL(); const parent = alias(orders, 'parent'); const { id } = orders;`;
    expect(entitiesIn(read({ 'a.ts': drizzle + text }))).toEqual(['orders orders (drizzle)']);
  });

  it('are found through imports, and a creator of another file', () => {
    const files = {
      'make.ts': "import { pgTableCreator } from 'drizzle-orm/pg-core'; export const make = pgTableCreator((n) => `shop_${n}`);",
      'cart.ts': `import { make } from './make'; export const cart = make('carts', {});`,
      'index.ts': `export * from './cart'; export { cart as basket } from './cart';`,
      'db.ts': `import { drizzle } from 'drizzle-orm/libsql'; import { basket } from './index'; const db = drizzle('x'); export const f = () => db.delete(basket);`,
    };
    expect(entitiesIn(read(files))).toEqual(['cart shop_carts (drizzle)']);
    expect(accessesIn(read(files))).toEqual(['write cart.delete']);
  });

  it('of a view are read by it', () => {
    expect(accessesIn(read({ 'shop.ts': SHOP, 'db.ts': DB }))).toEqual(['read orders.from']);
  });
});

describe('Drizzle relations', () => {
  it('come from relations() and foreign keys, each once', () => {
    expect(relationsIn(read({ 'shop.ts': SHOP }))).toEqual(['lines many-to-one products', 'orders many-to-one people', 'lines many-to-one orders']);
  });

  it.each([
    ['a column', `const a = pgTable('a', { id: integer() }); const b = pgTable('b', { a: integer().references(() => a.id) });`, ['b many-to-one a']],
    [
      'a column of a created table',
      `const make = sqliteTableCreator((n) => n); const a = make('a', { id: integer() }); const b = make('b', { a: integer('a', { mode: 'number' }).notNull().references(() => a.id, { onDelete: 'cascade' }).unique() }); const c = make('c', (d) => ({ a: d.integer().references(() => a.id) }), (t) => [foreignKey({ columns: [t.a], foreignColumns: [b.id] })]);`,
      ['b many-to-one a', 'c many-to-one a', 'c many-to-one b'],
    ],
    ['the table itself', `const a = pgTable('a', { id: integer(), up: integer().references((): AnyPgColumn => a.id) });`, ['a many-to-one a']],
    [
      'a key beside the columns, in an object',
      `const a = pgTable('a', { id: integer() }); const b = pgTable('b', { a: integer() }, (t) => ({ fk: foreignKey({ columns: [t.a], foreignColumns: [a.id] }) }));`,
      ['b many-to-one a'],
    ],
    [
      'one of one',
      `const a = pgTable('a', { id: integer() }); const b = pgTable('b', { a: integer() }); relations(a, ({ one }) => ({ b: one(b) })); relations(b, ({ one }) => ({ a: one(a, { fields: [b.a], references: [a.id] }) }));`,
      ['b one-to-one a'],
    ],
    [
      'defineRelations',
      `const a = pgTable('a', { id: integer() }); const b = pgTable('b', { a: integer() }); defineRelations({ a, b }, (r) => ({ a: { bs: r.many.b() }, b: { a: r.one.a({ from: r.b.a, to: r.a.id }) } }));`,
      ['b many-to-one a'],
    ],
    [
      'defineRelations on both sides of a foreign key',
      `const a = pgTable('a', { id: integer() }); const b = pgTable('b', { a: integer().references(() => a.id) }); defineRelations({ a, b }, (r) => ({ a: { b: r.one.b({ from: r.a.id, to: r.b.a }) }, b: { a: r.one.a({ from: r.b.a, to: r.a.id }) } }));`,
      ['b one-to-one a'],
    ],
    [
      'defineRelations through a join table',
      `const a = pgTable('a', { id: integer() }); const b = pgTable('b', {}); const ab = pgTable('ab', {}); const tables = { a, b, ab }; defineRelations(tables, (r) => ({ a: { bs: r.many.b({ from: r.a.id.through(r.ab.a), to: r.b.id.through(r.ab.b) }) } }));`,
      ['b many-to-many a'],
    ],
    [
      'defineRelationsPart',
      `import { defineRelationsPart } from 'drizzle-orm'; const a = pgTable('a', { id: integer() }); const b = pgTable('b', { a: integer() }); defineRelationsPart({ a, b }, (r) => ({ b: { a: r.one.a({ from: r.b.a, to: r.a.id }) } }));`,
      ['b many-to-one a'],
    ],
    ['the other side alone', `const a = pgTable('a', {}); const b = pgTable('b', {}); relations(a, ({ many }) => ({ bs: many(b) }));`, ['b many-to-one a']],
  ])('by %s', (_, text, expected) => expect(relationsIn(read({ 'a.ts': drizzle + text }))).toEqual(expected));

  it.each([
    ['functions of the repository', `const relations2 = (t, f) => f; const a = pgTable('a', {}); relations2(a, ({ many }) => ({ a: many(a) }));`],
    [
      'targets that are no tables',
      `const a = pgTable('a', { x: integer().references(() => elsewhere.id) }); relations(a, ({ many, cut }) => ({ all: many(elsewhere), some: cut(a) }));`,
    ],
    [
      'names that the schema has not',
      `const a = pgTable('a', {}); const b = pgTable('b', {}); defineRelations({ a }, (r) => ({ a: { bs: r.many.b() }, b: { as: r.many.a() } }));`,
    ],
  ])('trap: %s give none', (_, text) => expect(relationsIn(read({ 'a.ts': drizzle + text }))).toEqual([]));
});
