import { type DataLayer, steps } from '../data-layer.js';
import { NO_ENTITIES } from './no-entities.js';

type Kind = 'pool' | 'connection' | 'statement';

/** mysql2 with callbacks and with promises, and the drivers of the same shape, mysql and mariadb; names from its own type declarations. */
export const mysql2: DataLayer<Kind> = {
  ...NO_ENTITIES,
  id: 'mysql2',
  modules: ['mysql2', 'mysql2/', 'mysql', 'promise-mysql', 'mariadb'],
  instances: new Map<string, Kind>([
    ['Pool', 'pool'],
    ['PoolNamespace', 'pool'],
    ['PoolCluster', 'pool'],
    ['PoolConnection', 'connection'],
    ['PreparedStatementInfo', 'statement'],
    ['Connection', 'connection'],
  ]),
  exports: steps<Kind>({
    'createPool createPoolPromise createPoolCluster': { gives: 'pool' },
    'createConnection createConnectionPromise': { gives: 'connection', marks: true },
  }),
  handles: {
    pool: {
      steps: steps<Kind>({
        'query execute batch': { sql: { argument: 0, shared: true } },
        getConnection: { gives: 'connection', marks: true, callback: 'connection', handed: 1 },
        'promise of': { gives: 'pool' },
      }),
    },
    connection: {
      steps: steps<Kind>({
        'query execute batch': { sql: { argument: 0 } },
        promise: { gives: 'connection' },
        prepare: { gives: 'statement', prepares: 0 },
        beginTransaction: { transaction: 'begins' },
        'commit rollback': { transaction: 'ends' },
      }),
    },
    statement: { steps: steps<Kind>({ execute: { sql: { argument: 'prepared' } } }) },
  },
};
