import { describe, expect, it } from 'vitest';
import { tableStatements } from '../../src/data/sql-schema/statements.js';
import { accessesIn, entitiesIn, read, relationsIn } from './reading.js';

/** Tables as short text: `lines (order_id -> orders)`; `=>` for a unique key. */
function tables(sql: string): string {
  return tableStatements(sql)
    .map(({ schema, table, references }) => {
      const keys = references.map(
        ({ column, target, unique }) => `${column} ${unique ? '=>' : '->'} ${target.schema === null ? '' : `${target.schema}.`}${target.table}`,
      );
      return `${schema === null ? '' : `${schema}.`}${table} (${keys.join(', ')})`;
    })
    .join('; ');
}

describe('tableStatements', () => {
  it.each([
    ['CREATE TABLE orders (id int PRIMARY KEY, total numeric(10, 2))', 'orders ()'],
    ['create table if not exists "order lines" (id int, order_id int not null references orders (id) on delete cascade)', 'order lines (order_id -> orders)'],
    ['CREATE TABLE shop.lines (a int, FOREIGN KEY (a) REFERENCES shop.orders (id), b int)', 'shop.lines (a -> shop.orders)'],
    ['CREATE TABLE receipts (order_id int UNIQUE REFERENCES orders)', 'receipts (order_id => orders)'],
    ['CREATE TABLE receipts (order_id int REFERENCES orders, CONSTRAINT once UNIQUE (order_id))', 'receipts (order_id => orders)'],
    [
      'CREATE TABLE receipts (order_id int, CONSTRAINT c FOREIGN KEY (order_id) REFERENCES orders (id), PRIMARY KEY (order_id))',
      'receipts (order_id => orders)',
    ],
    ['CREATE TABLE tags (a int REFERENCES orders, b int REFERENCES labels, PRIMARY KEY (a, b))', 'tags (a -> orders, b -> labels)'],
    ['CREATE UNLOGGED TABLE a (x int); CREATE VIRTUAL TABLE b USING fts5(x)', 'a (); b ()'],
    ['ALTER TABLE ONLY lines ADD CONSTRAINT c FOREIGN KEY ("orderId") REFERENCES "orders" ("id") ON DELETE SET NULL', 'lines (orderId -> orders)'],
    ['ALTER TABLE lines ADD COLUMN gift_id int REFERENCES gifts, ADD x int', 'lines (gift_id -> gifts)'],
  ])('%s', (sql, expected) => expect(tables(sql)).toBe(expected));

  it.each([
    ['a table for now', 'CREATE TEMP TABLE t (id int REFERENCES orders)'],
    ['no table', 'CREATE INDEX i ON orders (a); CREATE VIEW v AS SELECT * FROM orders; CREATE TABLESPACE x'],
    ['a change without keys', 'ALTER TABLE orders ADD COLUMN a int; ALTER TABLE orders DROP CONSTRAINT c'],
    ['a name given later', 'CREATE TABLE \u00000\u0000 (id int)'],
    ['a comment', '-- CREATE TABLE orders (id int)'],
    ['prose', 'Please create the table'],
  ])('trap: %s', (_, sql) => expect(tables(sql)).toBe(''));

  it('takes parentheses that do not close', () => expect(tables(`CREATE TABLE a ${'('.repeat(20_000)}`)).toBe('a ()'));
});

describe('the tables that SQL creates', () => {
  const data = read({
    'schema.ts': `import Database from 'better-sqlite3'; export const db = new Database('shop.db');
db.exec(\`CREATE TABLE Orders (id INTEGER PRIMARY KEY);
  CREATE TABLE lines (order_id INTEGER REFERENCES orders (id));\`);
export const MORE = ['CREATE TABLE gifts (id int)'];`,
    'orders.ts': `import { db } from './schema.js'; export const all = () => db.exec('DELETE FROM orders');`,
  });

  it('are entities with relations', () => {
    expect(entitiesIn(data)).toEqual(['gifts gifts (sql)', 'lines lines (sql)', 'orders Orders (sql)']);
    expect(relationsIn(data)).toEqual(['lines many-to-one orders']);
    expect(data.entities.map(({ declaredAt: { path, line }, unit }) => `${path}:${line} ${unit}`)).toEqual([
      'schema.ts:4 null',
      'schema.ts:2 null',
      'schema.ts:2 null',
    ]);
  });

  it('are those that SQL elsewhere speaks of; to create them is no access', () => expect(accessesIn(data)).toEqual(['write orders.exec sql']));

  it('are the entities of classes where these say so', () => {
    const joined = read({
      'a.ts': "import { Entity, DataSource } from 'typeorm'; new DataSource({}).query('CREATE TABLE orders (id int)');",
      'b.ts': "import { Entity } from 'typeorm'; @Entity('orders') export class Order {}",
    });
    expect(entitiesIn(joined)).toEqual(['order orders (typeorm)']);
  });
});
