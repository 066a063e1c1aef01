import type { Analysis } from '../model/analysis.js';
import { count, decimal, listed, percent } from './terminal-words.js';

/**
 * Below this many files a code base is read as too small to split. A convention, not a measurement: a service that a team can own takes
 * tens of files, and forty leave room for hardly two of them.
 */
const SMALL = 40;
/**
 * Above Q = 0.3 a partition shows structure (Newman and Girvan 2004, Physical Review E 69, 026113: networks with clear communities lie
 * between 0.3 and 0.7; Clauset, Newman and Moore 2004, ibid. 70, 066111: above about 0.3 is a good indicator).
 */
const STRUCTURED = 0.3;
/** Below this adjusted Rand index two partitions are said to recover each other poorly (Steinley 2004, Psychological Methods 9(3), 386-396). */
const AGREEING = 0.65;
/** One service with more than half of the files is more than all others together. */
const HALF = 0.5;

/** What the figures of an analysis of some files say about splitting, in sentences: the answer first, then what speaks against it. */
export function readingOf(analysis: Analysis): readonly string[] {
  const { metrics, decomposition } = analysis;
  if (decomposition.origin === 'declared') return [declaredReading(analysis), ...reservations(analysis)];
  if (metrics.files < SMALL) return [`Too small to split: keep it whole. Below ${SMALL} files a cut costs more than it brings${metrics.services > 1 ? '; read the parts below as modules' : ''}.`];
  if (metrics.services < 2) return ['Keep it whole: no line was found along which to cut.'];
  if (metrics.modularity < STRUCTURED || metrics.agreement < AGREEING) return [doubtful(analysis), ...reservations(analysis)];
  return [`Clear seams: ${figures(analysis)}.`, ...reservations(analysis)];
}

function figures({ metrics }: Analysis): string {
  return `Q ${decimal(metrics.modularity)} (structure above ${STRUCTURED}), agreement ${decimal(metrics.agreement)} over seeds (best 1)`;
}

function doubtful({ metrics }: Analysis): string {
  const reasons = [
    metrics.modularity < STRUCTURED ? `Q ${decimal(metrics.modularity)} is below ${STRUCTURED}, so the services hang together little more than by chance` : '',
    metrics.agreement < AGREEING ? `agreement ${decimal(metrics.agreement)} is below ${AGREEING}, so another seed gives other services` : '',
  ];
  return `No clear seams: ${listed(reasons.filter((reason) => reason !== ''))}. Read the services below as a question, not as a plan.`;
}

function declaredReading({ metrics }: Analysis): string {
  const q = `Q ${decimal(metrics.modularity)}`;
  if (metrics.modularity < STRUCTURED) return `The declared services cut across the code: ${q} is below ${STRUCTURED}, so they hang together little more than by chance.`;
  return `The declared services follow the code: ${q} (structure above ${STRUCTURED}).`;
}

/** What ties the services to each other, or that nothing does. */
function reservations({ metrics, entities, links, cycles, decomposition }: Analysis): readonly string[] {
  if (metrics.services < 2) return [];
  const loops = links.reduce((sum, link) => sum + link.callsInLoops, 0);
  const ties = [
    metrics.sharedEntities > 0 ? `${metrics.sharedEntities} of ${count(entities.length, 'entity', 'entities')} touched by several services` : '',
    cycles.length > 0 ? count(cycles.length, 'circle of services', 'circles of services') : '',
    loops > 0 ? `${count(loops, 'crossing call')} in ${loops === 1 ? 'a loop' : 'loops'}` : '',
  ].filter((tie) => tie !== '');
  const largest = decomposition.services[0];
  const uneven = largest && metrics.largestServiceShare > HALF ? [`Uneven: ${largest.name} alone holds ${percent(metrics.largestServiceShare)} of the files in services.`] : [];
  if (ties.length > 0) return [`In the way of a split: ${listed(ties)}.`, ...uneven];
  return [`Nothing in the way: no ${entities.length > 0 ? 'shared entity, no ' : ''}circle, no crossing call in a loop.`, ...uneven];
}
