import type { Analysis } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';

/** The service that each file lies in; kernel and unassigned files are absent. */
export function serviceByFile(analysis: Analysis): ReadonlyMap<string, ServiceId> {
  return new Map(analysis.decomposition.services.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));
}

/** Answers whether a dependency from one service to another is part of a circle: both lie in the same group of `analysis.cycles`. */
export function circleTest(analysis: Analysis): (from: ServiceId, to: ServiceId) => boolean {
  const group = new Map(analysis.cycles.flatMap((services, index) => services.map((service) => [service, index] as const)));
  return (from, to) => from !== to && group.has(from) && group.get(from) === group.get(to);
}
