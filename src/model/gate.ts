import type { Finding } from './analysis.js';
import type { Location } from './location.js';

/** One limit of `check`, with what was measured. */
export interface LimitResult {
  readonly name: string;
  /** `at most` for max limits, `at least` for min limits. */
  readonly bound: 'at most' | 'at least';
  readonly limit: number;
  readonly value: number;
  readonly passed: boolean;
  /** The worst first, at most five: a sentence and a place. */
  readonly offenders: readonly (Location & { readonly note: string })[];
}

/** How much was not understood, by the measure that is worse. */
export interface Incompleteness {
  /** `files`: gaps / analysed files. `accesses`: data accesses not understood / all calls that look like one (see `LayerRecall`). */
  readonly of: 'files' | 'accesses';
  readonly share: number;
  readonly limit: number;
}

export interface GateResult {
  readonly limits: readonly LimitResult[];
  /** Findings of severity `error`: each fails the gate. */
  readonly errors: readonly Finding[];
  /** More was not understood than the configured share allows: the analysis is incomplete. */
  readonly incomplete: Incompleteness | null;
  readonly outcome: 'clean' | 'failed' | 'incomplete';
}
