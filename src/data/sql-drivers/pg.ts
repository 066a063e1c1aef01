import { type DataLayer, steps } from '../data-layer.js';
import { NO_ENTITIES } from './no-entities.js';

type Kind = 'pool' | 'client';

/** node-postgres, and what speaks like it: pools and clients; names from its own type declarations. */
export const pg: DataLayer<Kind> = {
  ...NO_ENTITIES,
  id: 'pg',
  modules: ['pg', 'pg-pool'],
  instances: new Map<string, Kind>([
    ['Pool', 'pool'],
    ['PoolClient', 'client'],
    ['Client', 'client'],
    ['ClientBase', 'client'],
  ]),
  exports: steps<Kind>({}),
  handles: {
    pool: {
      steps: steps<Kind>({
        query: { sql: { argument: 0, shared: true } },
        connect: { gives: 'client', marks: true, callback: 'client', handed: 1 },
      }),
    },
    client: { steps: steps<Kind>({ 'query copyFrom copyTo': { sql: { argument: 0 } } }) },
  },
};
