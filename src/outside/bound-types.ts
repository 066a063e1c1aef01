import type { BoundValue } from '../model/facts.js';

/** Types of packages whose objects live within one process, by module and name; `''` holds the globals. */
export const BOUND_TYPES: ReadonlyMap<string, ReadonlyMap<string, BoundValue['kind']>> = new Map(
  Object.entries({
    '': {
      function: 'Function',
      signal: 'AbortSignal AbortController',
      stream: 'ReadableStream WritableStream TransformStream NodeJS.ReadableStream NodeJS.WritableStream NodeJS.ReadWriteStream',
      request: 'Request Response',
      collection: 'Map Set ReadonlyMap ReadonlySet WeakMap WeakSet',
      generator: 'Generator AsyncGenerator AsyncIterable AsyncIterator IterableIterator',
    },
    stream: { stream: 'Readable Writable Duplex Transform PassThrough Stream default' },
    fs: { stream: 'ReadStream WriteStream' },
    http: { request: 'IncomingMessage ServerResponse' },
    events: { emitter: 'EventEmitter default' },
    express: { request: 'Request Response NextFunction' },
    'express-serve-static-core': { request: 'Request Response NextFunction' },
    fastify: { request: 'FastifyRequest FastifyReply' },
    koa: { request: 'Context ParameterizedContext' },
    hono: { request: 'Context' },
    'next/server': { request: 'NextRequest NextResponse' },
    graphql: { request: 'GraphQLResolveInfo' },
    rxjs: { stream: 'Observable Subject BehaviorSubject' },
    '@nestjs/common': { request: 'ExecutionContext' },
    'socket.io': { request: 'Socket Server' },
    typeorm: { transaction: 'EntityManager QueryRunner' },
    '@prisma/client': { transaction: 'Prisma.TransactionClient' },
    sequelize: { transaction: 'Transaction' },
    'sequelize-typescript': { transaction: 'Transaction' },
    mongoose: { transaction: 'ClientSession' },
    mongodb: { transaction: 'ClientSession' },
    knex: { transaction: 'Knex.Transaction' },
    objection: { transaction: 'Transaction' },
    kysely: { transaction: 'Transaction' },
    pg: { transaction: 'PoolClient' },
    slonik: { transaction: 'DatabaseTransactionConnection' },
    'mysql2/promise': { transaction: 'PoolConnection' },
    'drizzle-orm/pg-core': { transaction: 'PgTransaction' },
    'drizzle-orm/mysql-core': { transaction: 'MySqlTransaction' },
    'drizzle-orm/sqlite-core': { transaction: 'SQLiteTransaction' },
  } satisfies Record<string, Partial<Record<BoundValue['kind'], string>>>).map(([module, kinds]) => [
    module,
    // the keys of a constant of ours
    new Map(Object.entries(kinds).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as BoundValue['kind']] as const))),
  ]),
);
