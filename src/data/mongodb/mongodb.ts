import { type DataLayer, steps } from '../data-layer.js';
import { collectionTable } from './collection-steps.js';
import { collectionSetTo, declareCollections } from './collections.js';

type Kind = 'client' | 'database' | 'collection' | 'session';

const MODULES = ['mongodb'];

/** The MongoDB driver, up to 7: clients, databases, collections that are named where they are asked for, sessions; names from its own type declarations. */
export const mongodb: DataLayer<Kind> = {
  id: 'mongodb',
  modules: MODULES,
  names: [],
  entityHandle: 'collection',
  guessed: null,
  declaringCalls: ['collection', 'push', 'unshift'],
  declareEntities: (program) => declareCollections(program, MODULES),
  instances: new Map<string, Kind>([
    ['MongoClient', 'client'],
    ['Db', 'database'],
    ['Collection', 'collection'],
    ['ClientSession', 'session'],
  ]),
  exports: steps<Kind>({ MongoClient: { gives: 'client' } }),
  handles: {
    client: {
      steps: steps<Kind>({
        connect: { gives: 'client' },
        db: { gives: 'database' },
        startSession: { gives: 'session', marks: true },
        withSession: { callback: 'session', marks: true },
      }),
    },
    database: {
      steps: steps<Kind>({
        'collection createCollection': { gives: 'collection', entity: { from: 'argument', index: 0 } },
        'dropCollection renameCollection': { does: 'write', entity: { from: 'argument', index: 0 } },
        client: { gives: 'client' },
      }),
    },
    collection: { steps: steps<Kind>(collectionTable), otherwise: collectionSetTo(MODULES) },
    session: {
      steps: steps<Kind>({
        withTransaction: { transaction: 'opens', callback: 'session' },
        startTransaction: { transaction: 'begins' },
        'commitTransaction abortTransaction': { transaction: 'ends' },
        client: { gives: 'client' },
      }),
    },
  },
};
