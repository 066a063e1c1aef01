import { type DataLayer, steps } from '../data-layer.js';
import { cascades } from './cascades.js';
import { commonTableReads, isOfCommonTable } from './common-tables.js';
import { declareTypeormEntities } from './entities.js';
import { findOptions, whereOptions } from './find-options.js';
import { rawCondition } from './raw-condition.js';

/** The kinds of handle that TypeORM gives. `writing`: an insert, update or delete being built; `subquery`: a select whose `from` is yet to come. */
type Kind = 'repository' | 'manager' | 'runner' | 'query' | 'subquery' | 'writing' | 'relating' | 'record' | 'event';

const FIND =
  'find findOne findOneOrFail findAndCount findByIds findOneById findTrees findRoots findDescendants findDescendantsTree findAncestors findAncestorsTree';
const FIND_BY = 'findBy findOneBy findOneByOrFail findAndCountBy';
const COUNT = 'count exists exist countAncestors countDescendants aggregate aggregateEntity distinct countDocuments createCursor createEntityCursor';
const COUNT_BY = 'countBy existsBy';
const FIGURE = 'sum average minimum maximum';
const WRITE = 'updateAll delete deleteAll softDelete restore clear replaceOne deleteOne deleteMany findOneAndReplace findOneAndDelete bulkWrite';
const INSERT = 'insert upsert insertOne insertMany';
const UPDATE = 'update increment decrement updateOne updateMany findOneAndUpdate';
const SELECTED = 'getOne getOneOrFail getMany getManyAndCount getCount getExists getRawOne getRawMany getRawAndEntities stream execute';
const CONDITION = 'where andWhere orWhere having andHaving orHaving setParameter addSelect';

const first = { from: 'argument', index: 0 } as const;
const second = { from: 'argument', index: 1 } as const;

