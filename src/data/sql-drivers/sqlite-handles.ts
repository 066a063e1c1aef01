import { type HandleRule, steps } from '../data-layer.js';

export type SqliteKind = 'database' | 'statement';

/** What better-sqlite3 and node:sqlite share. One connection: what runs while the function of `transaction` runs is in it. */
export const SQLITE_HANDLES: Readonly<Record<SqliteKind, HandleRule<SqliteKind>>> = {
  database: {
    steps: steps<SqliteKind>({
      exec: { sql: { argument: 0 } },
      prepare: { gives: 'statement', prepares: 0 },
      transaction: { transaction: 'opens' },
    }),
  },
  statement: {
    steps: steps<SqliteKind>({
      'run get all iterate': { sql: { argument: 'prepared' } },
      'bind pluck raw expand safeIntegers': { gives: 'statement' },
    }),
  },
};
