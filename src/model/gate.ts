import type { Finding, RuleFault } from './analysis.js';
import type { BaselineResult } from './baseline.js';
import type { Side } from './difference.js';
import type { Location } from './location.js';

/** One limit of `check`, with what was measured. */
export interface LimitResult {
  readonly name: string;
  /** `at most` for max limits, `at least` for min limits. */
  readonly bound: 'at most' | 'at least';
  readonly limit: number;
  /** Set by a team; or what a baseline, or the state that the change started from, has: that may only get better. */
  readonly from: 'settings' | 'baseline' | 'since';
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
  /** Findings of severity `error` that no baseline knows: each fails the gate. */
  readonly errors: readonly Finding[];
  /** Null or absent where there is no baseline. */
  readonly baseline?: BaselineResult | null;
  /** What the change started from, where only what it brought in is judged: `baseline` then says how the run stands against that. Null or absent where all is. */
  readonly since?: Side | null;
  /** More was not understood than the configured share allows: the analysis is incomplete. */
  readonly incomplete: Incompleteness | null;
  /** Rules that failed: the analysis is incomplete. */
  readonly ruleFaults: readonly RuleFault[];
  readonly outcome: 'clean' | 'failed' | 'incomplete';
}
