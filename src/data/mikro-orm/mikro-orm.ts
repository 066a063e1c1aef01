import { type DataLayer, type StepRule, steps } from '../data-layer.js';
import { cascades } from '../typeorm/cascades.js';
import { changed, collected, created } from './deferred-writes.js';
import { declareMikroEntities } from './entities.js';
import { flushed } from './flushed.js';
import { unlessImported } from './other-queries.js';
import { populates, queryOptions } from './query-options.js';

/** The kinds of handle that MikroORM gives. `related`: a collection of or a reference to another entity; `writing`: an insert, update or delete being built; `event`: what a subscriber is handed. */
type Kind = 'orm' | 'manager' | 'repository' | 'connection' | 'query' | 'writing' | 'record' | 'related' | 'event';

const FIND = 'find findOne findOneOrFail findAndCount findByCursor';
const WRITE = 'insert insertMany upsert upsertMany nativeInsert';
const JOINS = 'join innerJoin leftJoin joinAndSelect innerJoinAndSelect leftJoinAndSelect joinLateral innerJoinLateral leftJoinLateral';
const JOINS_SELECTED = 'innerJoinLateralAndSelect leftJoinLateralAndSelect joinLateralAndSelect';
const RUN = 'execute getResult getResultList getSingleResult getResultAndCount getCount stream';
const CONDITION = 'where andWhere orWhere having andHaving orHaving';

const first = { from: 'argument', index: 0 } as const;
// What the unit of work notes, and writes when it is flushed.
const persists: StepRule<Kind> = { does: 'write', also: cascades('insert', 'update'), deferred: true, gives: 'manager' };
const removes: StepRule<Kind> = { does: 'write', also: cascades('remove'), deferred: true, gives: 'manager' };
const creates: StepRule<Kind> = { also: created, deferred: true, gives: 'record' };
const changes: StepRule<Kind> = { also: changed, deferred: true, gives: 'record' };
const flushes: StepRule<Kind> = { also: flushed, transaction: 'flushes' };

