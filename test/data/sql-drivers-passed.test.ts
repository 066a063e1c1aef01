import { describe, expect, it } from 'vitest';
import { accessesIn, gapsIn, read, transactionsIn } from './reading.js';

const POOL = "import { Pool, type PoolClient, type QueryConfig } from 'pg'; const pool = new Pool();\n";

/** Accesses with who makes them, then gaps with their places. */
function said(files: Readonly<Record<string, string>>): string[] {
  const data = read(files);
  const by = data.accesses.map((access) => `${access.by.slice(access.by.indexOf('#') + 1)}${access.member === null ? '' : `.${access.member}`}`);
  return [...accessesIn(data).map((text, index) => `${by[index]}: ${text}`), ...data.gaps.map(({ path, detail }) => `gap ${path} ${detail}`)];
}

describe('SQL that a function is given', () => {
  it.each([
    ['a function', 'export function query(text: string, params: unknown[] = []) { return pool.query(text, params); }', "query('SELECT 1 FROM orders')"],
    [
      'an arrow',
      'export const query = async (text: string) => { const result = await pool.query(text); return result.rows; };',
      "query('SELECT 1 FROM orders')",
    ],
    ['an object', 'export function query(config: QueryConfig) { return pool.query(config); }', "query({ text: 'SELECT 1 FROM orders', values: [] })"],
    [
      'a property of an object',
      'export function query({ text, values }: QueryConfig) { return pool.query(text, values); }',
      "query({ text: 'SELECT 1 FROM orders' })",
    ],
    [
      'an options object',
      'export function query(options: QueryConfig) { return pool.query({ text: options.text, values: [] }); }',
      "query({ text: 'SELECT 1 FROM orders' })",
    ],
    [
      'a function in a function',
      'export function query(text: string) { return new Promise((done) => { pool.query(text, (error, rows) => done(rows)); }); }',
      "query('SELECT 1 FROM orders')",
    ],
    [
      'a function behind a function',
      'function run(text: string) { return pool.query(text.trim()); } export function query(text: string) { return run(text); }',
      "query('SELECT 1 FROM orders')",
    ],
    ['a table', 'export function query(table: string) { return pool.query(`SELECT 1 FROM ${table} WHERE true`); }', "query('orders')"],
    ['a quoted table', 'export function query(table: string) { return pool.query(`SELECT 1 FROM "${table}"`); }', "query('orders')"],
    ['a clause', "export function query(rest: string) { return pool.query('SELECT * FROM ' + rest); }", "query('orders WHERE id = 1')"],
  ])('is read where it is given: %s', (_, wrapper, call) => {
    const files = { 'db.ts': POOL + wrapper, 'shop.ts': `import { query } from './db.js'; export function list() { return ${call}; }` };
    expect(said(files)).toEqual(['list: read orders.query sql']);
  });

  it('is read for each caller, and only what they give', () => {
    const files = {
      'db.ts': `${POOL}export function lines(table: string) { return pool.query(\`SELECT 1 FROM lines l JOIN \${table} t ON true\`); }`,
      'shop.ts': "import { lines as all } from './db.js'; export const f = () => all('orders'); export const g = () => all('carts');",
    };
    expect(said(files)).toEqual(['lines: read lines.query sql', 'g: read carts.query sql', 'f: read orders.query sql']);
  });

  it('is read through methods of classes', () => {
    const files = {
      'db.ts': `${POOL}export class Db { constructor(private pool: Pool) {} query(text: string) { return this.pool.query(text); } }`,
      'shop.ts':
        "import { Db } from './db.js'; export class Orders { constructor(private db: Db) {} list() { return this.db.query('SELECT 1 FROM orders'); } }",
    };
    expect(said(files)).toEqual(['Orders.list: read orders.query sql']);
  });

  it.each([
    ['a property', 'class Orders extends Store { protected table = "orders"; }'],
    ['a getter', 'class Orders extends Store { get table() { return "orders"; } }'],
    ['what is handed to super()', 'class Orders extends Named { constructor() { super("orders"); } }'],
  ])('is completed by the class that extends it: %s', (_, orders) => {
    const files = {
      'store.ts': `${POOL}export abstract class Store { protected abstract table: string;
  list(rest: string) { return pool.query(\`SELECT 1 FROM \${this.table} \${rest}\`); }
  first() { return this.list('LIMIT 1'); } }
export class Named extends Store { constructor(protected table: string) { super(); } }`,
      'shop.ts': `import { Named, Store } from './store.js'; ${orders}
class Carts extends Store { table = 'carts'; all() { return super.list(''); } }
export class Shop { constructor(private orders: Orders, private carts: Carts) {} a() { return this.orders.list(''); } b() { return this.orders.first(); } c() { return this.carts.first(); } }`,
    };
    expect(said(files)).toEqual([
      'Carts.all: read carts.query sql',
      'Shop.c: read carts.query sql',
      'Shop.a: read orders.query sql',
      'Shop.b: read orders.query sql',
    ]);
  });

  it.each([
    ['nobody calls it', ''],
    ['a caller is given it too, and nobody calls that', "import { query } from './db.js'; export const f = (text: string) => query(text);"],
    ['a caller makes it when it runs', "import { query } from './db.js'; import { build } from 'elsewhere'; export const f = () => query(build());"],
    ['it calls itself', ''],
  ])('stays a gap of the function where %s', (title, caller) => {
    const again = title === 'it calls itself' ? 'if (!text) return query(text);' : '';
    const files = { 'db.ts': `${POOL}export function query(text: string): unknown { ${again} return pool.query(text); }`, 'shop.ts': caller };
    expect(said(files)).toEqual(['gap db.ts pool.query()']);
  });

  it.each([
    ['functions of the same name', "function query(text: string) {} export const f = () => query('SELECT 1 FROM orders');"],
    ['methods of the same name', "class Shelf { query(text: string) {} } export const f = (shelf: Shelf) => shelf.query('SELECT 1 FROM orders');"],
  ])('trap: %s give it nothing', (_, other) => {
    expect(said({ 'db.ts': `${POOL}export function query(text: string) { return pool.query(text); }`, 'shop.ts': other })).toEqual(['gap db.ts pool.query()']);
  });

  it('belongs to the transaction whose handle is given with it', () => {
    const data = read({
      'db.ts': `${POOL}export async function run(client: PoolClient, text: string) { await client.query(text); }`,
      'shop.ts': `import { Pool } from 'pg'; import { run } from './db.js'; const pool = new Pool();
export async function pay() {
  const client = await pool.connect();
  await run(client, 'BEGIN');
  await run(client, 'DELETE FROM carts');
  await run(await pool.connect(), 'DELETE FROM stock');
  await run(client, 'COMMIT');
}`,
    });
    expect(accessesIn(data)).toEqual(['write carts.query sql @t1', 'write stock.query sql']);
    expect(transactionsIn(data)).toEqual(['t1 manual 4-7 pay']);
    expect(gapsIn(data)).toEqual([]);
  });

  it('ends where constants name each other many times over', () => {
    const holes = (level: number): string => `\${c${level}} `.repeat(20);
    const all = Array.from({ length: 12 }, (_, level) => `const c${level} = \`${holes(level + 1)}\`;`).join('\n');
    expect(said({ 'db.ts': `${POOL}${all}\nconst c12 = make(); export const f = () => pool.query(c0);` })).toEqual([
      'gap db.ts SQL that query() is given when it runs',
    ]);
  });
});
