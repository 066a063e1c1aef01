import type { Trail } from '../model/program.js';
import { type DataLayer, steps } from './data-layer.js';

const PACKAGE = '@nestjs-cls/transactional';

/** What each adapter's handle is, where its type argument does not say: the package and the type of the object. */
const ADAPTERS: ReadonlyMap<string, { readonly module: string; readonly name: string }> = new Map([
  ['TransactionalAdapterPrisma', { module: '@prisma/client', name: 'PrismaClient' }],
  ['TransactionalAdapterTypeOrm', { module: 'typeorm', name: 'EntityManager' }],
  ['TransactionalAdapterDrizzleOrm', { module: 'drizzle-orm', name: 'PgDatabase' }],
  ['TransactionalAdapterKnex', { module: 'knex', name: 'Knex' }],
  ['TransactionalAdapterKysely', { module: 'kysely', name: 'Kysely' }],
  ['TransactionalAdapterPgPromise', { module: 'pg-promise', name: 'IDatabase' }],
  ['TransactionalAdapterMongoose', { module: 'mongoose', name: 'ClientSession' }],
  ['TransactionalAdapterMongodb', { module: 'mongodb', name: 'ClientSession' }],
]);

/** The package that keeps the handle of the transaction around, for handles of other layers: its own calls only open transactions. */
export const transactionHosts: DataLayer<'host'> = {
  id: 'nestjs-cls',
  modules: [PACKAGE],
  names: [],
  guessed: null,
  declaringCalls: [],
  declareEntities: () => [],
  instances: new Map([['TransactionHost', 'host']]),
  exports: steps<'host'>({ TransactionHost: { gives: 'host' } }),
  handles: {
    host: {
      steps: steps<'host'>({
        withTransaction: { transaction: 'opens', hosted: true },
        withoutTransaction: { transaction: 'leaves' },
        getInstance: { gives: 'host' },
      }),
    },
  },
};

/**
 * The trail of another layer's handle that a host keeps: `host.tx` of a `TransactionHost<TransactionalAdapterPrisma>` starts at Prisma's client.
 * Null for any other trail.
 */
export function hostedTrail(trail: Trail): Trail | null {
  if (trail.module !== PACKAGE) return null;
  const handle = trail.name === 'Transaction' ? trail.steps : afterHandle(trail);
  const [adapter] = trail.args;
  if (!handle || adapter?.kind !== 'external') return null;
  const [client] = adapter.trail.args;
  const named = ADAPTERS.get(adapter.trail.name);
  if (client?.kind === 'external' && adapter.trail.name !== 'TransactionalAdapterKysely') return { ...client.trail, steps: [...client.trail.steps, ...handle] };
  return named ? { ...named, instance: true, args: adapter.trail.args, steps: handle, through: client?.kind === 'instance' ? [client.unit] : [] } : null;
}

function afterHandle(trail: Trail): Trail['steps'] | null {
  const [first, ...rest] = trail.steps;
  if (trail.name !== 'TransactionHost' || first?.kind === 'parameter' || first?.name !== 'tx') return null;
  // `host.tx('orders')` calls the handle itself.
  return first.kind === 'call' ? [{ ...first, name: '' }, ...rest] : rest;
}