/** MikroORM 5 to 7: entity managers, repositories, query builders, collections and references; names from its own type declarations. */
export const mikroOrm: DataLayer<Kind> = {
  id: 'mikro-orm',
  modules: ['@mikro-orm/'],
  names: [],
  guessed: null,
  // The transaction is kept for each chain of calls, and every manager that is not forked joins it.
  keepsTransaction: () => true,
  declaringCalls: ['EntitySchema', 'defineEntity', 'manyToOne', 'oneToMany', 'oneToOne', 'manyToMany', 'mappedBy', 'inversedBy', 'cascade', 'owner', 'eager'],
  declareEntities: declareMikroEntities,
  instances: new Map<string, Kind>([
    ['MikroORM', 'orm'],
    ['EntityManager', 'manager'],
    ['SqlEntityManager', 'manager'],
    ['MongoEntityManager', 'manager'],
    ['EntityRepository', 'repository'],
    ['SqlEntityRepository', 'repository'],
    ['MongoEntityRepository', 'repository'],
    ['QueryBuilder', 'query'],
    ['SelectQueryBuilder', 'query'],
    ['InsertQueryBuilder', 'writing'],
    ['UpdateQueryBuilder', 'writing'],
    ['DeleteQueryBuilder', 'writing'],
    ['BaseEntity', 'record'],
    ['Loaded', 'record'],
    ['Rel', 'record'],
    ['IWrappedEntity', 'record'],
    ['Collection', 'related'],
    ['LoadedCollection', 'related'],
    ['Ref', 'related'],
    ['Reference', 'related'],
    ['LoadedReference', 'related'],
    ['EventArgs', 'event'],
    ['FlushEventArgs', 'event'],
    ['TransactionEventArgs', 'event'],
    ['IdentifiedReference', 'related'],
  ]),
  exports: steps<Kind>({
    'MikroORM RequestContext': { gives: 'orm' },
    wrap: { gives: 'record', entity: first },
    assign: { ...changes, entity: first },
    defineEntity: { gives: 'record', entity: { from: 'call' } },
  }),
  handles: {
    orm: {
      steps: steps<Kind>({
        'init initSync': { gives: 'orm' },
        'em getEntityManager': { gives: 'manager' },
      }),
    },
    manager: {
      steps: steps<Kind>({
        [FIND]: { does: 'read', entity: first, also: queryOptions({ where: 1, options: 2 }), gives: 'record' },
        'findAll stream': { does: 'read', entity: first, also: queryOptions({ where: null, options: 1 }), gives: 'record' },
        'count countBy aggregate streamAggregate': { does: 'read', entity: first, also: queryOptions({ where: 1, options: 2 }) },
        'refresh refreshOrFail lock': { does: 'read', entity: first, gives: 'record' },
        populate: { entity: first, also: populates(1), gives: 'record' },
        [WRITE]: { does: 'write', entity: first, gives: 'record', columns: { argument: 1 } },
        nativeUpdate: { does: 'write', entity: first, gives: 'record', columns: { argument: 2 } },
        nativeDelete: { does: 'write', entity: first, gives: 'record' },
        'persist persistLater': { ...persists, entity: first },
        'remove removeLater': { ...removes, entity: first },
        persistAndFlush: { ...persists, entity: first, transaction: 'flushes' },
        removeAndFlush: { ...removes, entity: first, transaction: 'flushes' },
        create: { ...creates, entity: first },
        assign: { ...changes, entity: first },
        'getReference map merge': { entity: first, gives: 'record' },
        fork: { gives: 'manager', marks: true },
        getContext: { gives: 'manager' },
        'getRepository repo': { gives: 'repository', entity: first },
        'createQueryBuilder qb': { gives: 'query', entity: first, alias: 1, marks: true },
        'flush tryFlush': flushes,
        transactional: { transaction: 'opens', callback: 'manager', also: flushed },
        begin: { transaction: 'begins' },
        commit: { transaction: 'ends', also: flushed },
        rollback: { transaction: 'ends' },
        execute: { sql: { argument: 0 } },
        'getConnection getDriver': { gives: 'connection' },
        getKysely: { into: { layer: 'kysely', kind: 'db' }, also: unlessImported('kysely') },
        getKnex: { into: { layer: 'knex', kind: 'knex' }, also: unlessImported('knex') },
      }),
    },
    connection: {
      steps: steps<Kind>({
        execute: { sql: { argument: 0 } },
        getConnection: { gives: 'connection' },
      }),
    },
    repository: {
      steps: steps<Kind>({
        [FIND]: { does: 'read', also: queryOptions({ where: 0, options: 1 }), gives: 'record' },
        'findAll stream': { does: 'read', also: queryOptions({ where: null, options: 0 }), gives: 'record' },
        'count countBy aggregate streamAggregate': { does: 'read', also: queryOptions({ where: 0, options: 1 }) },
        populate: { also: populates(1), gives: 'record' },
        [WRITE]: { does: 'write', gives: 'record', columns: { argument: 0 } },
        nativeUpdate: { does: 'write', gives: 'record', columns: { argument: 1 } },
        nativeDelete: { does: 'write', gives: 'record' },
        'persist persistLater': persists,
        'remove removeLater': removes,
        persistAndFlush: { ...persists, transaction: 'flushes' },
        removeAndFlush: { ...removes, transaction: 'flushes' },
        create: creates,
        assign: changes,
        'getReference map merge': { gives: 'record' },
        'createQueryBuilder qb': { gives: 'query', alias: 0, marks: true },
        'em getEntityManager': { gives: 'manager' },
        flush: flushes,
      }),
    },
    query: {
      steps: steps<Kind>({
        [RUN]: { does: 'read', gives: 'record' },
        // What makes a query a part of another: it runs with that one.
        'as getKnexQuery': { does: 'read' },
        [`${JOINS} ${JOINS_SELECTED}`]: { gives: 'query', does: 'read', entity: first, alias: 1, beside: true },
        from: { gives: 'query', entity: first, alias: 1 },
        'insert update delete truncate': { gives: 'writing', names: true },
        [CONDITION]: { gives: 'query', sql: { argument: 0, maybe: true } },
      }),
      calls: { gives: 'query' },
    },
    writing: {
      steps: steps<Kind>({
        [RUN]: { does: 'write' },
        [CONDITION]: { gives: 'writing', sql: { argument: 0, maybe: true } },
      }),
      calls: { gives: 'writing' },
    },
    record: {
      steps: steps<Kind>({
        assign: changes,
        init: { does: 'read', gives: 'record' },
        populate: { also: populates(0), gives: 'record' },
        class: { gives: 'record' },
      }),
      members: { gives: 'related', entity: { from: 'relation' } },
      calls: { gives: 'record', callback: 'record' },
    },
    event: { steps: steps<Kind>({ em: { gives: 'manager' }, entity: { gives: 'record' } }) },
    related: {
      steps: steps<Kind>({
        'load loadOrFail loadItems loadCount loadProperty init matching': { does: 'read', gives: 'record' },
        'add remove removeAll set': { also: collected, deferred: true },
        '$ get': { gives: 'record' },
      }),
      members: { gives: 'related', entity: { from: 'relation' } },
      calls: { gives: 'record', callback: 'record' },
    },
  },
};