/** TypeORM 0.2 to 1.x: repositories, managers, query builders, query runners, active records; names from its own type declarations. */
export const typeorm: DataLayer<Kind> = {
  id: 'typeorm',
  modules: ['typeorm', 'typeorm/', '@nestjs/typeorm', 'typeorm-transactional'],
  names: [],
  guessed: null,
  entityHandle: 'repository',
  declaringCalls: ['EntitySchema'],
  declareEntities: declareTypeormEntities,
  instances: new Map<string, Kind>([
    ['Repository', 'repository'],
    ['TreeRepository', 'repository'],
    ['MongoRepository', 'repository'],
    ['AbstractRepository', 'repository'],
    ['EntityManager', 'manager'],
    ['MongoEntityManager', 'manager'],
    ['DataSource', 'manager'],
    ['Connection', 'manager'],
    ['QueryRunner', 'runner'],
    ['SelectQueryBuilder', 'query'],
    ['QueryBuilder', 'query'],
    ['InsertQueryBuilder', 'writing'],
    ['UpdateQueryBuilder', 'writing'],
    ['DeleteQueryBuilder', 'writing'],
    ['SoftDeleteQueryBuilder', 'writing'],
    ['BaseEntity', 'record'],
    ['Relation', 'record'],
    ['InsertEvent', 'event'],
    ['UpdateEvent', 'event'],
    ['RemoveEvent', 'event'],
    ['LoadEvent', 'event'],
  ]),
  exports: steps<Kind>({
    'getRepository getTreeRepository getMongoRepository getCustomRepository': { gives: 'repository', entity: first },
    'getManager getMongoManager getConnection createConnection': { gives: 'manager' },
    createQueryBuilder: { gives: 'query', entity: first, alias: 1, marks: true },
    BaseEntity: { gives: 'repository' },
    'runInTransaction wrapInTransaction': { transaction: 'opens' },
    'runOnTransactionCommit runOnTransactionRollback runOnTransactionComplete': { transaction: 'leaves' },
    Raw: { also: rawCondition },
  }),
  handles: {
    repository: {
      steps: steps<Kind>({
        [FIND]: { does: 'read', also: findOptions(0), gives: 'record' },
        [FIND_BY]: { does: 'read', also: whereOptions(0), gives: 'record' },
        [COUNT]: { does: 'read', also: findOptions(0) },
        [COUNT_BY]: { does: 'read', also: whereOptions(0) },
        [FIGURE]: { does: 'read', also: whereOptions(1) },
        [WRITE]: { does: 'write' },
        [INSERT]: { does: 'write', columns: { argument: 0 } },
        [UPDATE]: { does: 'write', columns: { argument: 1 } },
        preload: { does: 'read', gives: 'record' },
        save: { does: 'write', also: cascades('insert', 'update'), gives: 'record', columns: { argument: 0 } },
        remove: { does: 'write', also: cascades('remove'), gives: 'record' },
        softRemove: { does: 'write', also: cascades('soft-remove'), gives: 'record' },
        recover: { does: 'write', also: cascades('recover'), gives: 'record' },
        'create merge': { gives: 'record' },
        createQueryBuilder: { gives: 'query', alias: 0, marks: true },
        query: { sql: { argument: 0 } },
        sql: { sql: { argument: 0 } },
        'extend repository treeRepository': { gives: 'repository' },
        'getRepository getTreeRepository': { gives: 'repository', entity: first },
        manager: { gives: 'manager' },
      }),
    },
    manager: {
      steps: steps<Kind>({
        [FIND]: { does: 'read', entity: first, also: findOptions(1), gives: 'record' },
        [FIND_BY]: { does: 'read', entity: first, also: whereOptions(1), gives: 'record' },
        [COUNT]: { does: 'read', entity: first, also: findOptions(1) },
        [COUNT_BY]: { does: 'read', entity: first, also: whereOptions(1) },
        [FIGURE]: { does: 'read', entity: first, also: whereOptions(2) },
        [WRITE]: { does: 'write', entity: first },
        [INSERT]: { does: 'write', entity: first, columns: { argument: 1 } },
        [UPDATE]: { does: 'write', entity: first, columns: { argument: 2 } },
        preload: { does: 'read', entity: first, gives: 'record' },
        save: { does: 'write', entity: first, also: cascades('insert', 'update'), gives: 'record', columns: { argument: 1 } },
        remove: { does: 'write', entity: first, also: cascades('remove'), gives: 'record' },
        softRemove: { does: 'write', entity: first, also: cascades('soft-remove'), gives: 'record' },
        recover: { does: 'write', entity: first, also: cascades('recover'), gives: 'record' },
        'create merge': { gives: 'record', entity: first },
        'getRepository getTreeRepository getMongoRepository getCustomRepository withRepository': { gives: 'repository', entity: first },
        createQueryBuilder: { gives: 'query', entity: first, alias: 1, marks: true },
        createQueryRunner: { gives: 'runner', marks: true },
        transaction: { transaction: 'opens', callback: 'manager' },
        query: { sql: { argument: 0 } },
        sql: { sql: { argument: 0 } },
        'manager mongoManager connection dataSource createEntityManager initialize connect': { gives: 'manager' },
        queryRunner: { gives: 'runner' },
      }),
    },
    runner: {
      steps: steps<Kind>({
        'manager connection': { gives: 'manager' },
        startTransaction: { transaction: 'begins' },
        'commitTransaction rollbackTransaction': { transaction: 'ends' },
        'query stream': { sql: { argument: 0 } },
      }),
    },
    query: {
      steps: steps<Kind>({
        [SELECTED]: { does: 'read', gives: 'record', common: isOfCommonTable },
        'leftJoin innerJoin leftJoinAndSelect innerJoinAndSelect': {
          gives: 'query',
          does: 'read',
          entity: first,
          alias: 1,
          beside: true,
          callback: 'subquery',
        },
        'leftJoinAndMapOne leftJoinAndMapMany innerJoinAndMapOne innerJoinAndMapMany': {
          gives: 'query',
          does: 'read',
          entity: second,
          alias: 2,
          beside: true,
          callback: 'subquery',
        },
        from: { gives: 'query', entity: first, alias: 1, callback: 'subquery' },
        addFrom: { gives: 'query', does: 'read', entity: first, alias: 1, beside: true, callback: 'subquery' },
        subQuery: { gives: 'subquery' },
        addCommonTableExpression: { gives: 'query', sql: { argument: 0, maybe: true }, also: commonTableReads },
        insert: { gives: 'writing', names: true },
        update: { gives: 'writing', names: true, entity: { ...first, orOwn: true } },
        'delete softDelete restore': { gives: 'writing', names: true },
        relation: { gives: 'relating', names: true, entity: { ...first, orOwn: true } },
        [CONDITION]: { gives: 'query', sql: { argument: 0, maybe: true }, callback: 'query' },
      }),
      calls: { gives: 'query' },
    },
    subquery: {
      steps: steps<Kind>({
        'from addFrom': { gives: 'query', does: 'read', entity: first, alias: 1, callback: 'subquery' },
        subQuery: { gives: 'subquery' },
      }),
      calls: { gives: 'subquery' },
    },
    writing: {
      steps: steps<Kind>({
        'into from update': { gives: 'writing', entity: { ...first, orOwn: true } },
        execute: { does: 'write', columns: { inCalls: ['set', 'values'] } },
        [CONDITION]: { gives: 'writing', sql: { argument: 0, maybe: true }, callback: 'query' },
      }),
      calls: { gives: 'writing' },
    },
    relating: {
      steps: steps<Kind>({
        of: { gives: 'relating' },
        'add remove set addAndRemove': { does: 'write' },
        'loadOne loadMany': { does: 'read', gives: 'record' },
      }),
    },
    record: {
      steps: steps<Kind>({
        save: { does: 'write', also: cascades('insert', 'update'), gives: 'record' },
        remove: { does: 'write', also: cascades('remove'), gives: 'record' },
        softRemove: { does: 'write', also: cascades('soft-remove'), gives: 'record' },
        recover: { does: 'write', also: cascades('recover'), gives: 'record' },
        reload: { does: 'read' },
      }),
      members: { gives: 'record', entity: { from: 'relation' } },
      calls: { gives: 'record', callback: 'record' },
    },
    event: {
      steps: steps<Kind>({
        manager: { gives: 'manager' },
        connection: { gives: 'manager' },
        dataSource: { gives: 'manager' },
        queryRunner: { gives: 'runner' },
        entity: { gives: 'record' },
      }),
    },
  },
};
