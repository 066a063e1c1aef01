import { type DataLayer, steps } from '../data-layer.js';
import { NO_ENTITIES } from './no-entities.js';

type Kind = 'connection';

/** Slonik: pools and the connections that they hand to callbacks; names from its own type declarations, older ones ending in `Type`. */
export const slonik: DataLayer<Kind> = {
  ...NO_ENTITIES,
  id: 'slonik',
  modules: ['slonik'],
  instances: new Map<string, Kind>(
    ['DatabasePool', 'DatabasePoolConnection', 'DatabaseTransactionConnection', 'DatabaseConnection', 'CommonQueryMethods'].flatMap((name) => [
      [name, 'connection'],
      [`${name}Type`, 'connection'],
    ]),
  ),
  exports: steps<Kind>({ createPool: { gives: 'connection' } }),
  handles: {
    connection: {
      steps: steps<Kind>({
        'any anyFirst exists many manyFirst maybeOne maybeOneFirst one oneFirst query stream': { sql: { argument: 0 } },
        transaction: { transaction: 'opens', callback: 'connection' },
        connect: { callback: 'connection' },
      }),
    },
  },
};
