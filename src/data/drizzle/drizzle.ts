import { type DataLayer, type StepRule, steps } from '../data-layer.js';
import { declareDrizzleEntities } from './entities.js';
import { fragmentReads } from './sql-fragments.js';
import { CREATORS, MAKERS, SCHEMA_MAKERS, SCHEMA_METHODS } from './tables.js';
import { withReads } from './with-reads.js';

/** The kinds of handle that Drizzle gives. `table`: a table, a view or an alias of one; `tables`: what `db.query` holds, by the name of the constant. */
type Kind = 'db' | 'query' | 'writing' | 'common' | 'tables' | 'table' | 'schema' | 'creator';

const first = { from: 'argument', index: 0 } as const;
const JOINS = 'leftJoin rightJoin innerJoin fullJoin crossJoin leftJoinLateral innerJoinLateral crossJoinLateral';
const DATABASES =
  'PgDatabase MySqlDatabase BaseSQLiteDatabase SingleStoreDatabase GelDatabase NodePgDatabase PostgresJsDatabase NeonHttpDatabase NeonDatabase VercelPgDatabase PgliteDatabase PgRemoteDatabase AwsDataApiPgDatabase XataHttpDatabase BunSQLDatabase MySql2Database MySqlRemoteDatabase PlanetScaleDatabase TiDBServerlessDatabase BetterSQLite3Database LibSQLDatabase DrizzleD1Database BunSQLiteDatabase ExpoSQLiteDatabase OPSQLiteDatabase SQLJsDatabase SqliteRemoteDatabase DrizzleSqliteDODatabase SingleStoreDriverDatabase GelJsDatabase';
const TRANSACTIONS =
  'PgTransaction MySqlTransaction SQLiteTransaction SingleStoreTransaction GelTransaction NodePgTransaction PostgresJsTransaction NeonTransaction PgliteTransaction MySql2Transaction PlanetscaleTransaction TiDBServerlessTransaction BetterSQLiteTransaction LibSQLTransaction D1Transaction';

const makes: StepRule<Kind> = { gives: 'table', entity: { from: 'call' } };
const joins: StepRule<Kind> = { does: 'read', entity: first, beside: true };

/** Drizzle 0.x and 1.0: tables as constants, select, insert, update and delete builders, relational queries, `sql`; names from its own type declarations. */
export const drizzle: DataLayer<Kind> = {
  id: 'drizzle',
  modules: ['drizzle-orm', 'drizzle-orm/'],
  names: [],
  guessed: 'db',
  declaringCalls: ['relations', 'defineRelations', 'defineRelationsPart', 'one', 'many', 'references', 'foreignKey'],
  declareEntities: declareDrizzleEntities,
  instances: new Map<string, Kind>(`${DATABASES} ${TRANSACTIONS}`.split(' ').map((name) => [name, 'db'])),
  exports: steps<Kind>({
    drizzle: { gives: 'db' },
    [MAKERS]: makes,
    [SCHEMA_MAKERS]: { gives: 'schema' },
    [CREATORS]: { gives: 'creator' },
    'alias aliasedTable': { gives: 'table', entity: first },
    sql: { also: fragmentReads },
  }),
  handles: {
    db: {
      steps: steps<Kind>({
        'select selectDistinct selectDistinctOn': { gives: 'query' },
        'insert update': { gives: 'writing', does: 'write', entity: first, columns: { inCalls: ['set', 'values'] } },
        delete: { gives: 'writing', does: 'write', entity: first },
        refreshMaterializedView: { does: 'write', entity: first },
        $count: { does: 'read', entity: first },
        $with: { gives: 'common' },
        with: { gives: 'db' },
        'query _query': { gives: 'tables' },
        transaction: { transaction: 'opens', callback: 'db' },
        batch: { transaction: 'opens' },
        'execute run all get values': { sql: { argument: 0 } },
      }),
    },
    query: {
      steps: steps<Kind>({
        from: { gives: 'query', does: 'read', entity: first },
        [JOINS]: { ...joins, gives: 'query' },
      }),
      calls: { gives: 'query' },
    },
    writing: {
      steps: steps<Kind>({
        [`from ${JOINS}`]: { ...joins, gives: 'writing' },
        select: { gives: 'writing', callback: 'db' },
      }),
      calls: { gives: 'writing' },
    },
    common: { steps: steps<Kind>({ as: { gives: 'query', entity: first, callback: 'db' } }) },
    tables: {
      steps: steps<Kind>({ 'findMany findFirst': { does: 'read', also: withReads } }),
      members: { gives: 'tables', entity: { from: 'name', always: true } },
    },
    table: { steps: steps<Kind>({ as: { gives: 'table', callback: 'db' } }), calls: { gives: 'table' } },
    schema: { steps: steps<Kind>({ [SCHEMA_METHODS]: makes }) },
    creator: { steps: steps<Kind>({}), calls: makes },
  },
};
