import { describe, expect, it } from 'vitest';
import { accessesIn, gapsIn, read } from './reading.js';

/** What a file says of its data: accesses, then gaps. */
function said(text: string): string[] {
  const data = read({ 'shop.ts': text });
  return [...accessesIn(data), ...gapsIn(data).map((gap) => `gap ${gap}`)];
}

describe('pg', () => {
  it.each([
    ["import { Pool } from 'pg'; const pool = new Pool(); pool.query('SELECT * FROM orders WHERE id = $1', [1]);", ['read orders.query sql']],
    ["import pg from 'pg'; const pool = new pg.Pool(); pool.query('DELETE FROM carts');", ['write carts.query sql']],
    [
      "import * as pg from 'pg'; const client = new pg.Client(); client.query({ name: 'all', text: 'SELECT 1 FROM orders', values: [] });",
      ['read orders.query sql'],
    ],
    ["const { Pool } = require('pg'); const pool = new Pool(); exports.f = () => pool.query('SELECT 1 FROM orders');", ['read orders.query sql']],
    ["import { PoolClient } from 'pg'; export const f = (c: PoolClient) => c.query(`INSERT INTO orders VALUES ($1)`, [1]);", ['write orders.query sql']],
    [
      "import pg, { type Client } from 'pg'; class Repo { constructor(private client: pg.PoolClient) {} f() { return this.client.query('SELECT 1 FROM orders'); } }",
      ['read orders.query sql'],
    ],
    [
      "import { Pool } from 'pg'; import Cursor from 'pg-cursor'; const pool = new Pool(); async function f() { const c = await pool.connect(); c.query(new Cursor('SELECT 1 FROM orders')); }",
      ['read orders.query sql'],
    ],
    [
      "import { Pool } from 'pg'; const pool = new Pool(); pool.connect((error, client, done) => { client.query('SELECT 1 FROM orders'); });",
      ['read orders.query sql'],
    ],
    ["import { Pool } from 'pg'; const pool = new Pool(); pool.connect().then((client) => client.query('SELECT 1 FROM orders'));", ['read orders.query sql']],
    ["import { Pool } from 'pg'; const pool = new Pool(); const SQL = { all: 'SELECT 1 FROM orders' }; pool.query(SQL['all']);", ['read orders.query sql']],
    [
      "import { Pool, Query } from 'pg'; const pool = new Pool(); async function f() { const c = await pool.connect(); c.query(new Query('DELETE FROM carts')); }",
      ['write carts.query sql'],
    ],
    ["import { Pool } from 'pg'; const pool = new Pool(); export const f = (text: string) => pool.query(text);", ['gap dynamic-query pool.query()']],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected));

  it.each([
    ['a client of another package', "import { Pool } from 'pg'; import { Client } from 'search'; new Client().query('SELECT 1 FROM orders');"],
    ['an own class', "import { Pool } from 'pg'; class Shelf { query(text: string) {} } new Shelf().query('SELECT 1 FROM orders');"],
    ['no table', "import { Pool } from 'pg'; new Pool().query('SET search_path TO shop');"],
    ['a map', "import { Pool } from 'pg'; const db = new Map(); db.get('SELECT 1 FROM orders');"],
  ])('trap: %s', (_, text) => expect(said(text)).toEqual([]));
});

describe('mysql2', () => {
  it.each([
    ["import mysql from 'mysql2/promise'; const pool = mysql.createPool({}); pool.execute('SELECT * FROM orders', []);", ['read orders.execute sql']],
    [
      "import { createConnection } from 'mysql2/promise'; async function f() { const c = await createConnection({}); await c.query({ sql: 'DELETE FROM carts', values: [] }); }",
      ['write carts.query sql'],
    ],
    [
      "const mysql = require('mysql'); const pool = mysql.createPool({}); pool.getConnection((error, c) => { c.query('SELECT 1 FROM ??', ['orders'], () => {}); });",
      ['read orders.query sql'],
    ],
    [
      "import { createConnection } from 'mysql2/promise'; async function f() { const c = await createConnection({}); const s = await c.prepare('DELETE FROM carts'); await s.execute([]); }",
      ['write carts.execute sql'],
    ],
    ["const mysql = require('mysql2'); const db = mysql.createConnection({}).promise(); db.query('SELECT 1 FROM `orders`');", ['read orders.query sql']],
    [
      "import { Pool } from 'mysql2/promise'; class Repo { constructor(private pool: Pool) {} async f() { const c = await this.pool.getConnection(); await c.execute('UPDATE stock SET q = 1'); } }",
      ['write stock.execute sql'],
    ],
    [
      "import type { PoolConnection } from 'mysql2/promise'; export const f = (c: PoolConnection, sql: string) => c.query(sql);",
      ['gap dynamic-query c.query()'],
    ],
  ])('%s', (text, expected) => expect(said(text)).toEqual(expected));

  it('trap: executes of other things', () => {
    expect(said("import { createPool } from 'mysql2/promise'; class Order { execute(text: string) {} } new Order().execute('SELECT 1 FROM orders');")).toEqual(
      [],
    );
  });
});

