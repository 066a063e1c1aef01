import type { Facts, Reference } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import type { Crossing } from '../model/system-view.js';
import { fileOf } from './coupling.js';
import { indexAccesses, indexCalls, type Made, type Start } from './running-order.js';

/** The service that an entry point's file lies in, and the one that it belongs to by what it does; null where its file is in none. */
export interface EntryHome {
  readonly service: ServiceId | null;
  readonly home: ServiceId | null;
}

export type EntryHomes = (start: Start, asked: readonly Crossing[]) => EntryHome;

/**
 * Where entry points belong: one of which no code of its own service reads or writes data, and which asks one other service alone, only passes requests
 * on, as the controllers of an API layer do, and belongs to that service. O(calls of the service) for each.
 */
export function entryHomes(facts: Facts, serviceOf: (path: string) => ServiceId | null): EntryHomes {
  const callsOf = indexCalls(facts.references);
  const accesses = indexAccesses(facts.accesses);
  return (start, asked) => {
    const service = serviceOf(start.path);
    const [only, ...others] = new Set(asked.filter(({ from }) => from === service).map(({ to }) => to));
    if (service === null || only === undefined || others.length > 0) return { service, home: service };
    const isOwn = ({ to }: Reference): boolean => [service, null].includes(serviceOf(fileOf(to)));
    const places = placesFrom(start, (place) => callsOf(place).filter(isOwn));
    const touchesData = places.some((place) => withinStart(start, place, accesses.get(keyOf(place)) ?? []).length > 0);
    return { service, home: touchesData ? service : only };
  };
}

type Place = Pick<Start, 'unit' | 'member'>;

/** The members that run for an entry point, itself first, as far as `callsOf` leads. */
function placesFrom(start: Start, callsOf: (place: Place) => readonly Reference[]): readonly Place[] {
  const places = new Map<string, Place>([[keyOf(start), start]]);
  // what is added to a map while it is gone over is gone over too
  for (const place of places.values()) {
    for (const { to, toMember } of withinStart(start, place, callsOf(place))) {
      const next = { unit: to, member: toMember };
      if (!places.has(keyOf(next))) places.set(keyOf(next), next);
    }
  }
  return [...places.values()];
}

/** What a place does; of the entry point itself, only what stands on its lines. */
function withinStart<Item extends Pick<Made, 'at'>>(start: Start, place: Place, items: readonly Item[]): readonly Item[] {
  return place === start ? items.filter(({ at }) => at.line >= start.line && at.line <= start.endLine) : items;
}

function keyOf({ unit, member }: Place): string {
  return `${unit}\0${member ?? ''}`;
}
