import type { Program } from '../model/program.js';
import type { DataLayer } from './data-layer.js';
import { drizzle } from './drizzle/drizzle.js';
import { knex } from './knex/knex.js';
import { kysely } from './kysely/kysely.js';
import { readNames } from './layer-names.js';
import { mikroOrm } from './mikro-orm/mikro-orm.js';
import { mongodb } from './mongodb/mongodb.js';
import { mongoose } from './mongoose/mongoose.js';
import { objection } from './objection/objection.js';
import { prisma } from './prisma/prisma.js';
import { prisma8 } from './prisma-8/prisma-8.js';
import type { DataInput } from './data-input.js';
import { type Data, readDataWith } from './read-data.js';
import { sequelize } from './sequelize/sequelize.js';
import { betterSqlite3 } from './sql-drivers/better-sqlite3.js';
import { mysql2 } from './sql-drivers/mysql2.js';
import { nodeSqlite } from './sql-drivers/node-sqlite.js';
import { pg } from './sql-drivers/pg.js';
import { pgPromise } from './sql-drivers/pg-promise.js';
import { postgres } from './sql-drivers/postgres.js';
import { slonik } from './sql-drivers/slonik.js';
import { transactionHosts } from './transaction-hosts.js';
import { sqlSchema } from './sql-schema/sql-schema.js';
import { typeorm } from './typeorm/typeorm.js';

/** The data layers that are understood. A new one is a file and a line here. */
const LAYERS: readonly DataLayer[] = [
  typeorm,
  prisma,
  prisma8,
  drizzle,
  mikroOrm,
  kysely,
  knex,
  objection,
  mongoose,
  mongodb,
  sequelize,
  pg,
  mysql2,
  postgres,
  pgPromise,
  slonik,
  betterSqlite3,
  nodeSqlite,
  sqlSchema,
  transactionHosts,
];

/** Names of called functions and methods whose arguments the extractor keeps whole. */
export const operationNames: ReadonlySet<string> = readNames(LAYERS);

/** Reads what the repository's code does to its data: entities, relations, accesses, transactions, and the accesses that were not understood. */
export function readData(program: Program, input: DataInput): Data {
  return readDataWith(LAYERS, program, input);
}
