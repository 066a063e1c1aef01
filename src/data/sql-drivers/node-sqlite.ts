import { type DataLayer, steps } from '../data-layer.js';
import { NO_ENTITIES } from './no-entities.js';
import { SQLITE_HANDLES, type SqliteKind } from './sqlite-handles.js';

/** The database that comes with Node. */
export const nodeSqlite: DataLayer<SqliteKind> = {
  ...NO_ENTITIES,
  id: 'node:sqlite',
  modules: ['node:sqlite'],
  instances: new Map<string, SqliteKind>([
    ['StatementSync', 'statement'],
    ['DatabaseSync', 'database'],
  ]),
  exports: steps<SqliteKind>({}),
  handles: SQLITE_HANDLES,
};
