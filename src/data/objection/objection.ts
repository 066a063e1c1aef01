import { type DataLayer, type StepRule, steps } from '../data-layer.js';
import { isNoTable, tablesAt } from '../knex/tables.js';
import { declareObjectionEntities } from './entities.js';
import { graphReads } from './graph-reads.js';
import { graphWrites } from './graph-writes.js';

/**
 * The kinds of handle that Objection gives. `model`: a class; `bound`: what `transaction(Order, (Order) => …)` hands in, a class or a transaction;
 * `record`: an object of a model; `context`: what hooks receive; `transacting`: the function `transaction` itself, which has a member.
 */
type Kind = 'model' | 'bound' | 'query' | 'record' | 'trx' | 'context' | 'transacting';

const table = { from: 'code', read: tablesAt } as const;
const related = { from: 'relation', argument: 0 } as const;
const WRITES =
  'insert insertAndFetch update updateAndFetch updateAndFetchById patch patchAndFetch patchAndFetchById del delete deleteById relate unrelate truncate increment decrement';
const GRAPH_WRITES = 'insertGraph insertGraphAndFetch upsertGraph upsertGraphAndFetch insertWithRelated insertWithRelatedAndFetch';
const GRAPH_READS =
  'withGraphFetched withGraphJoined withGraph eager mergeEager joinEager naiveEager joinRelated innerJoinRelated leftJoinRelated rightJoinRelated leftOuterJoinRelated rightOuterJoinRelated fullOuterJoinRelated outerJoinRelated joinRelation innerJoinRelation leftJoinRelation leftOuterJoinRelation';
const JOINS = 'join innerJoin leftJoin leftOuterJoin rightJoin rightOuterJoin outerJoin fullOuterJoin crossJoin';
const RAW = 'whereRaw orWhereRaw havingRaw orHavingRaw orderByRaw groupByRaw joinRaw';

/** Hands its callback what came out. */
const RESULTS = 'then';

/** A query reads unless a later step of its chain writes. */
const asks: StepRule<Kind> = { gives: 'query', does: 'read', unless: 'written', marks: true };

const ofModel: Readonly<Record<string, StepRule<Kind>>> = {
  query: { ...asks, within: { argument: 0 } },
  knexQuery: asks,
  relatedQuery: { ...asks, entity: related, within: { argument: 1 } },
  fetchGraph: { does: 'read', also: graphReads(1), gives: 'record' },
  'bindKnex bindTransaction': { gives: 'model', within: { argument: 0 } },
  'fromJson fromDatabaseJson': { gives: 'record' },
  transaction: { transaction: 'either', callback: 'trx', gives: 'trx', marks: true },
  startTransaction: { transaction: 'begins', gives: 'trx', marks: true },
  knex: { gives: 'trx' },
};

const ofRecord: Readonly<Record<string, StepRule<Kind>>> = {
  $query: { ...asks, within: { argument: 0 } },
  $relatedQuery: { ...asks, entity: related, within: { argument: 1 } },
  '$fetchGraph $loadRelated': { also: graphReads(0), gives: 'record' },
  '$knex $transaction': { gives: 'trx' },
};

const ofTransaction: Readonly<Record<string, StepRule<Kind>>> = {
  '': { ...asks, entity: table, common: isNoTable },
  raw: { sql: { argument: 0 } },
  'transaction savepoint': { transaction: 'either', callback: 'trx', gives: 'trx', marks: true },
  'commit rollback': { transaction: 'ends' },
};

/** Objection 1 to 3: models as classes, queries that read unless a step writes, related queries, graphs, transactions; names from its own type declarations. */
export const objection: DataLayer<Kind> = {
  id: 'objection',
  modules: ['objection'],
  names: [],
  guessed: null,
  registered: 'model',
  declaringCalls: ['mixin', 'compose'],
  declareEntities: declareObjectionEntities,
  instances: new Map<string, Kind>([
    ['Model', 'record'],
    ['mixin', 'record'],
    ['compose', 'record'],
    ['ModelClass', 'model'],
    ['QueryBuilder', 'query'],
    ['QueryBuilderType', 'query'],
    ['SingleQueryBuilder', 'query'],
    ['Transaction', 'trx'],
    ['TransactionOrKnex', 'trx'],
    ['QueryContext', 'context'],
    ['StaticHookArguments', 'context'],
  ]),
  exports: steps<Kind>({
    'Model mixin compose': { gives: 'model' },
    transaction: { transaction: 'opens', callback: 'bound', each: true, gives: 'transacting' },
    raw: { sql: { argument: 0, maybe: true } },
  }),
  handles: {
    // The class that `mixin(Base, […])` makes may be called once more: `compose(…)(Base)`.
    model: { steps: steps<Kind>({ ...ofModel, '': { gives: 'model' } }) },
    bound: { steps: steps<Kind>({ ...ofTransaction, ...ofModel }) },
    query: {
      awaited: 'record',
      steps: steps<Kind>({
        ...ofRecord,
        [WRITES]: { does: 'write', gives: 'query' },
        'insert insertAndFetch update updateAndFetch patch patchAndFetch increment decrement': { does: 'write', gives: 'query', columns: { argument: 0 } },
        'updateAndFetchById patchAndFetchById': { does: 'write', gives: 'query', columns: { argument: 1 } },
        [GRAPH_WRITES]: { does: 'write', also: graphWrites, gives: 'query' },
        [GRAPH_READS]: { also: graphReads(0), gives: 'query' },
        [JOINS]: { does: 'read', entity: table, common: isNoTable, beside: true, gives: 'query' },
        [RAW]: { sql: { argument: 0, maybe: true }, gives: 'query' },
        transacting: { within: { argument: 0 }, gives: 'query' },
        [RESULTS]: { callback: 'record' },
        'catch finally': {},
      }),
      members: { gives: 'record', entity: { from: 'relation' } },
      calls: { callback: 'query', gives: 'query' },
    },
    record: {
      steps: steps<Kind>({ ...ofRecord, '': { gives: 'record' } }),
      members: { gives: 'record', entity: { from: 'relation' } },
      calls: { callback: 'record', gives: 'record' },
    },
    trx: { steps: steps<Kind>(ofTransaction) },
    context: { steps: steps<Kind>({ transaction: { gives: 'trx' } }) },
    transacting: { steps: steps<Kind>({ start: { transaction: 'begins', gives: 'trx', marks: true } }) },
  },
};
