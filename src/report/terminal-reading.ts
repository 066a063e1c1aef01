import type { Analysis } from '../model/analysis.js';
import { count, listed } from '../model/wording.js';
import { decimal, percent } from './terminal-words.js';

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
/** A service with more than half of the files is more than all others together; one with less than half of its references inside is tied more to others than to itself. */
const HALF = 0.5;

/** Whether the code is too small for any proposal to be taken as services; declared services are the user's own say. */
export function isTooSmall({ metrics, decomposition }: Analysis): boolean {
  return decomposition.origin === 'clustered' && metrics.files < SMALL;
}

/** What the figures of an analysis of some files say about splitting, in sentences: the answer first, then what speaks against it. */
export function readingOf(analysis: Analysis): readonly string[] {
  const { metrics, decomposition } = analysis;
  if (decomposition.origin === 'declared') return [declaredReading(analysis), ...reservations(analysis)];
  if (isTooSmall(analysis))
    return [
      `Too small to split: keep it whole. Below ${SMALL} files a cut costs more than it brings${metrics.services > 1 ? '; read the parts below as modules' : ''}.`,
    ];
  if (metrics.services < 2) return ['Keep it whole: no line was found along which to cut.'];
  if (metrics.modularity < STRUCTURED || metrics.agreement < AGREEING) return [doubtful(analysis), ...reservations(analysis)];
  return [seams(analysis), ...reservations(analysis)];
}

/** How clear the seams are, once Q and agreement say that there are some. */
function seams(analysis: Analysis): string {
  const { metrics, cycles } = analysis;
  const figures = `Q ${decimal(metrics.modularity)} (structure above ${STRUCTURED}), agreement ${decimal(metrics.agreement)} over seeds (best 1)`;
  const largestCircle = Math.max(0, ...cycles.map((cycle) => cycle.length));
  if (largestCircle > HALF * metrics.services) return `Glued: ${figures}; the files group well, but most services need each other in one circle.`;
  return `${tiesOf(analysis).length === 0 ? 'Well separated' : 'Clear seams'}: ${figures}.`;
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
  if (metrics.modularity < STRUCTURED)
    return `The declared services cut across the code: ${q} is below ${STRUCTURED}, so they hang together little more than by chance.`;
  return `The declared services follow the code: ${q} (structure above ${STRUCTURED}).`;
}

/** What ties the services to each other, or that nothing does, and whether one of them outweighs the others. */
function reservations(analysis: Analysis): readonly string[] {
  const { metrics, entities, decomposition } = analysis;
  if (metrics.services < 2) return [];
  const ties = tiesOf(analysis);
  const [largest] = decomposition.services;
  return [
    ties.length > 0
      ? `In the way of a split: ${listed(ties)}.`
      : `Nothing in the way: no ${entities.length > 0 ? 'shared entity, no ' : ''}circle, no crossing call in a loop.`,
    ...(largest && metrics.largestServiceShare > HALF
      ? [`Uneven: ${largest.name} alone holds ${percent(metrics.largestServiceShare)} of the files in services.`]
      : []),
  ];
}

function tiesOf({ metrics, entities, links, cycles, serviceMetrics }: Analysis): readonly string[] {
  const loops = links.reduce((sum, link) => sum + link.callsInLoops, 0);
  const open = [...serviceMetrics.values()].filter(({ cohesion }) => cohesion < HALF).length;
  const ties = [
    metrics.sharedEntities > 0 ? `${metrics.sharedEntities} of ${count(entities.length, 'entity', 'entities')} touched by several services` : '',
    cycles.length > 0 ? `${count(cycles.length, 'circle')} through ${cycles.flat().length} of ${metrics.services} services` : '',
    open > 0 ? `${count(open, 'service')} with more references across than inside` : '',
    loops > 0 ? `${count(loops, 'crossing call')} in ${loops === 1 ? 'a loop' : 'loops'}` : '',
  ];
  return ties.filter((tie) => tie !== '');
}
