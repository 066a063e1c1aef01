import type { GraphEdge } from './graph-data.js';

/** What the written weights are divided by, for each kind as written (null: without one). */
export type Scales = ReadonlyMap<string | null, number>;

/**
 * The median weight of each kind's edges, so that a usual edge of it counts as one reference does: then calls that were counted and likeness between 0 and 1
 * are heard alike, and the unit of the weights changes nothing. The lower of two medians, which an edge has.
 */
export function scalesOf(edges: readonly GraphEdge[]): Scales {
  const weights = new Map<string | null, number[]>();
  for (const { kind, weight } of edges) {
    const list = weights.get(kind);
    if (list) list.push(weight);
    else weights.set(kind, [weight]);
  }
  return new Map([...weights].map(([kind, list]) => [kind, list.sort((a, b) => a - b)[Math.floor((list.length - 1) / 2)] ?? 1]));
}

/** Digits that are left after the division, so that weights in another unit do not differ in the last bit. */
const DIGITS = 12;

/** The weight of an edge, in usual edges of its kind. */
export function scaled({ kind, weight }: GraphEdge, scales: Scales): number {
  return Number((weight / (scales.get(kind) ?? 1)).toPrecision(DIGITS));
}
