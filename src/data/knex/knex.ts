import { type DataLayer, type StepRule, steps } from '../data-layer.js';
import { builderReads } from './builder-reads.js';
import { declareKnexEntities } from './entities.js';
import { ALONGSIDE, JOINS, TABLES } from './naming-calls.js';
import { rawSql } from './raw-sql.js';
import { tablesReturned } from './returned-tables.js';
import { isNoTable, tablesAt } from './tables.js';

/** The kinds of handle that Knex gives. `knex`: a connection or a transaction; `start`: a query without a table yet; `writing`: one that writes, before its table is said. */
type Kind = 'knex' | 'start' | 'query' | 'writing' | 'provider' | 'schema';

const table = { from: 'code', read: tablesAt } as const;
const WRITES = 'insert upsert update del delete truncate increment decrement';
const RAW = 'whereRaw orWhereRaw andWhereRaw havingRaw orHavingRaw orderByRaw groupByRaw joinRaw';
const RUNS = 'then catch finally asCallback stream pipe';

const reads: StepRule<Kind> = { gives: 'query', does: 'read', as: 'select', unless: 'written', entity: table, common: isNoTable, marks: true };
/** A function handed to a query receives one, as its parameter and as `this`. */
const refines: StepRule<Kind> = { callback: 'start', also: builderReads };

/** The other tables that a write reads: `del().using('lines')`, `updateFrom('lines')`. */
const alongside = { ...refines, entity: table, common: isNoTable, beside: true } as const;

/** Steps that every query has; `Own` is what it stays. */
const refining = (own: Kind): Readonly<Record<string, StepRule<Kind>>> => ({
  [JOINS]: { ...refines, gives: own, does: 'read', entity: table, common: isNoTable, beside: true },
  [RAW]: { gives: own, also: rawSql({ argument: 0, maybe: true }) },
  fromRaw: { gives: own, also: rawSql({ argument: 0, after: 'SELECT * FROM ' }) },
  withRaw: { gives: own, also: rawSql({ argument: 1, maybe: true }) },
  transacting: { gives: own, within: { argument: 0 } },
  [RUNS]: {},
});

/** Knex: tables as texts, queries that read unless a step writes, raw SQL, transactions; names from its own type declarations. */
export const knex: DataLayer<Kind> = {
  id: 'knex',
  modules: ['knex'],
  names: [],
  guessed: 'knex',
  declaringCalls: ['createTable', 'createTableIfNotExists', 'alterTable', 'references', 'inTable', 'foreign'],
  declareEntities: declareKnexEntities,
  instances: new Map<string, Kind>([
    ['Knex', 'knex'],
    ['Knex.Transaction', 'knex'],
    ['Knex.QueryBuilder', 'query'],
    // `import Knex from 'knex'`, before version 0.95.
    ['default', 'knex'],
    ['default.Transaction', 'knex'],
    ['default.QueryBuilder', 'query'],
  ]),
  exports: steps<Kind>({ '': { gives: 'knex' }, 'knex default': { gives: 'knex' } }),
  handles: {
    knex: {
      steps: steps<Kind>({
        '': reads,
        [TABLES]: reads,
        [WRITES]: { gives: 'writing', names: true },
        batchInsert: { gives: 'query', does: 'write', entity: table, common: isNoTable },
        raw: { also: rawSql({ argument: 0 }) },
        transaction: { transaction: 'either', callback: 'knex', gives: 'knex', marks: true },
        savepoint: { transaction: 'opens', callback: 'knex' },
        'commit rollback': { transaction: 'ends' },
        transactionProvider: { gives: 'provider' },
        schema: { gives: 'schema' },
      }),
      calls: { ...refines, gives: 'start' },
    },
    start: {
      awaited: null,
      steps: steps<Kind>({ ...refining('start'), [TABLES]: reads, [WRITES]: { gives: 'writing', names: true } }),
      calls: { ...refines, gives: 'start' },
    },
    query: {
      awaited: null,
      otherwise: tablesReturned,
      steps: steps<Kind>({
        ...refining('query'),
        [TABLES]: reads,
        [WRITES]: { gives: 'query', does: 'write' },
        'insert upsert update increment decrement': { gives: 'query', does: 'write', columns: { argument: 0 } },
        [ALONGSIDE]: { ...alongside, gives: 'query', does: 'read' },
      }),
      calls: { ...refines, gives: 'query' },
    },
    writing: {
      awaited: null,
      steps: steps<Kind>({ ...refining('writing'), [TABLES]: { gives: 'query', does: 'write', entity: table, common: isNoTable } }),
      calls: { ...refines, gives: 'writing' },
    },
    provider: { steps: steps<Kind>({ '': { transaction: 'begins', gives: 'knex', marks: true } }) },
    schema: { steps: steps<Kind>({ raw: { sql: { argument: 0, maybe: true } } }), calls: { gives: 'schema' } },
  },
};
