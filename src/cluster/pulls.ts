import { compareText } from '../model/location.js';
import type { Neighbours, Partition } from './partition.js';

/** How strongly some nodes together are tied to each group, by summed weight; ties among themselves, and to nodes in no group, count for none. */
export function pullsOn(members: readonly string[], homes: Partition, neighbours: Neighbours): ReadonlyMap<string, number> {
  const own = new Set(members);
  const pulls = new Map<string, number>();
  for (const { other, weight } of members.flatMap((member) => neighbours.get(member) ?? [])) {
    const group = own.has(other) ? undefined : homes.get(other);
    if (group !== undefined) pulls.set(group, (pulls.get(group) ?? 0) + weight);
  }
  return pulls;
}

/** The key with the most, the first by name of equals; undefined for none. */
export function strongest(amounts: ReadonlyMap<string, number>): string | undefined {
  return [...amounts].sort(([a, one], [b, other]) => other - one || compareText(a, b))[0]?.[0];
}
