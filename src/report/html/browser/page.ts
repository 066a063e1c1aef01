import { homeOf } from '../service-ties.js';
import { KINDS, type PageData, type PageLink, STRIDE } from '../page-data.js';

/** A place in the code, with a sentence of what happens there. */
export interface Place {
  readonly words: string;
  readonly path: number;
  readonly line: number;
}

const VERBS: Readonly<Record<string, string>> = { calls: 'calls', events: 'emits an event to', uses: 'uses', types: 'names the type' };

/** `src/orders/order.service.ts`. */
export function pathOf({ paths, folders }: PageData, index: number): string {
  const [folder, name] = paths[index] ?? [-1, ''];
  return `${folders[folder] ?? ''}${name}`;
}

/** The places behind links between files, with those kinds that are counted. */
export function placesOf(data: PageData, links: readonly PageLink[], kinds: readonly boolean[]): readonly Place[] {
  const places: Place[] = [];
  for (const [from, , , numbers] of links) {
    for (let at = 0; at < numbers.length; at += STRIDE.place) {
      const [kind = 0, line = 0, user = 0, used = 0] = numbers.slice(at, at + STRIDE.place);
      if (!kinds[kind % 8]) continue;
      const verb = VERBS[KINDS[kind % 8] ?? 'uses'] ?? '';
      places.push({ words: `${data.names[user]} ${verb} ${data.names[used]}${kind >= 8 ? ', in a loop' : ''}`, path: from, line });
    }
  }
  return places;
}

/** Reads and writes that a question is true of, with their places. */
export function accessesWhere(data: PageData, holds: (path: number, entity: number, isWrite: boolean) => boolean): readonly Place[] {
  const places: Place[] = [];
  for (let at = 0; at < data.accesses.length; at += STRIDE.access) {
    const [path = 0, line = 0, entity = 0, flags = 0, user = 0, operation = 0] = data.accesses.slice(at, at + STRIDE.access);
    const isWrite = flags % 2 === 1;
    if (!holds(path, entity, isWrite)) continue;
    const guess = Math.floor(flags / 2) % 2 === 1 ? ', by its name only' : '';
    const joined = flags >= 4 ? ', within another query' : '';
    const words = `${data.names[user]} ${isWrite ? 'writes' : 'reads'} ${data.entities[entity]?.name} (${data.names[operation]})${joined}${guess}`;
    places.push({ words, path, line });
  }
  return places;
}

/** Everything by which one service leans on another: code first, then data. */
export function placesBetween(data: PageData, from: number, to: number, kinds: readonly boolean[]): readonly Place[] {
  const links = data.links.filter(([user, used]) => homeOf(data, user) === from && homeOf(data, used) === to);
  const touched = accessesWhere(
    data,
    (path, entity, isWrite) => homeOf(data, path) === from && data.entities[entity]?.owner === to && kinds[isWrite ? 5 : 4] === true,
  );
  return [...placesOf(data, links, kinds), ...touched];
}
