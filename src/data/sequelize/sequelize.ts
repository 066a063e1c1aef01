import { type DataLayer, type StepRule, type Steps, steps } from '../data-layer.js';
import { ELEMENT } from '../followed-handles.js';
import type { Seen, Site } from '../site.js';
import { declareSequelizeEntities } from './entities.js';
import { found, included } from './include-reads.js';
import { keepsTransaction } from './keeps-transaction.js';
import { MODULES } from './packages.js';
import { scopeReads } from './scope-reads.js';

/**
 * The kinds of handle that Sequelize gives. `library`: the class `Sequelize` itself; `model`: a model's class, `unscoped`: one without its default
 * scope; `record`: an object of a model, or a list of them; `page`: rows with their count; `registry`: all models, by name; `database`:
 * an object of the repository's own that holds models among other things; `tables`: the query interface.
 */
type Kind = 'library' | 'connection' | 'registry' | 'database' | 'model' | 'unscoped' | 'record' | 'page' | 'tables' | 'transaction';

type Rule = StepRule<Kind>;

const first = { from: 'argument', index: 0 } as const;
const second = { from: 'argument', index: 1 } as const;
/** The options are the argument of that index; they may hold the transaction, for the call alone: a record that is found in it is not saved in it. */
const options = (argument: number) => ({ within: { argument, property: 'transaction', alone: true } }) as const;
const reads = (argument: number) => ({ does: 'read', ...options(argument) }) as const;
const writes = (argument: number) => ({ does: 'write', ...options(argument) }) as const;
const related = (after: string) => ({ from: 'relation', after }) as const;
const aliased = { from: 'relation', argument: 0 } as const;
/** `order.constructor`; written so, as an object literal's own `constructor` has another type. */
const CLASS: string = 'constructor';
const fragment: Rule = { sql: { argument: 0, maybe: true } };

/** `find` is what a query reads beside its model, from the argument of that index on. */
function modelSteps(find: (argument: number) => (site: Site) => Iterable<Seen>): Steps<Kind> {
  return steps<Kind>({
    'findAll findOne find all findOrBuild findOrInitialize': { ...reads(0), also: find(0), gives: 'record' },
    'findByPk findById findByPrimary': { ...reads(1), also: find(1), gives: 'record' },
    'findAndCountAll findAndCount': { ...reads(0), also: find(0), gives: 'page' },
    count: { ...reads(0), also: find(0) },
    'max min sum': { ...reads(1), also: find(1) },
    aggregate: { ...reads(2), also: find(2) },
    'create bulkCreate': { ...writes(1), also: included(1, 'write'), gives: 'record', columns: { argument: 0 } },
    'findOrCreate findCreateFind': { ...writes(0), also: ownRead, gives: 'record' },
    upsert: { ...writes(1), gives: 'record', columns: { argument: 0 } },
    'update increment decrement': { ...writes(1), columns: { argument: 0 } },
    'destroy truncate restore': writes(0),
    'build bulkBuild': { gives: 'record' },
    // A scope takes the place of the default one.
    'scope withScope': { gives: 'unscoped', also: scopeReads },
    'unscoped withoutScope': { gives: 'unscoped' },
    'schema withSchema': { gives: 'model' },
    sequelize: { gives: 'connection' },
  });
}

/** `findOrCreate` reads what it may create. */
function* ownRead({ entities, operation, call, via }: Site): Iterable<Seen> {
  for (const target of entities) yield { target, mode: 'read', operation, line: call.line, confidence: 'certain', via };
}

