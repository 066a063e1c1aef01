import { aggregateStages } from '../aggregate-stages.js';
import type { StepRule } from '../data-layer.js';

const READ = 'find findOne distinct countDocuments estimatedDocumentCount count watch';
const INSERT = 'insertOne insertMany insert';
const UPDATE = 'updateOne updateMany update findOneAndUpdate';
const WRITE =
  'replaceOne deleteOne deleteMany remove findOneAndReplace findOneAndDelete bulkWrite initializeOrderedBulkOp initializeUnorderedBulkOp rename drop';

/** Where an operation's options hand in the session of its transaction. */
export const inSession = { argument: 'last', property: 'session' } as const;

/** What the methods of a driver's collection do, for layers whose handles include one. */
export const collectionTable: Readonly<Record<string, StepRule<never>>> = {
  [READ]: { does: 'read', within: inSession },
  aggregate: { does: 'read', within: inSession, also: aggregateStages(0) },
  [WRITE]: { does: 'write', within: inSession },
  [INSERT]: { does: 'write', within: inSession, columns: { argument: 0 } },
  [UPDATE]: { does: 'write', within: inSession, columns: { argument: 1 } },
};
