import type { Analysis } from '../model/analysis.js';
import type { Service } from '../model/decomposition.js';
import type { ServiceId } from '../model/ids.js';
import type { ServiceLink } from '../model/system-view.js';
import { closingLinks } from './draw-circles.js';
import type { DrawEdge } from './draw-model.js';

/** The links between services, in the order of `analysis.links`. */
export function linkEdges(analysis: Analysis): readonly DrawEdge[] {
  const closes = closingLinks(analysis);
  return analysis.links.map((link): DrawEdge => {
    const kind = lineKindOf(link);
    return {
      from: `s:${link.from}`,
      to: `s:${link.to}`,
      label: linkWords(link),
      weight: placesOf(link, kind),
      kind,
      crossing: true,
      circle: (kind === 'call' || kind === 'use') && closes(link.from, link.to),
      many: { from: false, to: false },
    };
  });
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

/** What a link is drawn as: the strongest thing that it says. */
export type LinkKind = 'call' | 'use' | 'event' | 'type';

type Counts = Pick<ServiceLink, 'calls' | 'uses' | 'events' | 'typeOnly'>;

export function lineKindOf({ calls, uses, events }: Counts): LinkKind {
  if (calls > 0) return 'call';
  if (uses > 0) return 'use';
  return events > 0 ? 'event' : 'type';
}

/** The places in the code that do what the kind says. */
export function placesOf({ calls, uses, events, typeOnly }: Counts, kind: LinkKind): number {
  return { call: calls, use: uses, event: events, type: typeOnly }[kind];
}

/** Call sites, and how many of them lie in loops; links without a call say what they are by their line alone. */
function linkWords({ calls, callsInLoops }: ServiceLink): string {
  if (calls === 0) return '';
  return callsInLoops > 0 ? `${calls}, ${callsInLoops} in loops` : `${calls}`;
}
