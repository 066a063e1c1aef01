import type { Analysis } from '../model/analysis.js';
import type { Service } from '../model/decomposition.js';
import type { ServiceId } from '../model/ids.js';
import type { ServiceLink } from '../model/system-view.js';
import { circleTest } from './draw-membership.js';
import type { DrawEdge } from './draw-model.js';
import { count } from '../model/wording.js';

// Random dense systems of 20 services were looked at with 30 to 120 links: beyond about 50 no line can be followed by eye.
const LINKS = 50;

/** The strongest 50 links between drawn services, in the order of `analysis.links`, with a note about those left out. */
export function linkEdges(analysis: Analysis, drawn: ReadonlySet<ServiceId>): { readonly edges: readonly DrawEdge[]; readonly notes: readonly string[] } {
  const links = analysis.links.filter(({ from, to }) => drawn.has(from) && drawn.has(to));
  const kept = new Set([...links].sort(strongestFirst).slice(0, LINKS));
  const inCircle = circleTest(analysis);
  return {
    edges: links.filter((link) => kept.has(link)).map((link) => linkEdge(link, inCircle(link.from, link.to))),
    notes: links.length > LINKS ? [`not drawn: ${links.length - LINKS} of ${count(links.length, 'link')} between services, those with the fewest calls`] : [],
  };
}

/**
 * Services by how many more services they depend on than depend on them, most first; ties keep their order.
 * Layered layouts break circles by the order they meet nodes in, so this decides which way a picture reads
 * (a one-pass form of Eades, Lin & Smyth, "A fast and effective heuristic for the feedback arc set problem", 1993).
 */
export function callersFirst(services: readonly Service[], links: readonly ServiceLink[]): readonly Service[] {
  const surplus = new Map<ServiceId, number>();
  for (const { from, to } of links) {
    surplus.set(from, (surplus.get(from) ?? 0) + 1);
    surplus.set(to, (surplus.get(to) ?? 0) - 1);
  }
  return [...services].sort((a, b) => (surplus.get(b.id) ?? 0) - (surplus.get(a.id) ?? 0));
}

function strongestFirst(a: ServiceLink, b: ServiceLink): number {
  return b.calls - a.calls || b.uses - a.uses || b.events - a.events || b.typeOnly - a.typeOnly;
}

/** The strongest thing that a link says. */
export function lineKindOf({ calls, uses, events }: Pick<ServiceLink, 'calls' | 'uses' | 'events'>): 'call' | 'use' | 'event' | 'type' {
  if (calls > 0) return 'call';
  if (uses > 0) return 'use';
  return events > 0 ? 'event' : 'type';
}

function linkEdge(link: ServiceLink, circle: boolean): DrawEdge {
  const kind = lineKindOf(link);
  return {
    from: `s:${link.from}`,
    to: `s:${link.to}`,
    label: linkWords(link),
    weight: link.calls,
    kind,
    crossing: true,
    circle: circle && (kind === 'call' || kind === 'use'),
    many: { from: false, to: false },
  };
}

/** Call sites, and how many of them lie in loops; links without a call say what they are by their line alone. */
function linkWords({ calls, callsInLoops }: ServiceLink): string {
  if (calls === 0) return '';
  return callsInLoops > 0 ? `${calls}, ${callsInLoops} in loops` : `${calls}`;
}
