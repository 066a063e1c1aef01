import type { GapReason } from './gap.js';
import type { Location } from './location.js';

/** The reasons of a gap that is a data access not understood. */
export type AccessGapReason = Extract<GapReason, 'unresolved-receiver' | 'dynamic-query'>;

/** Accesses that look alike in the code and were not understood. */
export interface UnresolvedShape {
  /** In the code's own words: `this.repo.find()`. */
  readonly shape: string;
  readonly reason: AccessGapReason;
  /** How many gaps have it. */
  readonly places: number;
  /** The first of them, by place. */
  readonly first: Location;
}

/**
 * How much of the data access that the code shows was understood, for one data layer. A candidate is a call on a handle of a known layer, or
 * a call of a layer's operation on a receiver that is named like a handle (`this.orderRepository.find()`); a call that neither its receiver's
 * type nor its name gives away is no candidate and counts nowhere.
 */
export interface LayerRecall {
  /** The layer, as in `DataAccess.via`; null for candidates of which not even that is known. */
  readonly via: string | null;
  /** Calls of which at least one access is known. */
  readonly resolved: number;
  /** Those of them that are known by name alone: confidence low. */
  readonly byName: number;
  /** Gaps that are data accesses of this layer. A call that is understood in part counts in `resolved` too. */
  readonly unresolved: number;
  /** Every unresolved one by its shape, the commonest first, then by shape. */
  readonly shapes: readonly UnresolvedShape[];
}

/** The sums over all layers. */
export interface Recall {
  readonly resolved: number;
  readonly byName: number;
  readonly unresolved: number;
  /** Resolved / (resolved + unresolved), 0 to 1; null where there is no candidate: then nothing is known of data, not all. */
  readonly share: number | null;
}

/** Sums up some layers, or one. */
export function recallOver(layers: readonly LayerRecall[]): Recall {
  const sum = (count: (layer: LayerRecall) => number): number => layers.reduce((total, layer) => total + count(layer), 0);
  const resolved = sum((layer) => layer.resolved);
  const unresolved = sum((layer) => layer.unresolved);
  return { resolved, byName: sum(({ byName }) => byName), unresolved, share: resolved + unresolved === 0 ? null : resolved / (resolved + unresolved) };
}
