import type { AnyRule } from '../src/model/rule.js';
import chattyBoundary from './chatty-boundary.js';
import columnSplit from './column-split.js';
import contestedEntity from './contested-entity.js';
import crossBoundaryJoin from './cross-boundary-join.js';
import datasetCandidate from './dataset-candidate.js';
import distributedTransaction from './distributed-transaction.js';
import effectInTransaction from './effect-in-transaction.js';
import escapedTransaction from './escaped-transaction.js';
import fanOut from './fan-out.js';
import godClass from './god-class.js';
import libraryCandidate from './library-candidate.js';
import lowCohesion from './low-cohesion.js';
import missingTimeout from './missing-timeout.js';
import networkNPlusOne from './network-n-plus-one.js';
import nonSerialisableArgument from './non-serialisable-argument.js';
import overSplitClones from './over-split-clones.js';
import serviceCycle from './service-cycle.js';
import syncChain from './sync-chain.js';
import transactionForeignRead from './transaction-foreign-read.js';
import unusedSuppression from './unused-suppression.js';
import variantSprawl from './variant-sprawl.js';

/** Every rule, by id. A rule that is not listed here does not run. */
export const rules: readonly AnyRule[] = [
  chattyBoundary,
  columnSplit,
  contestedEntity,
  crossBoundaryJoin,
  datasetCandidate,
  distributedTransaction,
  effectInTransaction,
  escapedTransaction,
  fanOut,
  godClass,
  libraryCandidate,
  lowCohesion,
  missingTimeout,
  networkNPlusOne,
  nonSerialisableArgument,
  overSplitClones,
  serviceCycle,
  syncChain,
  transactionForeignRead,
  unusedSuppression,
  variantSprawl,
];
