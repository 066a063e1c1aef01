import type { DeclaredRelation } from '../declared-entity.js';
import type { CallKey } from '../site.js';

/** A relation of one table to another, both by the calls that make them. */
export interface Related extends Pick<DeclaredRelation, 'property' | 'kind' | 'ownsKey' | 'at'> {
  readonly owner: CallKey;
  readonly target: CallKey;
  /** The owner's columns that hold the key, by their names in code; empty where it holds none. */
  readonly columns: readonly string[];
}
