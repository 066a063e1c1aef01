import { aggregateStages, oneStage } from '../aggregate-stages.js';
import { type DataLayer, type StepRule, steps } from '../data-layer.js';
import { collectionTable, inSession } from '../mongodb/collection-steps.js';
import { collectionSetTo } from '../mongodb/collections.js';
import { ELEMENT } from '../followed-handles.js';
import { declareMongooseEntities } from './entities.js';
import { keepsTransaction } from './keeps-transaction.js';
import { modelBehind } from './model-behind.js';
import { foundWith, populated } from './populate.js';
import { MODULES } from './schemas.js';

/** The kinds of handle that Mongoose gives. `found`: a query, and what it finds: a document, or a list of them; `models`: a connection's models by name. */
type Kind = 'mongoose' | 'connection' | 'models' | 'model' | 'found' | 'pipeline' | 'database' | 'collection' | 'session';

const FIND = 'find findOne findById where $where';
const FIGURE = 'exists countDocuments count estimatedDocumentCount distinct watch findAndCount';
const CREATE = 'create insertMany insertOne';
const UPDATE = 'updateOne updateMany update';
const WRITE = 'replaceOne deleteOne deleteMany remove bulkWrite bulkSave';
const FIND_AND_UPDATE = 'findOneAndUpdate findByIdAndUpdate';
const CHANGE = 'findOneAndReplace findOneAndDelete findOneAndRemove findByIdAndDelete findByIdAndRemove';

/** What mongoose-delete adds to a model. */
const SOFT_FIND = 'findDeleted findOneDeleted findWithDeleted findOneWithDeleted';
const SOFT_FIGURE = 'countDeleted countWithDeleted countDocumentsDeleted countDocumentsWithDeleted';
const SOFT_WRITE =
  'delete deleteById restore updateDeleted updateWithDeleted updateOneDeleted updateOneWithDeleted updateManyDeleted updateManyWithDeleted findOneAndUpdateDeleted findOneAndUpdateWithDeleted';

const first = { from: 'argument', index: 0 } as const;
const session: StepRule<Kind> = { gives: 'session', marks: true };
const named: StepRule<Kind> = { gives: 'model', entity: first };
const transaction: StepRule<Kind> = { transaction: 'opens', callback: 'session' };
const begin: StepRule<Kind> = { callback: 'session', marks: true };

/** What a connection does, and Mongoose itself with its first one. */
const CONNECTION: Readonly<Record<string, StepRule<Kind>>> = {
  'model discriminator': named,
  models: { gives: 'models' },
  collection: { gives: 'collection', entity: first },
  db: { gives: 'database' },
  'connection createConnection openUri asPromise useDb connect': { gives: 'connection' },
  transaction,
  startSession: session,
  withSession: begin,
};

