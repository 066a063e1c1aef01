import { type DataLayer, steps } from '../data-layer.js';
import { declarePrismaEntities } from './entities.js';
import { entitiesInUse } from './entities-in-use.js';
import { isContract } from './models.js';
import { nestedReads } from './nested-reads.js';
import { nestedWrites } from './nested-writes.js';

type Kind = 'client' | 'delegate' | 'record';

const FIELDS = { argument: 0, under: ['data', 'create', 'update'] } as const;

const DELEGATE = steps<Kind>({
  'findUnique findUniqueOrThrow findFirst findFirstOrThrow': { does: 'read', also: nestedReads, gives: 'record' },
  'findMany count aggregate groupBy findRaw aggregateRaw': { does: 'read', also: nestedReads },
  'create update upsert': { does: 'write', also: nestedWrites, gives: 'record', columns: FIELDS },
  delete: { does: 'write', also: nestedWrites, gives: 'record' },
  'createMany createManyAndReturn updateMany updateManyAndReturn': { does: 'write', also: nestedWrites, columns: FIELDS },
  deleteMany: { does: 'write', also: nestedWrites },
});

/** Prisma up to 7: clients (generated anywhere), interactive transactions, delegates, raw queries; names from its runtime's own list. */
export const prisma: DataLayer<Kind> = {
  id: 'prisma',
  modules: ['@prisma/client', '@prisma/client/', '.prisma/client'],
  names: ['PrismaClient', 'Prisma'],
  guessed: 'client',
  entityHandle: 'delegate',
  declaringCalls: [],
  declareEntities(program, schemas) {
    const declared = declarePrismaEntities(schemas.filter(({ text }) => !isContract(text)));
    return declared.length > 0 ? declared : entitiesInUse(program, new Set(DELEGATE.keys()));
  },
  instances: new Map<string, Kind>([
    ['PrismaClient', 'client'],
    ['Prisma.TransactionClient', 'client'],
    ['Prisma.DefaultPrismaClient', 'client'],
    ['PrismaPromise', 'record'],
  ]),
  exports: steps<Kind>({}),
  handles: {
    client: {
      steps: steps<Kind>({
        $transaction: { transaction: 'opens', callback: 'client' },
        $extends: { gives: 'client' },
        // prisma-extension-kysely
        $kysely: { into: { layer: 'kysely', kind: 'db' } },
        $runCommandRaw: { also: ({ call }) => [{ unseen: 'the command of $runCommandRaw()', line: call.line }] },
        '$queryRaw $queryRawUnsafe $queryRawTyped $executeRaw $executeRawUnsafe': { sql: { argument: 0 } },
      }),
      members: { gives: 'delegate', entity: { from: 'name' } },
    },
    delegate: { steps: DELEGATE },
    record: {
      steps: steps<Kind>({}),
      // `prisma.order.findUnique({ … }).lines()`
      calls: { does: 'read', entity: { from: 'relation' }, gives: 'record', also: nestedReads },
    },
  },
};