describe('postgres.js', () => {
  const all = (body: string) =>
    said(`import postgres from 'postgres'; const sql = postgres('');\nexport async function f(order: object, ids: number[]) {\n${body}\n}`);
  it.each([
    ['await sql`SELECT * FROM orders WHERE id = ${ids[0]}`;', ['read orders.sql sql']],
    ["await sql`SELECT * FROM ${sql('orders')} WHERE id IN ${sql(ids)}`;", ['read orders.sql sql']],
    ["await sql`INSERT INTO orders ${sql(order, 'total')}`;", ['write orders.sql sql']],
    ["await sql`SELECT * FROM ${sql('shop.orders')}`;", ['read orders.sql sql']],
    ["await sql.unsafe('DELETE FROM carts');", ['write carts.unsafe sql']],
    ["await sql.file('queries/orders.sql');", ['gap dynamic-query the SQL of queries/orders.sql in file()']],
    ['await sql`SELECT * FROM orders ${ids.length > 0 ? sql`JOIN lines ON true` : sql``} WHERE true`;', ['read lines.sql sql', 'read orders.sql sql']],
    ['await sql`SELECT * FROM ${sql(order)}`;', ['gap dynamic-query a table that sql() is given when it runs']],
  ])('%s', (body, expected) => expect(all(body)).toEqual(expected));

  it.each([
    ['a typed parameter', "import type { Sql } from 'postgres'; export const f = (db: Sql) => db`SELECT 1 FROM orders`;"],
    ['a dotted type', "import postgres from 'postgres'; export const f = (db: postgres.Sql) => db`SELECT 1 FROM orders`;"],
    ['a property', "import postgres from 'postgres'; class Repo { private db = postgres(''); f() { return this.db`SELECT 1 FROM orders`; } }"],
    ['require', "const postgres = require('postgres'); const db = postgres(''); exports.f = () => db`SELECT 1 FROM orders`;"],
  ])('is reached by %s', (_, text) => expect(said(text)).toEqual(['read orders.db sql']));

  it.each([
    ['a tag of another package', "import postgres from 'postgres'; import { sql } from 'paint'; const x = sql`SELECT 1 FROM orders`;"],
    ['an own tag', "import postgres from 'postgres'; const sql = (x: unknown) => x; const x = sql`SELECT 1 FROM orders`;"],
  ])('trap: %s', (_, text) => expect(said(text)).toEqual([]));
});

describe('pg-promise', () => {
  const all = (body: string) =>
    said(`import pgPromise from 'pg-promise'; const pgp = pgPromise({}); const db = pgp('');\nexport async function f() {\n${body}\n}`);
  it.each([
    ["await db.one('SELECT * FROM orders WHERE id = $1', [1]);", ['read orders.one sql']],
    ["await db.none('UPDATE stock SET q = 0');", ['write stock.none sql']],
    ["await db.task((t) => t.any('SELECT 1 FROM orders'));", ['read orders.any sql']],
    ["await db.multi('SELECT 1 FROM orders; SELECT 1 FROM carts');", ['read carts.multi sql', 'read orders.multi sql']],
    [
      "await db.map('SELECT 1 FROM orders', [], (row) => row); await db.each('SELECT 1 FROM carts', [], (row) => row);",
      ['read carts.each sql', 'read orders.map sql'],
    ],
    ["await db.taskIf((t) => t.result('DELETE FROM carts'));", ['write carts.result sql']],
    ["await db.none(new pgp.QueryFile('./orders.sql'));", ['gap dynamic-query the SQL of ./orders.sql in none()']],
  ])('%s', (body, expected) => expect(all(body)).toEqual(expected));

  it.each([
    ['a type', "import { IDatabase } from 'pg-promise'; export const f = (db: IDatabase<object>) => db.any('SELECT 1 FROM orders');"],
    ['a dotted type', "import pgPromise from 'pg-promise'; export const f = (db: pgPromise.ITask<object>) => db.any('SELECT 1 FROM orders');"],
    ['require', "const pgp = require('pg-promise')(); const db = pgp({}); exports.f = () => db.any('SELECT 1 FROM orders');"],
  ])('is reached by %s', (_, text) => expect(said(text)).toEqual(['read orders.any sql']));

  it.each([
    ['promises', "import pgPromise from 'pg-promise'; export const f = (xs: Promise<string>[]) => Promise.any(xs);"],
    ['lists', "import pgPromise from 'pg-promise'; export const f = (xs: string[]) => xs.map((x) => 'SELECT 1 FROM orders');"],
  ])('trap: %s', (_, text) => expect(said(text)).toEqual([]));
});

