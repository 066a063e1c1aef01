import { type DataLayer, steps } from '../data-layer.js';
import { NO_ENTITIES } from './no-entities.js';
import { SQLITE_HANDLES, type SqliteKind } from './sqlite-handles.js';

/** better-sqlite3: what it exports is the database's class, with or without `new`; names from its own type declarations. */
export const betterSqlite3: DataLayer<SqliteKind> = {
  ...NO_ENTITIES,
  id: 'better-sqlite3',
  modules: ['better-sqlite3'],
  instances: new Map<string, SqliteKind>([
    ['Statement', 'statement'],
    ['Database', 'database'],
    ['default', 'database'],
    ['*', 'database'],
  ]),
  exports: steps<SqliteKind>({ '': { gives: 'database' } }),
  handles: SQLITE_HANDLES,
};
