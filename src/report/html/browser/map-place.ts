import type { Chosen } from '../inside-ties.js';

/** Where a reader is on the map: at all services, or inside one, with what is chosen there. */
export interface MapPlace {
  readonly inside: number | null;
  readonly chosen: Chosen | { readonly kind: 'service'; readonly index: number } | { readonly kind: 'link'; readonly from: number; readonly to: number } | null;
}

/** Where a press leads: a service that is chosen already is looked into. */
export function placeAt({ inside, chosen }: MapPlace, { service, file, entity, neighbour, side, from, to }: DOMStringMap): MapPlace {
  if (service !== undefined) {
    const index = Number(service);
    return chosen?.kind === 'service' && chosen.index === index ? { inside: index, chosen: null } : { inside, chosen: { kind: 'service', index } };
  }
  if (file !== undefined) return { inside, chosen: { kind: 'file', index: Number(file) } };
  if (entity !== undefined) return { inside, chosen: { kind: 'entity', index: Number(entity) } };
  if (neighbour !== undefined) {
    const index = Number(neighbour);
    if (chosen?.kind === 'neighbour' && chosen.index === index) return { inside: index, chosen: null };
    return { inside, chosen: { kind: 'neighbour', index, side: side === 'user' ? 'user' : 'used' } };
  }
  if (from !== undefined) return { inside, chosen: { kind: 'link', from: Number(from), to: Number(to) } };
  return { inside, chosen: null };
}
