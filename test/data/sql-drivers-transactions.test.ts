import { describe, expect, it } from 'vitest';
import { accessesIn, read, transactionsIn } from './reading.js';

const all = (head: string, body: string) => read({ 'shop.ts': `${head}\nexport async function pay(order: number) {\n${body}\n}` });
const said = (head: string, body: string): string[] => accessesIn(all(head, body));

describe('transactions that are opened with a function', () => {
  const postgres = "import postgres from 'postgres'; const sql = postgres('');";
  const promise = "import pgPromise from 'pg-promise'; const db = pgPromise()('');";
  const slonik = "import { createPool, sql } from 'slonik'; const pool = createPool('');";
  it.each([
    [postgres, 'await sql.begin(async (sql) => { await sql`DELETE FROM carts`; });', ['write carts.sql sql @t1']],
    [
      postgres,
      "await sql.begin('read write', async (tx) => { await tx`DELETE FROM carts`; await sql`DELETE FROM stock`; });",
      ['write carts.tx sql @t1', 'write stock.sql sql'],
    ],
    [postgres, 'await sql.begin((sql) => sql.savepoint((sql) => sql`DELETE FROM carts`));', ['write carts.sql sql @t1']],
    [promise, "await db.tx((t) => t.none('DELETE FROM carts'));", ['write carts.none sql @t1']],
    [
      promise,
      "await db.tx('pay', async (t) => { await t.batch([t.none('DELETE FROM carts'), db.none('DELETE FROM stock')]); });",
      ['write carts.none sql @t1', 'write stock.none sql'],
    ],
    [promise, "await db.task((t) => t.txIf({ cnd: true }, (u) => u.none('DELETE FROM carts')));", ['write carts.none sql @t1']],
    [slonik, 'await pool.transaction(async (c) => { await c.query(sql.unsafe`DELETE FROM carts`); });', ['write carts.query sql @t1']],
    [slonik, 'await pool.connect((c) => c.transaction((t) => t.query(sql.unsafe`DELETE FROM carts`)));', ['write carts.query sql @t1']],
  ])('%s %s', (head, body, expected) => expect(said(head, body)).toEqual(expected));

  it.each([
    ['a task', promise, "await db.task((t) => t.none('DELETE FROM carts'));"],
    ['a connection', slonik, 'await pool.connect((c) => c.query(sql.unsafe`DELETE FROM carts`));'],
  ])('trap: %s is none', (_, head, body) => expect(all(head, body).transactions).toEqual([]));
});

describe('transactions of SQLite', () => {
  const head = "import Database from 'better-sqlite3'; const db = new Database('shop.db');";
  it('hold what the function does that is made into one', () => {
    const data = all(head, "const settle = db.transaction((id) => { db.exec('DELETE FROM carts'); });\nsettle(order); db.exec('DELETE FROM stock');");
    expect(accessesIn(data)).toEqual(['write carts.exec sql @t1', 'write stock.exec sql']);
    expect(transactionsIn(data)).toEqual(['t1 callback 3-3 pay']);
  });
});

it('of SQLite begin at once, where the function is run so; trap: a function that nobody makes into one opens none', () => {
  const head = "import Database from 'better-sqlite3'; const db = new Database('shop.db');";
  expect(said(head, "const settle = db.transaction(() => { db.exec('DELETE FROM carts'); });\nsettle.immediate();")).toEqual(['write carts.exec sql @t1']);
  expect(all(head, "const settle = () => { db.exec('DELETE FROM carts'); };\nsettle();").transactions).toEqual([]);
});

describe('transactions by hand', () => {
  it('of mysql2 hold what goes through the connection', () => {
    const data = all(
      "import mysql from 'mysql2/promise'; const pool = mysql.createPool({});",
      `const c = await pool.getConnection();
await c.beginTransaction();
await c.execute('UPDATE stock SET q = 1');
await pool.execute('DELETE FROM carts');
await c.commit();
await c.query('SELECT 1 FROM orders');`,
    );
    expect(accessesIn(data)).toEqual(['write stock.execute sql @t1', 'write carts.execute sql', 'read orders.query sql']);
    expect(transactionsIn(data)).toEqual(['t1 manual 4-7 pay']);
  });
});

