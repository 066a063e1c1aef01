import { type DataLayer, steps } from '../data-layer.js';
import { NO_ENTITIES } from './no-entities.js';

type Kind = 'sql';

/** postgres.js: one tag that runs what it is given; within `begin` the parameter that shadows it; names from its own type declarations. */
export const postgres: DataLayer<Kind> = {
  ...NO_ENTITIES,
  id: 'postgres',
  modules: ['postgres'],
  instances: new Map<string, Kind>([
    ['Sql', 'sql'],
    ['ISql', 'sql'],
    ['TransactionSql', 'sql'],
    ['ReservedSql', 'sql'],
  ]),
  exports: steps<Kind>({ '': { gives: 'sql' } }),
  handles: {
    sql: {
      steps: steps<Kind>({
        // `sql('orders')` and `sql(order, 'total')` are parts of a statement, no statement.
        '': { sql: { argument: 0, maybe: true, whole: true } },
        unsafe: { sql: { argument: 0, whole: true } },
        file: { sql: { argument: 0 } },
        begin: { transaction: 'opens', callback: 'sql' },
        savepoint: { callback: 'sql' },
        reserve: { gives: 'sql', marks: true },
      }),
    },
  },
};
