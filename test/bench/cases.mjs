/**
 * The repositories that samples are drawn from, by name; `verbs` are the method names by which a reader would look for data access in them:
 * the calls that run, not those that build.
 */
export const CASES = [
  {
    name: 'c-ghostfolio',
    orm: 'Prisma',
    verbs:
      'findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany count aggregate groupBy create createMany update updateMany upsert delete deleteMany $queryRaw $executeRaw',
  },
  {
    name: 'c-hng',
    orm: 'TypeORM',
    verbs:
      'find findOne findOneBy findBy findAndCount findOneOrFail count exists save insert update upsert delete remove softDelete softRemove restore increment decrement getOne getMany getManyAndCount getCount getRawMany getRawOne execute query',
  },
  {
    name: 'b-terramatch',
    orm: 'sequelize-typescript',
    verbs:
      'findAll findOne findByPk findAndCountAll count max min sum findOrCreate create bulkCreate update destroy upsert restore increment save reload query $get $set',
  },
  {
    name: 'd-nauto',
    orm: 'sequelize-typescript',
    verbs:
      'findAll findOne findByPk findAndCountAll count max min sum findOrCreate create bulkCreate update destroy upsert restore increment save reload query',
  },
  {
    name: 'd-datn',
    orm: 'Mongoose',
    verbs:
      'find findOne findById exists countDocuments distinct aggregate create insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndDelete findByIdAndUpdate findByIdAndDelete bulkWrite save',
  },
  {
    name: 'a-ajrasakha',
    orm: 'MongoDB driver',
    verbs:
      'find findOne aggregate distinct countDocuments estimatedDocumentCount insertOne insertMany updateOne updateMany replaceOne deleteOne deleteMany findOneAndUpdate findOneAndReplace findOneAndDelete bulkWrite',
  },
  {
    name: 'c-unleash',
    orm: 'Knex',
    verbs: 'select insert update del delete truncate first count countDistinct max min sum pluck increment decrement raw batchInsert where from',
  },
  {
    name: 'a-bigcapital',
    orm: 'Objection',
    verbs: 'query relatedQuery insert insertGraph upsertGraph upsertGraphAndFetch update patch delete find findOne findById',
  },
  {
    name: 'c-dropit',
    orm: 'MikroORM',
    verbs:
      'find findOne findOneOrFail findAll findAndCount count persist persistAndFlush remove removeAndFlush insert upsert nativeUpdate nativeDelete flush create assign',
  },
];