/** Sequelize 5 to 7 and sequelize-typescript: models, records, connections, the query interface; names from their own type declarations. */
export const sequelize: DataLayer<Kind> = {
  id: 'sequelize',
  modules: MODULES,
  names: [],
  guessed: 'database',
  declaringCalls: ['Sequelize', 'include', 'define', 'init', 'belongsTo', 'hasOne', 'hasMany', 'belongsToMany'],
  declareEntities: declareSequelizeEntities,
  keepsTransaction,
  entityHandle: 'model',
  outsideObject: 'record',
  instances: new Map<string, Kind>([
    ['Sequelize', 'connection'],
    // `import Sequelize from 'sequelize'`, `const Sequelize = require('sequelize')`
    ['default', 'connection'],
    ['*', 'connection'],
    ['Model', 'record'],
    ['Repository', 'model'],
    ['ModelStatic', 'model'],
    ['ModelCtor', 'model'],
    ['ModelDefined', 'model'],
    ['Transaction', 'transaction'],
    ['QueryInterface', 'tables'],
  ]),
  exports: steps<Kind>({
    Sequelize: { gives: 'library' },
    Model: { gives: 'model' },
    'literal sql': fragment,
  }),
  handles: {
    library: {
      steps: steps<Kind>({ literal: fragment, Sequelize: { gives: 'library' }, Model: { gives: 'model' } }),
    },
    connection: {
      steps: steps<Kind>({
        // Handed a transaction, it is a savepoint of that one.
        transaction: { transaction: 'either', callback: 'transaction', gives: 'transaction', marks: true, within: { argument: 0, property: 'transaction' } },
        startUnmanagedTransaction: { transaction: 'begins', gives: 'transaction', marks: true },
        query: { sql: { argument: 0 }, ...options(1) },
        'model getRepository': { gives: 'model', entity: first },
        define: { gives: 'model', entity: { from: 'call' } },
        models: { gives: 'registry' },
        'getQueryInterface queryInterface': { gives: 'tables' },
        literal: fragment,
        'Sequelize default': { gives: 'library' },
        // An object typed `Sequelize.Model`, of the whole package under that name.
        Model: { gives: 'record' },
        Transaction: { gives: 'transaction' },
      }),
    },
    registry: {
      steps: steps<Kind>({}),
      members: { gives: 'model', entity: { from: 'name', always: true } },
    },
    database: {
      steps: steps<Kind>({
        sequelize: { gives: 'connection' },
        Sequelize: { gives: 'library' },
        models: { gives: 'database' },
        define: { gives: 'model', entity: { from: 'call' } },
      }),
      members: { gives: 'model', entity: { from: 'name' } },
    },
    model: { steps: modelSteps(found) },
    unscoped: { steps: modelSteps(included) },
    record: {
      steps: steps<Kind>({
        'save destroy restore': { ...writes(0), gives: 'record' },
        'update increment decrement': { ...writes(1), gives: 'record', columns: { argument: 0 } },
        reload: { ...reads(0), also: included(0), gives: 'record' },
        [`${ELEMENT} *`]: { gives: 'record' },
        [CLASS]: { gives: 'model' },
        $get: { ...reads(1), entity: aliased, also: included(1), gives: 'record' },
        $count: { ...reads(1), entity: aliased },
        $has: { ...reads(2), entity: aliased },
        $create: { ...writes(2), entity: aliased, gives: 'record' },
        '$set $add $remove': { ...writes(2), entity: { ...aliased, keyHolder: true } },
      }),
      related: steps<Kind>({
        get: { ...reads(0), entity: related('get'), also: included(0), gives: 'record' },
        count: { ...reads(0), entity: related('count') },
        has: { ...reads(1), entity: related('has') },
        create: { ...writes(1), entity: related('create'), gives: 'record' },
        set: { ...writes(1), entity: { ...related('set'), keyHolder: true } },
        add: { ...writes(1), entity: { ...related('add'), keyHolder: true } },
        remove: { ...writes(1), entity: { ...related('remove'), keyHolder: true } },
      }),
      members: { gives: 'record', entity: { from: 'relation' } },
      // Lists of records are filtered and walked; what else is called on a record says nothing of data.
      calls: { gives: 'record', callback: 'record' },
    },
    page: {
      steps: steps<Kind>({ rows: { gives: 'record' } }),
    },
    tables: {
      steps: steps<Kind>({
        'bulkInsert bulkDelete': { ...writes(2), entity: first },
        bulkUpdate: { ...writes(3), entity: first },
        upsert: { ...writes(4), entity: first },
        'insert delete': { ...writes(3), entity: second },
        update: { ...writes(4), entity: second },
        'increment decrement': { does: 'write', entity: second },
        rawSelect: { ...reads(1), entity: first },
        select: { ...reads(2), entity: second },
        sequelize: { gives: 'connection' },
      }),
    },
    transaction: {
      steps: steps<Kind>({ 'commit rollback': { transaction: 'ends' } }),
    },
  },
};
