import { type DataLayer, steps } from '../data-layer.js';
import { NO_ENTITIES } from './no-entities.js';

type Kind = 'main' | 'db';

/** pg-promise: databases, tasks (one connection, no transaction) and transactions; names from its own type declarations. */
export const pgPromise: DataLayer<Kind> = {
  ...NO_ENTITIES,
  id: 'pg-promise',
  modules: ['pg-promise'],
  instances: new Map<string, Kind>([
    ['IMain', 'main'],
    ['IDatabase', 'db'],
    ['IConnected', 'db'],
    ['ITask', 'db'],
    ['IBaseProtocol', 'db'],
  ]),
  exports: steps<Kind>({ '': { gives: 'main' } }),
  handles: {
    main: { steps: steps<Kind>({ '': { gives: 'db' } }) },
    db: {
      steps: steps<Kind>({
        'query none one oneOrNone many manyOrNone any result multi multiResult map each stream': { sql: { argument: 0 } },
        'tx txIf': { transaction: 'opens', callback: 'db' },
        'task taskIf': { callback: 'db' },
        connect: { gives: 'db', marks: true },
      }),
    },
  },
};
