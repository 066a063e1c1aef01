import { targetKey } from './catalogue.js';
import type { Seen, Touch } from './site.js';

/** The read, as one that the query of that entity brings along; itself where it says so already, reads that entity, or is no read. */
export function broughtBy(entity: Touch['target'] | undefined, seen: Seen): Seen {
  if (!entity || 'unseen' in seen || seen.mode !== 'read' || seen.joinedFrom || targetKey(seen.target) === targetKey(entity)) return seen;
  return { ...seen, joinedFrom: entity };
}
