import { describe, expect, it } from 'vitest';
import type { Steps } from '../../src/data/data-layer.js';
import { knex } from '../../src/data/knex/knex.js';
import { mikroOrm } from '../../src/data/mikro-orm/mikro-orm.js';
import { mongodb } from '../../src/data/mongodb/mongodb.js';
import { mongoose } from '../../src/data/mongoose/mongoose.js';
import { prisma } from '../../src/data/prisma/prisma.js';
import { prisma8 } from '../../src/data/prisma-8/prisma-8.js';
import { sequelize } from '../../src/data/sequelize/sequelize.js';
import { typeorm } from '../../src/data/typeorm/typeorm.js';

/** The names among these whose step does something else: the table of the layer against the lists of its own documentation. */
function otherwise(steps: Steps<never>, names: string, does: 'read' | 'write' | undefined): readonly string[] {
  return names.split(' ').filter((name) => steps.get(name)?.does !== does);
}

const { repository, manager } = typeorm.handles;
const TYPEORM_READS =
  'find findBy findOne findOneBy findOneOrFail findOneByOrFail findAndCount findAndCountBy count countBy exists existsBy exist sum average minimum maximum preload findByIds findOneById findTrees findRoots findAncestors findAncestorsTree findDescendants findDescendantsTree countAncestors countDescendants aggregate aggregateEntity distinct countDocuments createCursor';
const TYPEORM_WRITES =
  'save insert update updateAll upsert delete deleteAll remove softDelete softRemove restore recover increment decrement clear insertOne insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndReplace findOneAndDelete bulkWrite';
const MIKRO_READS = 'find findOne findOneOrFail findAll findAndCount findByCursor count countBy stream';
const MIKRO_WRITES = 'insert insertMany upsert upsertMany nativeUpdate nativeDelete persist remove persistAndFlush removeAndFlush';

describe('the operations of', () => {
  it.each([
    ['TypeORM repositories', repository.steps, TYPEORM_READS, TYPEORM_WRITES],
    ['TypeORM managers', manager.steps, TYPEORM_READS, TYPEORM_WRITES],
    [
      'Prisma delegates',
      prisma.handles.delegate.steps,
      'findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany count aggregate groupBy findRaw aggregateRaw',
      'create createMany createManyAndReturn update updateMany updateManyAndReturn upsert delete deleteMany',
    ],
    [
      'Prisma 8 models',
      prisma8.handles.models.steps,
      'all first aggregate',
      'create createAll createAndReturn update updateAll updateAndCount delete deleteAll deleteAndCount upsert',
    ],
    [
      'Sequelize models',
      sequelize.handles.model.steps,
      'findAll findOne findByPk findAndCountAll count max min sum aggregate findOrBuild',
      'create bulkCreate update destroy upsert restore increment decrement truncate findOrCreate findCreateFind',
    ],
    [
      'Sequelize records',
      sequelize.handles.record.steps,
      'reload $get $count $has',
      'save update destroy restore increment decrement $set $add $create $remove',
    ],
    [
      'Knex queries',
      knex.handles.query.steps,
      'join innerJoin leftJoin leftOuterJoin rightJoin rightOuterJoin fullOuterJoin crossJoin using updateFrom',
      'insert upsert update del delete truncate increment decrement',
    ],
    ['MikroORM managers', mikroOrm.handles.manager.steps, `${MIKRO_READS} refresh refreshOrFail`, MIKRO_WRITES],
    ['MikroORM repositories', mikroOrm.handles.repository.steps, MIKRO_READS, MIKRO_WRITES],
    [
      'Mongoose models',
      mongoose.handles.model.steps,
      'find findOne findById exists countDocuments estimatedDocumentCount distinct aggregate where watch count findAndCount',
      'create insertMany insertOne updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndReplace findOneAndDelete findByIdAndUpdate findByIdAndDelete bulkWrite bulkSave update remove findOneAndRemove findByIdAndRemove',
    ],
    [
      'MongoDB collections',
      mongodb.handles.collection.steps,
      'find findOne aggregate distinct countDocuments estimatedDocumentCount watch',
      'insertOne insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndReplace findOneAndDelete bulkWrite rename drop',
    ],
  ])('%s are all known', (_, steps, reads, writes) => {
    expect([otherwise(steps as Steps<never>, reads, 'read'), otherwise(steps as Steps<never>, writes, 'write')]).toEqual([[], []]);
  });

  it.each([
    ['TypeORM repositories', repository.steps, 'create merge hasId getId getRepository extend metadata'],
    ['TypeORM managers', manager.steps, 'create merge getRepository withRepository getTreeRepository'],
    ['Prisma clients', prisma.handles.client.steps, '$transaction $extends $use $on $connect $disconnect'],
    ['Prisma 8 models', prisma8.handles.models.steps, 'where select orderBy limit offset cursor distinctOn groupBy having apply variant'],
    ['Sequelize models', sequelize.handles.model.steps, 'build bulkBuild scope unscoped schema addHook'],
    ['Knex connections', knex.handles.knex.steps, 'transaction savepoint transactionProvider schema fn destroy'],
    ['MikroORM managers', mikroOrm.handles.manager.steps, 'create getReference fork flush clear'],
    ['Mongoose connections', mongoose.handles.connection.steps, 'model models collection startSession withSession transaction'],
  ])('trap: %s do nothing by these', (_, steps, names) => expect(otherwise(steps as Steps<never>, names, undefined)).toEqual([]));
});
