import type { Analysis } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { needCount } from '../model/needs.js';
import type { ServiceLink } from '../model/system-view.js';

/**
 * Answers whether a link closes a circle of services: links with needs are taken in order, those with the most first, and one that would close a circle
 * with those before it is such a link. Without these there is no circle, and each of them closes one that is at least as heavy all round.
 * In real code one circle often runs through most services, so that "is part of a circle" would be said of nearly every link. O(links²).
 */
export function closingLinks(analysis: Analysis): (from: ServiceId, to: ServiceId) => boolean {
  const group = circleOf(analysis);
  const inCircle = analysis.links.filter((link) => needCount(link) > 0 && group.has(link.from) && group.get(link.from) === group.get(link.to));
  const open = new Map<ServiceId, ServiceId[]>();
  const closing = new Set<string>();
  for (const { from, to } of [...inCircle].sort(heaviestFirst)) {
    if (leads(open, to, from)) closing.add(JSON.stringify([from, to]));
    else open.set(from, [...(open.get(from) ?? []), to]);
  }
  return (from, to) => closing.has(JSON.stringify([from, to]));
}

/** For each service in a circle all services of that circle. */
export function circleOf({ cycles }: Analysis): ReadonlyMap<ServiceId, readonly ServiceId[]> {
  return new Map(cycles.flatMap((services) => services.map((service) => [service, services] as const)));
}

function heaviestFirst(a: ServiceLink, b: ServiceLink): number {
  return needCount(b) - needCount(a) || b.calls - a.calls;
}

function leads(links: ReadonlyMap<ServiceId, readonly ServiceId[]>, from: ServiceId, to: ServiceId): boolean {
  const seen = new Set([from]);
  for (const service of seen) {
    if (service === to) return true;
    for (const next of links.get(service) ?? []) seen.add(next);
  }
  return false;
}
