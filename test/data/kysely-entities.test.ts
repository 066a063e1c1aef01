import { describe, expect, it } from 'vitest';
import { SHOP } from './kysely-shop.js';
import { accessesIn, entitiesIn, gapsIn, read, relationsIn } from './reading.js';

const kysely = `import { Kysely, Transaction } from 'kysely'; import type { DB } from './db';`;
const LISTED = ['customers customers', 'invoices invoices', 'orderlines orderLines', 'orders orders', 'products products'].map((text) => `${text} (kysely)`);

describe('Kysely tables', () => {
  it.each([
    ['a database that is made', 'export const db = new Kysely<DB>({ dialect });'],
    ['a parameter', 'export const f = (db: Kysely<DB>) => db;'],
    ['a property', 'export class Shop { db!: Kysely<DB>; }'],
    ['an alias', 'export type Trx = Transaction<DB> | undefined;'],
    ['what a function gives', 'export async function open(): Promise<Kysely<DB>> { return make(); }'],
    ['a part of it', `export const f = (db: Kysely<Omit<DB, 'secrets'>>) => db;`],
  ])('are the keys of the type of %s', (_, text) => expect(entitiesIn(read({ 'db.ts': SHOP, 'a.ts': kysely + text }))).toEqual(LISTED));

  it.each([
    ['of an object type', 'type Shop = { orders: {}; lines: {} }; export const db = new Kysely<Shop>({});', ['lines lines (kysely)', 'orders orders (kysely)']],
    [
      'of types together',
      'interface Stock { products: {} } interface Sales { orders: {} } export type Shop = Stock & Sales; export const db = new Kysely<Shop>({});',
      ['orders orders (kysely)', 'products products (kysely)'],
    ],
  ])('%s', (_, text, expected) => expect(entitiesIn(read({ 'a.ts': `import { Kysely } from 'kysely'; ${text}` }))).toEqual(expected));

  it('are named in snake case where the plugin does that, and joined with the tables that SQL names', () => {
    const text = `${kysely} import { CamelCasePlugin } from 'kysely'; const db = new Kysely<DB>({ plugins: [new CamelCasePlugin()] }); db.selectFrom('orderLines'); sql\`delete from order_lines\`.execute(db);`;
    const data = read({ 'db.ts': SHOP, 'a.ts': `import { sql } from 'kysely'; ${text}` });
    expect(entitiesIn(data)).toContain('orderlines order_lines (kysely)');
    expect(accessesIn(data)).toEqual(['read orderlines.selectFrom', 'write orderlines.execute sql']);
  });

  it('trap: without the plugin a table of another name is another table', () => {
    const text = `${kysely} import { sql } from 'kysely'; const db = new Kysely<DB>({}); sql\`delete from order_lines\`.execute(db);`;
    expect(accessesIn(read({ 'db.ts': SHOP, 'a.ts': text }))).toEqual(['write order_lines.execute sql']);
  });

  it('are those that queries name where no type lists them', () => {
    const data = read({
      'a.ts': `import { Kysely } from 'kysely'; const f = (db: Kysely<any>) => db.with('recent', (q) => q.selectFrom('orders as o')).selectFrom('recent').innerJoin('shop.lines', 'a', 'b');`,
    });
    expect(entitiesIn(data)).toEqual(['lines lines (kysely)', 'orders orders (kysely)']);
    expect(accessesIn(data)).toEqual(['read lines.innerJoin', 'read orders.selectFrom']);
    expect(gapsIn(data)).toEqual([]);
  });

  it.each([
    ['a type that no database has', `import { Kysely } from 'kysely'; interface DB { orders: {} } export const f = (db: DB) => db;`],
    ['a Kysely of the repository', 'class Kysely<T> {} interface DB { orders: {} } export const db = new Kysely<DB>();'],
    ['methods', `import { Kysely } from 'kysely'; interface DB { orders(): void } export const db = new Kysely<DB>({});`],
  ])('trap: %s declares none', (_, text) => expect(entitiesIn(read({ 'a.ts': text }))).toEqual([]));
});

describe('Kysely relations', () => {
  it.each([
    ['a column', `db.schema.createTable('orders').addColumn('customer_id', 'uuid', (col) => col.references('customers.id').onDelete('cascade')).execute();`],
    ['a constraint', `db.schema.alterTable('orders').addForeignKeyConstraint('fk', ['customer_id'], 'customers', ['id']).execute();`],
  ])('come from the migrations: %s', (_, text) => {
    const migration = `import { Kysely } from 'kysely'; export async function up(db: Kysely<any>) { await ${text} }`;
    const data = read({ 'db.ts': SHOP, 'a.ts': `${kysely} export const db = new Kysely<DB>({});`, 'migration.ts': migration });
    expect(relationsIn(data)).toEqual(['orders many-to-one customers']);
  });

  it('trap: references of another package make none', () => {
    const text = `import { schema } from 'ledger'; schema.createTable('orders').addColumn('customer_id', 'uuid', (col) => col.references('customers.id'));`;
    expect(relationsIn(read({ 'db.ts': SHOP, 'a.ts': `${kysely} export const db = new Kysely<DB>({});`, 'b.ts': text }))).toEqual([]);
  });
});
