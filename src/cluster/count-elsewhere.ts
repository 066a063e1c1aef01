import type { Decomposition } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';

/** Two answers to where the files of now belong. */
export interface Answers {
  readonly held: Decomposition;
  readonly fresh: Decomposition;
  /** Earlier path to the one of now. */
  readonly renames: ReadonlyMap<string, string>;
}

/** How many of the files that were there before are in another service in a fresh proposal than where they are held. */
export function countElsewhere(before: Facts, { held, fresh, renames }: Answers): number {
  const [homes, others] = [homesIn(held), homesIn(fresh)];
  const now = before.files.map(({ path }) => renames.get(path) ?? path);
  return now.filter((path) => homes.has(path) && others.has(path) && homes.get(path) !== others.get(path)).length;
}

function homesIn({ services, kernel, unassigned }: Decomposition): ReadonlyMap<string, ServiceId | null> {
  return new Map<string, ServiceId | null>([
    ...[...kernel.map(({ path }) => path), ...unassigned].map((path) => [path, null] as const),
    ...services.flatMap(({ id, files }) => files.map((path) => [path, id] as const)),
  ]);
}
