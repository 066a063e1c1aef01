import type { Analysis } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';

/** The service that each file lies in; kernel and unassigned files are absent. */
export function serviceByFile(analysis: Analysis): ReadonlyMap<string, ServiceId> {
  return new Map(analysis.decomposition.services.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));
}
