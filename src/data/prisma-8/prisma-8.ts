import { type DataLayer, type StepRule, steps } from '../data-layer.js';
import { declarePrismaEntities } from '../prisma/entities.js';
import { isContract } from '../prisma/models.js';

/**
 * The kinds of handle. `models`: `db.orm`, a namespace of it, a model and a query being built of one, for no table tells where the namespaces end;
 * `tables`: the same of `db.sql`; `row`: what a condition receives; `related`: a relation in a condition.
 */
type Kind = 'client' | 'models' | 'tables' | 'raw' | 'row' | 'related';

const reads: StepRule<Kind> = { does: 'read' };
const writes: StepRule<Kind> = { does: 'write', gives: 'models' };

/** Prisma 8, a release candidate: a contract of models, `db.orm`, `db.sql`, `db.raw`; names from its own documentation. */
export const prisma8: DataLayer<Kind> = {
  id: 'prisma-8',
  modules: ['@prisma/orm-postgres', '@prisma/orm-postgres/', '@prisma/orm-sqlite', '@prisma/orm-sqlite/', '@prisma/orm-mongo', '@prisma/orm-mongo/'],
  names: [],
  guessed: null,
  entityHandle: 'models',
  declaringCalls: [],
  declareEntities: (_program, schemas) =>
    declarePrismaEntities(
      schemas.filter(({ text }) => isContract(text)),
      storageName,
    ),
  instances: new Map<string, Kind>(),
  exports: steps<Kind>({ '': { gives: 'client' } }),
  handles: {
    client: {
      steps: steps<Kind>({
        orm: { gives: 'models' },
        sql: { gives: 'tables' },
        raw: { gives: 'raw' },
        transaction: { transaction: 'opens', callback: 'client' },
      }),
    },
    models: {
      steps: steps<Kind>({
        'all first aggregate': reads,
        'create createAll createMany createAndReturn createManyAndReturn createAndCount createAllAndCount createManyAndCount': writes,
        'update updateAll updateMany updateAndCount upsert delete deleteAll deleteMany deleteAndCount': writes,
        include: { does: 'read', entity: { from: 'relation', argument: 0 }, beside: true, gives: 'models', callback: 'models' },
        'where having': { gives: 'models', callback: 'row' },
      }),
      members: { gives: 'models', entity: { from: 'name', always: true } },
      calls: { gives: 'models' },
    },
    tables: {
      steps: steps<Kind>({
        'insert update delete upsert': { does: 'write', gives: 'tables' },
        select: { does: 'read', gives: 'tables' },
        'innerJoin leftJoin rightJoin fullJoin join': { does: 'read', entity: { from: 'argument', index: 0 }, beside: true, gives: 'tables' },
      }),
      members: { gives: 'tables', entity: { from: 'name', always: true } },
      calls: { gives: 'tables' },
    },
    raw: { steps: steps<Kind>({ sql: { sql: { argument: 0 } } }) },
    row: { steps: steps<Kind>({}), members: { gives: 'related', entity: { from: 'relation' } } },
    related: { steps: steps<Kind>({ 'some every none': { does: 'read', callback: 'row' } }) },
  },
};

/** The contract's default name of a model's table: `User` is `user`. */
function storageName(model: string): string {
  return model.slice(0, 1).toLowerCase() + model.slice(1);
}
