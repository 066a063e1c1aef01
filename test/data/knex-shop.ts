/** A shop's handle in one file, for the tests of Knex. */
export const DB = `
import knex, { Knex } from 'knex';
export type Db = Knex | Knex.Transaction;
export const db = knex({ client: 'pg' });
export const T = { ORDERS: 'orders', LINES: 'order_lines' } as const;
export enum Tables { Tags = 'tags' }
`;

/** A store with an injected handle around a method's body. */
export const store = (body: string, rest = ''): Readonly<Record<string, string>> => ({
  'db.ts': DB,
  'store.ts': `import { db, T, Tables, type Db } from './db'; import type { Knex } from 'knex'; const TABLE = 'products'; const shelf = new Map<string, number>();
class Store { private readonly tableName = 'customers'; private pg: Db; constructor(pg: Db) { this.pg = pg; } async run(id: number, table, input) { ${body} } ${rest} }`,
});
