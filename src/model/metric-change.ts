import type { Metrics } from './analysis.js';

/** A figure before and after. */
export interface MetricChange {
  /** Its field name in the JSON report; `findings.error` and so on for the number of findings. */
  readonly metric: string;
  /** Null for what has no value there, and for a service that is not there. Fractions have four digits at most. */
  readonly before: number | null;
  readonly after: number | null;
  /** `other`: changed, and neither is better in itself. */
  readonly change: 'better' | 'worse' | 'same' | 'other';
}

/** Which way a figure is better; null where neither is in itself. */
export type Better = 'more' | 'less' | null;

/** The figures of the whole, and which way each is better. */
export const METRICS = {
  files: null,
  lines: null,
  services: null,
  modularity: 'more',
  agreement: 'more',
  interServiceCallShare: 'less',
  largestServiceShare: 'less',
  nonExtremeDistribution: 'less',
  structuralModularity: 'more',
  interfacesPerService: 'less',
  databasePurity: 'more',
  meanFrc: 'less',
  meanSac: 'less',
  meanQic: 'less',
  meanComplexity: 'less',
  sharedEntities: 'less',
  serviceCycles: 'less',
} satisfies Record<keyof Metrics, Better>;

/** One figure before and after; compared as reports print it: what is the same there is no change. */
export function changeOf(metric: string, better: Better, [one, other]: readonly [number | null, number | null]): MetricChange {
  const [before, after] = [rounded(one), rounded(other)];
  if (before === after) return { metric, before, after, change: 'same' };
  if (better === null || before === null || after === null) return { metric, before, after, change: 'other' };
  return { metric, before, after, change: after > before === (better === 'more') ? 'better' : 'worse' };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e4) / 1e4;
}
