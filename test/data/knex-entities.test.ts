import { describe, expect, it } from 'vitest';
import { accessesIn, entitiesIn, read, relationsIn } from './reading.js';

const MIGRATION = `import type { Knex } from 'knex';
export async function up(knex: Knex) {
  await knex.schema.createTable('customers', (t) => { t.increments('id'); });
  await knex.schema.createTable('orders', (t) => { t.integer('customer_id').notNullable().references('id').inTable('customers').onDelete('CASCADE'); });
  await knex.schema.createTable('order_lines', function (table) { table.integer('order_id').references('orders.id'); table.integer('tag'); table.foreign('tag').references('id').inTable('tags'); table.index(['tag']); });
  await knex.schema.alterTable('tags', (t) => { t.foreign(['owner']).references(['id']).inTable('customers'); });
  await knex.schema.raw('ALTER TABLE tags ADD CONSTRAINT parent FOREIGN KEY (parent) REFERENCES tags (id)');
}
export async function down(knex: Knex) { await knex.schema.dropTable('orders'); }`;

describe('Knex tables', () => {
  it('are those that migrations make, related by their foreign keys', () => {
    const data = read({ 'migration.ts': MIGRATION });
    expect(entitiesIn(data)).toEqual(['customers customers (knex)', 'order_lines order_lines (knex)', 'orders orders (knex)', 'tags tags (knex)']);
    expect(relationsIn(data)).toEqual([
      'orders many-to-one customers',
      'order_lines many-to-one orders',
      'order_lines many-to-one tags',
      'tags many-to-one customers',
      'tags many-to-one tags',
    ]);
  });

  it('are declared where a migration makes them, else where they are named first', () => {
    const data = read({ 'a.ts': `import { Knex } from 'knex'; export const f = (db: Knex) => [db('orders'),\ndb('parcels')];`, 'migration.ts': MIGRATION });
    expect(data.entities.filter(({ id }) => id === 'orders' || id === 'parcels').map(({ declaredAt: { path, line } }) => `${path}:${line}`)).toEqual([
      'migration.ts:4',
      'a.ts:2',
    ]);
  });

  it('give way to a model of the same table', () => {
    const data = read({
      'a.ts': `import { Knex } from 'knex'; export const f = (db: Knex) => db('orders');`,
      'b.ts': `import { Entity } from 'typeorm'; @Entity('orders') export class Order {}`,
    });
    expect(entitiesIn(data)).toEqual(['order orders (typeorm)']);
    expect(data.accesses.map(({ entity, via }) => `${entity} ${via}`)).toEqual(['order knex']);
  });

  it.each([
    ['a separator', `import { Knex } from 'knex'; export const f = async (db: Knex) => (await db('orders').pluck('id')).join('and');`],
    ['a subquery as text', `import { Knex } from 'knex'; export const f = (db: Knex) => db('orders').leftJoin('(select 1) as one', 'a', 'b');`],
    [
      'a table of something else',
      `import { Knex } from 'knex'; const html = (name: string) => name; export const f = (db: Knex) => [db('orders'), html('table')];`,
    ],
  ])('trap: are not %s', (_, text) => expect(entitiesIn(read({ 'a.ts': text }))).toEqual(['orders orders (knex)']));

  it('trap: are none without Knex', () => {
    expect(entitiesIn(read({ 'a.ts': `export const f = (db) => db('orders').from('tags');` }))).toEqual([]);
  });
});

describe('Knex tables that a base class is handed', () => {
  const BASE = `import type { Knex } from 'knex'; export class Store<Row> { protected tableName: string; protected db: Knex; constructor(tableName: string, db: Knex) { this.tableName = tableName; this.db = db; } }
export class Audited<Row> extends Store<Row> { constructor(table: string, db: Knex) { super(table, db); } }`;

  it.each([
    ['by super()', `class OrderStore extends Store<Order> { constructor(db) { super('orders', db); } all() { return this.db(this.tableName); } }`],
    [
      'through another class',
      `const T = 'orders'; class OrderStore extends Audited<Order> { constructor(db) { super(T, db); } all() { return this.db(\`\${this.tableName} as o\`); } }`,
    ],
    [
      'by a class without a constructor',
      `class Own extends Audited<Order> {} class OrderStore extends Own { constructor(db) { super('orders', db); } all() { return this.db(this.tableName); } }`,
    ],
  ])('are known in the class that hands them %s', (_, text) => {
    const data = read({ 'base.ts': BASE, 'a.ts': `import { Store, Audited } from './base'; ${text}` });
    expect(accessesIn(data)).toEqual(['read orders.select']);
  });

  it('trap: another property, or another argument, is not the table', () => {
    const text = `class OrderStore extends Store<Order> { constructor(name, db) { super(name, db); } all() { return this.db(this.tableName); } some() { return this.db(this.label); } }`;
    expect(accessesIn(read({ 'base.ts': BASE, 'a.ts': `import { Store } from './base'; ${text}` }))).toEqual([]);
  });
});
