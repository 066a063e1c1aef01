import type { Analysis } from '../model/analysis.js';
import type { Baseline, Figures } from '../model/baseline.js';
import type { Side } from '../model/difference.js';
import type { GateResult, Incompleteness, LimitResult } from '../model/gate.js';
import type { Limits } from '../model/options.js';
import { recallOver } from '../model/recall.js';
import { heldAgainst, type Strictness, unknownOf } from './baseline.js';
import { callShareOffenders } from './call-share-offenders.js';
import { cohesionOffenders } from './cohesion-offenders.js';
import { cycleOffenders } from './cycle-offenders.js';
import { efferentOffenders } from './efferent-offenders.js';
import type { Offender } from './offender.js';
import { sharedEntityOffenders } from './shared-entity-offenders.js';

/** Above one gap in five files, or one data access in five, what was not seen may change the picture (judgement). */
const MAX_GAP_SHARE = 0.2;

/** Every worst list ends here. */
const MOST_OFFENDERS = 5;

/** A limit that is judged by one figure of the analysis. */
interface Judged {
  readonly bound: LimitResult['bound'];
  readonly value: (analysis: Analysis) => number;
  readonly offenders: (analysis: Analysis) => readonly Offender[];
}

const JUDGED = {
  maxInterServiceCallShare: { bound: 'at most', value: ({ metrics }) => metrics.interServiceCallShare, offenders: callShareOffenders },
  maxEfferentCoupling: { bound: 'at most', value: highestEfferent, offenders: efferentOffenders },
  maxSharedEntities: { bound: 'at most', value: ({ metrics }) => metrics.sharedEntities, offenders: sharedEntityOffenders },
  maxServiceCycles: { bound: 'at most', value: ({ metrics }) => metrics.serviceCycles, offenders: cycleOffenders },
  minCohesion: { bound: 'at least', value: lowestCohesion, offenders: cohesionOffenders },
} satisfies Record<Exclude<keyof Limits, 'maxGapShare'>, Judged>;

/** A baseline, and how strictly it is held. */
export interface Accepted extends Strictness {
  readonly baseline: Baseline;
  /** How much worse a share may get, 0 to 1; counts may not get worse at all. */
  readonly tolerance: number;
  /** What it was taken from, where that is no file but the state that a change started from. */
  readonly since?: Side;
}

/** The figures that limits and baselines are about, as they are printed. */
export function figuresOf(analysis: Analysis): Figures {
  const figure = (name: keyof typeof JUDGED): number => rounded(JUDGED[name].value(analysis));
  return {
    maxInterServiceCallShare: figure('maxInterServiceCallShare'),
    maxEfferentCoupling: figure('maxEfferentCoupling'),
    maxSharedEntities: figure('maxSharedEntities'),
    maxServiceCycles: figure('maxServiceCycles'),
    minCohesion: figure('minCohesion'),
  };
}

const SHARES: ReadonlySet<string> = new Set(['maxInterServiceCallShare', 'minCohesion'] satisfies (keyof typeof JUDGED)[]);

function withTolerance(name: keyof typeof JUDGED, { baseline, tolerance }: Accepted): number {
  const room = SHARES.has(name) ? tolerance : 0;
  return rounded(baseline.figures[name] + (JUDGED[name].bound === 'at most' ? room : -room));
}

/**
 * Holds an analysis against limits; those that are not set are not judged, except `maxGapShare`, which is 0.2 by default.
 * Values are compared as they are printed: rounded to four digits, so that the figure in a report may serve as the limit.
 * A rule that failed makes the outcome `incomplete` too. Findings of severity error fail the gate as a missed limit does, but for those that a baseline knows; its figures are limits too. `incomplete` is the outcome only where nothing failed: what is
 * known to be wrong stays wrong however much was not seen.
 */
export function judgeLimits(analysis: Analysis, limits: Limits, accepted?: Accepted): GateResult {
  const results = (Object.keys(JUDGED) as (keyof typeof JUDGED)[]) // the keys of a constant of ours
    .flatMap((name) => [
      ...judge(name, { limit: limits[name], from: 'settings' }, analysis),
      ...judge(name, { limit: accepted && withTolerance(name, accepted), from: accepted?.since ? 'since' : 'baseline' }, analysis),
    ]);
  const baseline = accepted ? heldAgainst(accepted.baseline, analysis, accepted) : null;
  const errors = unknownOf(
    analysis.findings.filter(({ severity }) => severity === 'error'),
    baseline?.known ?? new Set(),
  );
  const { ruleFaults = [] } = analysis;
  const limit = limits.maxGapShare ?? MAX_GAP_SHARE;
  const worst = gapShare(analysis);
  const incomplete = worst.share > limit ? { ...worst, limit } : null;
  const stale = baseline?.strict === true && baseline.gone.length > 0;
  const failed = errors.length > 0 || stale || results.some(({ passed }) => !passed);
  return {
    limits: results,
    errors,
    baseline,
    since: accepted?.since ?? null,
    incomplete,
    ruleFaults,
    outcome: failed ? 'failed' : incomplete || ruleFaults.length > 0 ? 'incomplete' : 'clean',
  };
}

function judge(
  name: keyof typeof JUDGED,
  { limit, from }: { readonly limit: number | undefined; readonly from: LimitResult['from'] },
  analysis: Analysis,
): LimitResult[] {
  if (limit === undefined) return [];
  const { bound, value: measure, offenders } = JUDGED[name];
  const value = rounded(measure(analysis));
  const passed = bound === 'at most' ? value <= limit : value >= limit;
  return [{ name, bound, limit, from, value, passed, offenders: offenders(analysis).slice(0, MOST_OFFENDERS) }];
}

/** Ce of the service with the most; 0 without services. */
function highestEfferent({ serviceMetrics }: Analysis): number {
  return Math.max(0, ...Array.from(serviceMetrics.values(), ({ efferent }) => efferent));
}

/** Cohesion of the service with the least; 1 without services. */
function lowestCohesion({ serviceMetrics }: Analysis): number {
  return Math.min(1, ...Array.from(serviceMetrics.values(), ({ cohesion }) => cohesion));
}

/**
 * Gaps / analysed files (without files 0 if nothing was missed, else 1), or data accesses not understood / all that look like one, whichever is
 * more: in a large repository, to be blind to all of its data takes few gaps for each file.
 */
function gapShare({ gaps, metrics, recall }: Analysis): Omit<Incompleteness, 'limit'> {
  const ofFiles = rounded(metrics.files === 0 ? Math.sign(gaps.length) : gaps.length / metrics.files);
  const ofAccesses = rounded(1 - (recallOver(recall).share ?? 1));
  return ofAccesses > ofFiles ? { of: 'accesses', share: ofAccesses } : { of: 'files', share: ofFiles };
}

function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
