import type { NumberKind } from './config-value.js';

/** A share: 0 to 1. */
export const SHARE: NumberKind = { words: 'a number from 0 to 1', fits: (value) => value >= 0 && value <= 1 };

/** A number of things that may be none. */
export const COUNT: NumberKind = { words: 'a whole number from 0', fits: (value) => Number.isSafeInteger(value) && value >= 0 };

/** A wanted number of services: one would be no split. */
export const SERVICE_COUNT: NumberKind = { words: 'a whole number from 2', fits: (value) => Number.isSafeInteger(value) && value >= 2 };

/** Louvain's resolution. */
export const RESOLUTION: NumberKind = { words: 'a number above 0', fits: (value) => value > 0 };

/** Gaps per file: there may be more gaps than files. */
export const GAP_SHARE: NumberKind = { words: 'a number from 0', fits: (value) => value >= 0 };

/** The bounds of every limit of `check`, by its key. */
export const LIMIT_KINDS = {
  maxInterServiceCallShare: SHARE,
  maxEfferentCoupling: COUNT,
  maxSharedEntities: COUNT,
  maxServiceCycles: COUNT,
  minCohesion: SHARE,
  maxGapShare: GAP_SHARE,
} as const;