/** Mongoose 5 to 9 with Nest's package and Typegoose: models, queries, documents, aggregations, sessions; names from its own type declarations. */
export const mongoose: DataLayer<Kind> = {
  id: 'mongoose',
  modules: MODULES,
  names: [],
  entityHandle: 'model',
  records: 'found',
  guessed: null,
  declaringCalls: [
    ...['Schema', 'createForClass', 'raw', 'virtual', 'discriminator', 'forFeature', 'forFeatureAsync'],
    ...['getModelForClass', 'getDiscriminatorModelForClass', 'push', 'unshift'],
  ],
  declareEntities: declareMongooseEntities,
  keepsTransaction,
  instances: new Map<string, Kind>([
    ['Mongoose', 'mongoose'],
    ['Connection', 'connection'],
    ['Model', 'model'],
    ['PaginateModel', 'model'],
    ['AggregatePaginateModel', 'model'],
    ['SoftDeleteModel', 'model'],
    ['ReturnModelType', 'model'],
    ['ModelType', 'model'],
    ['Document', 'found'],
    ['HydratedDocument', 'found'],
    ['HydratedSingleSubdocument', 'found'],
    ['SoftDeleteDocument', 'found'],
    ['DocumentType', 'found'],
    ['Query', 'found'],
    ['QueryWithHelpers', 'found'],
    ['Aggregate', 'pipeline'],
    ['ClientSession', 'session'],
  ]),
  exports: steps<Kind>({
    ...CONNECTION,
    mongoose: { gives: 'mongoose' },
    'getModelForClass addModelToTypegoose': named,
    getDiscriminatorModelForClass: { gives: 'model', entity: { from: 'argument', index: 1 } },
  }),
  handles: {
    mongoose: { steps: steps<Kind>(CONNECTION) },
    connection: { steps: steps<Kind>(CONNECTION) },
    models: { steps: steps<Kind>({}), members: { gives: 'model', entity: { from: 'name', always: true } } },
    model: {
      steps: steps<Kind>({
        [`${FIND} ${SOFT_FIND}`]: { does: 'read', marks: true, within: inSession, gives: 'found', also: foundWith(2) },
        [`${FIGURE} ${SOFT_FIGURE}`]: { does: 'read', within: inSession },
        paginate: { does: 'read', within: inSession, also: foundWith(1) },
        aggregate: { does: 'read', marks: true, within: inSession, gives: 'pipeline', also: aggregateStages(0) },
        aggregatePaginate: { does: 'read' },
        [CREATE]: { does: 'write', within: inSession, gives: 'found', columns: { argument: 0 } },
        [`${WRITE} ${SOFT_WRITE}`]: { does: 'write', within: inSession },
        [UPDATE]: { does: 'write', within: inSession, columns: { argument: 1 } },
        [CHANGE]: { does: 'write', marks: true, within: inSession, gives: 'found', also: foundWith(2) },
        [FIND_AND_UPDATE]: { does: 'write', marks: true, within: inSession, gives: 'found', also: foundWith(2), columns: { argument: 1 } },
        'new hydrate': { gives: 'found' },
        // Of a document that linking takes for the model it was made of: `new this.orders({ … })`.
        save: { does: 'write', within: inSession, gives: 'found' },
        populate: { also: populated(1), gives: 'found' },
        'discriminator model': named,
        collection: { gives: 'collection' },
        db: { gives: 'connection' },
        startSession: session,
      }),
      otherwise: modelBehind,
    },
    found: {
      steps: steps<Kind>({
        populate: { also: populated(0), gives: 'found' },
        'session $session': { within: { argument: 0 }, gives: 'found' },
        save: { does: 'write', within: inSession, gives: 'found' },
        [`${UPDATE} ${WRITE} ${FIND_AND_UPDATE} ${CHANGE}`]: { does: 'write', within: inSession, gives: 'found' },
        'model $model': named,
        [ELEMENT]: { gives: 'found' },
      }),
      members: { gives: 'found', entity: { from: 'relation' } },
      calls: { gives: 'found', callback: 'found' },
    },
    pipeline: {
      steps: steps<Kind>({
        lookup: { also: oneStage('$lookup'), gives: 'pipeline' },
        graphLookup: { also: oneStage('$graphLookup'), gives: 'pipeline' },
        unionWith: { also: oneStage('$unionWith'), gives: 'pipeline' },
        append: { also: aggregateStages(0), gives: 'pipeline' },
        session: { within: { argument: 0 }, gives: 'pipeline' },
        option: { within: { argument: 0, property: 'session' }, gives: 'pipeline' },
      }),
      calls: { gives: 'pipeline' },
    },
    database: { steps: steps<Kind>({ collection: { gives: 'collection', entity: first } }) },
    collection: { steps: steps<Kind>(collectionTable), otherwise: collectionSetTo(MODULES) },
    session: {
      steps: steps<Kind>({
        // Only `connection.transaction` keeps its session.
        withTransaction: { ...transaction, unkept: true },
        startTransaction: { transaction: 'begins' },
        'commitTransaction abortTransaction': { transaction: 'ends' },
      }),
    },
  },
};
