import type { Writer } from '../model/entity-class.js';
import type { DataAccess } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';

/** An access of a file that lies in a service. */
export interface Placed {
  readonly access: DataAccess;
  readonly service: ServiceId;
}

/** Who writes, the one with most functions first, then with most places, then by id. */
export function writersAmong(touching: readonly Placed[]): readonly Writer[] {
  const functions = new Map<ServiceId, Set<string>>();
  const places = new Map<ServiceId, number>();
  for (const { access, service } of touching) {
    if (access.mode !== 'write') continue;
    functions.set(service, (functions.get(service) ?? new Set()).add(`${access.by}\0${access.member ?? ''}`));
    places.set(service, (places.get(service) ?? 0) + 1);
  }
  const all = [...functions.values()].reduce((sum, { size }) => sum + size, 0);
  return [...functions]
    .map(([service, { size }]) => ({ service, functions: size, places: places.get(service) ?? 0, share: size / all }))
    .sort((a, b) => b.functions - a.functions || b.places - a.places || compareText(a.service, b.service));
}
