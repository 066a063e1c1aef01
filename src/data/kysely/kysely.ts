import { type DataLayer, type StepRule, steps } from '../data-layer.js';
import { declareKyselyEntities } from './entities.js';
import { isCommon } from './common-tables.js';
import { JOINS, WRITING } from './naming-calls.js';
import { executedSql, fragmentSql } from './sql-runs.js';

/**
 * The kinds of handle that Kysely gives. `builder`: what functions handed to a query receive; `sql`: the tag itself; `text`: a piece of SQL;
 * `opening`, `beginning`, `saving`, `connecting`: what waits for its `execute`.
 */
type Kind = 'db' | 'query' | 'writing' | 'builder' | 'opening' | 'beginning' | 'saving' | 'connecting' | 'sql' | 'text';

const first = { from: 'argument', index: 0 } as const;

const begins = {
  selectFrom: { gives: 'query', does: 'read', entity: first, common: isCommon },
  selectNoFrom: { gives: 'query', callback: 'builder' },
} as const satisfies Readonly<Record<string, StepRule<Kind>>>;
const joins: StepRule<Kind> = { does: 'read', entity: first, beside: true, callback: 'builder', common: isCommon };

/** Kysely: tables as keys of a type, queries by table, joins, `with`, `sql`, transactions; names from its own type declarations (0.28). */
export const kysely: DataLayer<Kind> = {
  id: 'kysely',
  modules: ['kysely', 'kysely/', 'nestjs-kysely'],
  names: [],
  guessed: null,
  declaringCalls: ['with', 'withRecursive', 'createTable', 'alterTable', 'addColumn', 'references', 'addForeignKeyConstraint'],
  declareEntities: declareKyselyEntities,
  instances: new Map<string, Kind>([
    ['Kysely', 'db'],
    ['Transaction', 'db'],
    ['ControlledTransaction', 'db'],
    ['QueryCreator', 'db'],
    ['ExpressionBuilder', 'builder'],
    ['SelectQueryBuilder', 'query'],
    ['InsertQueryBuilder', 'writing'],
    ['UpdateQueryBuilder', 'writing'],
    ['DeleteQueryBuilder', 'writing'],
    ['MergeQueryBuilder', 'writing'],
    ['RawBuilder', 'text'],
  ]),
  exports: steps<Kind>({ sql: { gives: 'sql', also: fragmentSql } }),
  handles: {
    db: {
      steps: steps<Kind>({
        ...begins,
        [WRITING]: { gives: 'writing', does: 'write', entity: first, columns: { inCalls: ['set', 'values'] } },
        'with withRecursive': { gives: 'db', callback: 'db' },
        'withSchema withPlugin withoutPlugins withTables': { gives: 'db' },
        transaction: { gives: 'opening' },
        startTransaction: { gives: 'beginning' },
        'commit rollback': { transaction: 'ends' },
        'savepoint rollbackToSavepoint releaseSavepoint': { gives: 'saving' },
        connection: { gives: 'connecting' },
        executeQuery: { sql: { argument: 0, maybe: true } },
      }),
    },
    opening: { steps: steps<Kind>({ execute: { transaction: 'opens', callback: 'db' } }), calls: { gives: 'opening' } },
    beginning: { steps: steps<Kind>({ execute: { transaction: 'begins', gives: 'db', marks: true } }), calls: { gives: 'beginning' } },
    saving: { steps: steps<Kind>({ execute: { gives: 'db' } }) },
    connecting: { steps: steps<Kind>({ execute: { callback: 'db' } }) },
    query: {
      steps: steps<Kind>({ [JOINS]: { ...joins, gives: 'query' }, '$call $if': { gives: 'query', callback: 'query' } }),
      calls: { gives: 'query', callback: 'builder' },
    },
    writing: {
      steps: steps<Kind>({ [JOINS]: { ...joins, gives: 'writing' }, '$call $if': { gives: 'writing', callback: 'writing' } }),
      calls: { gives: 'writing', callback: 'builder' },
    },
    builder: { steps: steps<Kind>(begins), calls: { gives: 'builder', callback: 'builder' } },
    sql: {
      steps: steps<Kind>({
        table: { gives: 'text', entity: first },
        raw: { gives: 'text' },
        execute: { also: executedSql, within: { argument: 0 } },
      }),
      calls: { gives: 'text' },
    },
    text: { steps: steps<Kind>({ execute: { also: executedSql, within: { argument: 0 } } }), calls: { gives: 'text' } },
  },
};
