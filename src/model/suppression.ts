import type { Location } from './location.js';

/** Something that asks for silence and does not bring it about; for a comment that names several rules, one of them. */
export interface UnusedSuppression extends Location {
  readonly by: 'comment' | 'configuration';
  /** As it is written, cut down to the one rule: `seamline-ignore contested-entity`, or `"suppress" of contested-entity, entity Order`. */
  readonly written: string;
  /**
   * `nothing`: no finding is there. `no-reason` and `no-rule`: it says too little, and has no effect. `unknown-rule`: there is no such rule.
   * `late`: it is about the whole file, yet stands behind code, and has no effect.
   */
  readonly fault: 'nothing' | 'no-reason' | 'no-rule' | 'unknown-rule' | 'late';
  /** The known rule that may have been meant; null where none is near, or nothing is unknown. */
  readonly meant: string | null;
}
