import type { Analysis, EntityUse } from '../model/analysis.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { serviceByFile } from './draw-membership.js';

/** One service touches one entity. */
export interface Touch {
  readonly service: ServiceId;
  readonly entity: EntityId;
  /** Places in the code, from 0. */
  readonly reads: number;
  readonly writes: number;
}

/** Who touches each entity, by name of the service; an entity that nobody touches has an empty list. */
export function touchesByEntity(analysis: Analysis): ReadonlyMap<EntityId, readonly Touch[]> {
  const places = countPlaces(analysis);
  return new Map(analysis.entities.map((use) => [use.id, servicesTouching(use).map((service) => touchOf(use, service, places))]));
}

/** The services that read or write an entity, sorted. */
export function servicesTouching(use: EntityUse): readonly ServiceId[] {
  return [...new Set([...use.readers, ...use.writers])].sort(compareText);
}

function touchOf(use: EntityUse, service: ServiceId, places: ReadonlyMap<string, number>): Touch {
  const count = (mode: 'read' | 'write', named: boolean): number => (named ? Math.max(1, places.get(placeKey(mode, service, use.id)) ?? 0) : 0);
  return { service, entity: use.id, reads: count('read', use.readers.includes(service)), writes: count('write', use.writers.includes(service)) };
}

function countPlaces(analysis: Analysis): ReadonlyMap<string, number> {
  const services = serviceByFile(analysis);
  const places = new Map<string, number>();
  for (const access of analysis.facts.accesses) {
    const service = services.get(access.at.path);
    if (service === undefined) continue;
    const key = placeKey(access.mode, service, access.entity);
    places.set(key, (places.get(key) ?? 0) + 1);
  }
  return places;
}

function placeKey(mode: 'read' | 'write', service: ServiceId, entity: EntityId): string {
  return JSON.stringify([mode, service, entity]);
}