describe('transactions that SQL begins', () => {
  const pg = "import { Pool, type PoolClient } from 'pg'; const pool = new Pool();";
  const by = (begin: string, end: string) =>
    `const client = await pool.connect();\ntry {\nawait client.query(${begin});\nawait client.query('DELETE FROM carts');\nawait pool.query('DELETE FROM stock');\nawait client.query(${end});\n} catch { await client.query('ROLLBACK'); }\nawait client.query('SELECT 1 FROM orders');`;
  it.each([
    ["'BEGIN'", "'COMMIT'"],
    ['`begin isolation level serializable`', '`commit;`'],
    ["'START TRANSACTION'", "'END'"],
    ["'BEGIN; '", "'COMMIT AND CHAIN'"],
  ])('%s … %s', (begin, end) => {
    const data = all(pg, by(begin, end));
    expect(accessesIn(data)).toEqual(['write carts.query sql @t1', 'write stock.query sql', 'read orders.query sql']);
    expect(transactionsIn(data)).toEqual(['t1 manual 5-9 pay']);
  });

  it('hold what goes through a client that is handed in', () => {
    const data = read({
      'shop.ts': `${pg}\nexport async function pay(client: PoolClient) {\nawait client.query('BEGIN');\nawait client.query('DELETE FROM carts');\nawait client.query('COMMIT');\n}`,
    });
    expect(accessesIn(data)).toEqual(['write carts.query sql @t1']);
  });

  it('of mysql2, by a statement', () => {
    const data = all(
      "import mysql from 'mysql2/promise'; const pool = mysql.createPool({});",
      "const c = await pool.getConnection();\nawait c.query('START TRANSACTION');\nawait c.execute('DELETE FROM carts');\nawait c.query('COMMIT');",
    );
    expect(accessesIn(data)).toEqual(['write carts.execute sql @t1']);
  });

  it('hold savepoints as parts of themselves', () => {
    const body = by("'BEGIN'", "'COMMIT'").replace('await pool.query', "await client.query('SAVEPOINT s');\nawait pool.query");
    expect(all(pg, body).transactions).toHaveLength(1);
  });

  it('of other layers too, on a connection of their own', () => {
    const data = all(
      "import { DataSource } from 'typeorm'; const source = new DataSource({});",
      "const runner = source.createQueryRunner();\nawait runner.query('BEGIN');\nawait runner.query('DELETE FROM carts');\nawait runner.query('COMMIT');",
    );
    expect(accessesIn(data)).toEqual(['write carts.query sql @t1']);
  });

  it.each([
    ['a savepoint', by("'SAVEPOINT s'", "'ROLLBACK TO SAVEPOINT s'").replace("'ROLLBACK'", "'ROLLBACK TO s'")],
    ['a pool: each statement has a connection of its own', "await pool.query('BEGIN'); await pool.query('DELETE FROM carts'); await pool.query('COMMIT');"],
    ['a block of code', "const client = await pool.connect(); await client.query('DO $$ BEGIN NULL; END $$');"],
  ])('trap: %s begins none', (_, body) => expect(all(pg, body).transactions).toEqual([]));

  it('are those of the functions that are run between begin and commit', () => {
    const data = read({
      'db.ts': `import { Pool, type PoolClient } from 'pg'; export const pool = new Pool();
export async function together<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) { await client.query('ROLLBACK'); throw error; } finally { client.release(); }
}`,
      'shop.ts': `import { pool, together } from './db.js';
export async function pay() {
  await together(async (client) => {
    await client.query('DELETE FROM carts');
    await pool.query('DELETE FROM stock');
  });
}
export const refund = () => together((c) => c.query('DELETE FROM orders'));`,
    });
    expect(accessesIn(data)).toEqual(['write carts.query sql @t1', 'write stock.query sql', 'write orders.query sql @t2']);
    expect(transactionsIn(data)).toEqual(['t1 callback 3-6 pay', 't2 callback 8-8 refund']);
  });

  it('by guess, where nothing is known of the client: it is one thing, its pool another', () => {
    const data = read({
      'a.js': `require('pg');
exports.pay = async (app) => {
  const client = await app.pool.connect();
  await client.query('BEGIN');
  await client.query('DELETE FROM carts');
  await app.pool.query('DELETE FROM stock');
  await client.query('COMMIT');
};`,
    });
    expect(accessesIn(data)).toEqual(['write carts.query?? sql @t1', 'write stock.query?? sql']);
  });

  it('trap: hold nothing of another client that is handed in too', () => {
    const data = read({
      'shop.ts': `import type { PoolClient } from 'pg';
export async function pay(client: PoolClient, other: PoolClient) {
  await client.query('BEGIN');
  await other.query('DELETE FROM carts');
  await client.query('COMMIT');
}`,
    });
    expect(accessesIn(data)).toEqual(['write carts.query sql']);
  });

  it('SQLite: one connection, and statements of it', () => {
    const data = all(
      "import Database from 'better-sqlite3'; const db = new Database('shop.db'); const empty = db.prepare('DELETE FROM carts');",
      "db.exec('BEGIN');\nempty.run();\ndb.exec('COMMIT');\nempty.run();",
    );
    expect(accessesIn(data)).toEqual(['write carts.run sql @t1', 'write carts.run sql']);
  });
});