describe('slonik', () => {
  const all = (body: string) =>
    said(`import { createPool, sql } from 'slonik'; import { z } from 'zod';\nexport async function f() { const pool = await createPool('');\n${body}\n}`);
  it.each([
    ['await pool.any(sql.type(z.object({}))`SELECT * FROM orders`);', ['read orders.any sql']],
    ["await pool.query(sql.unsafe`DELETE FROM ${sql.identifier(['shop', 'carts'])}`);", ['write carts.query sql']],
    ['await pool.maybeOne(sql.unsafe`SELECT * FROM orders ${sql.fragment`JOIN lines ON true`}`);', ['read lines.maybeOne sql', 'read orders.maybeOne sql']],
    ['await pool.connect((connection) => connection.exists(sql.unsafe`SELECT 1 FROM orders`));', ['read orders.exists sql']],
    ['const query = sql.unsafe`SELECT 1 FROM orders`; await pool.one(query);', ['read orders.one sql']],
  ])('%s', (body, expected) => expect(all(body)).toEqual(expected));

  it('trap: a query that nobody runs', () => expect(all('const query = sql.unsafe`SELECT 1 FROM orders`;')).toEqual([]));
});

describe.each([
  ['better-sqlite3', "import Database from 'better-sqlite3'; const db = new Database('shop.db');"],
  ['better-sqlite3 without new', "const db = require('better-sqlite3')('shop.db');"],
  ['node:sqlite', "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync('shop.db');"],
])('%s', (_, head) => {
  const all = (body: string, outside = '') => said(`${head}\n${outside}\nfunction f(id: number) {\n${body}\n}`);
  it.each([
    ["db.exec('DELETE FROM carts');", ['write carts.exec sql']],
    ["db.prepare('SELECT * FROM orders WHERE id = ?').get(id);", ['read orders.get sql']],
    ["const all = db.prepare('SELECT * FROM orders'); for (const order of all.iterate()) all.all();", ['read orders.all sql', 'read orders.iterate sql']],
    ["db.prepare('DELETE FROM carts').bind(id).run();", ['write carts.run sql']],
  ])('%s', (body, expected) => expect(all(body)).toEqual(expected));

  it.each([
    ['by name', "const empty = db.prepare('DELETE FROM carts');", 'empty.run();'],
    ['in an object', "const statements = { empty: db.prepare('DELETE FROM carts') };", 'statements.empty.run();'],
    ['in a class', "class Carts { empty = db.prepare('DELETE FROM carts'); clear() { this.empty.run(); } }", ''],
    [
      'in a class, by a written type',
      "import type { Statement, StatementSync } from 'better-sqlite3'; class Carts { private empty: Statement; constructor() { this.empty = db.prepare('DELETE FROM carts'); } clear() { this.empty.run(); } }",
      '',
    ],
  ])('runs what was prepared, where it is run: %s', (_, outside, body) => expect(all(body, outside)).toEqual(['write carts.run sql']));

  it('trap: what is only prepared is no access', () => expect(all("const empty = db.prepare('DELETE FROM carts');")).toEqual([]));
  it('trap: runs of other things', () =>
    expect(
      all("task.run('DELETE FROM carts'); new Map().get('SELECT 1 FROM orders');", 'class Task { run(text: string) {} } const task = new Task();'),
    ).toEqual([]));
});

describe('SQL on a receiver that nothing is known of', () => {
  const all = (body: string) => said(`import 'pg'; export function f(app, text) { ${body} }`);
  it.each([
    ["app.pool.query('SELECT 1 FROM orders');", ['read orders.query?? sql']],
    ["app.query({ text: 'DELETE FROM carts' });", ['write carts.query?? sql']],
    ['app.pool.query(text);', ['gap unresolved-receiver app.pool.query()']],
    ['app.pool.query(`SELECT 1 FROM ${text}`);', ['gap dynamic-query a table that query() is given when it runs']],
  ])('%s', (body, expected) => expect(all(body)).toEqual(expected));

  it.each([
    ["app.pool.query('DROP SCHEMA shop');"],
    ["app.query('orders of today');"],
    ["app.find('SELECT 1 FROM orders');"],
    ["const index = new Map(); index.query('SELECT 1 FROM orders');"],
  ])('trap: %s', (body) => expect(all(body)).toEqual([]));

  it('is read where a CommonJS module fills its own exports', () => {
    expect(
      said(
        "const { Pool } = require('pg'); const shop = (module.exports = {}); shop.open = () => { shop.pool = new Pool(); }; shop.f = () => shop.pool.query('SELECT 1 FROM orders');",
      ),
    ).toEqual(['read orders.query?? sql']);
  });

  it('trap: means nothing where no driver is used', () => expect(said("export const f = (app) => app.pool.query('SELECT 1 FROM orders');")).toEqual([]));
});
