import type { EntityId } from '../model/ids.js';
import { compareText } from '../model/location.js';

/** What an entity's identity is made of. */
export interface Identified {
  /** One per table: see `KnownEntity`. */
  readonly key: string;
  readonly name: string;
}

/**
 * Gives each entity its id, by key: the name in lower case (`OrderLine` is `orderline`); where several tables share a name, each gets its
 * table as a suffix (`user-accounts.users`), so that no id depends on the order of files.
 */
export function entityIds(entities: readonly Identified[]): ReadonlyMap<string, EntityId> {
  const sharing = new Map<string, number>();
  for (const { name } of entities) sharing.set(name.toLowerCase(), (sharing.get(name.toLowerCase()) ?? 0) + 1);
  const ids = new Map<string, EntityId>();
  const taken = new Set<string>();
  for (const { key, name } of [...entities].sort((a, b) => compareText(a.key, b.key))) {
    const plain = name.toLowerCase();
    const wanted = sharing.get(plain) === 1 ? plain : `${plain}-${key}`;
    const id = firstFree(wanted, taken);
    taken.add(id);
    ids.set(key, id as EntityId); // the one place where entity ids are made
  }
  return ids;
}

/** `order-orders` may be another entity's plain name. */
function firstFree(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number += 1;
  return `${wanted}-${number}`;
}
