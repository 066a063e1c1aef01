import type { Analysis } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { needCount } from '../model/needs.js';

/** The service that each file lies in; kernel and unassigned files are absent. */
export function serviceByFile(analysis: Analysis): ReadonlyMap<string, ServiceId> {
  return new Map(analysis.decomposition.services.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));
}

/** Answers whether what one service needs of another is part of a circle: both lie in the same group of `analysis.cycles`. */
export function circleTest(analysis: Analysis): (from: ServiceId, to: ServiceId) => boolean {
  const group = new Map(analysis.cycles.flatMap((services, index) => services.map((service) => [service, index] as const)));
  const steps = analysis.links.filter((link) => needCount(link) > 0 && group.has(link.from) && group.get(link.from) === group.get(link.to));
  const inCircle = new Set(steps.map(({ from, to }) => `${from}\0${to}`));
  return (from, to) => inCircle.has(`${from}\0${to}`);
}
