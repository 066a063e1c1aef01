import type { SystemView } from '../model/system-view.js';

/**
 * Database purity: the mean over entities of 1 - H / ln(K), where H is the entropy of the shares that the services have of its accesses and K the number
 * of services, so that H / ln(K) lies between 0 (one service alone accesses it) and 1 (all do, alike). 0 to 1, more is better; 1 where there is
 * one service. Entities that no service accesses count nowhere; null where there are no others: then nothing is known.
 * (Nitin et al., "CARGO: AI-Guided Dependency Analysis for Migrating Monolithic Applications to Microservices Architecture", ASE 2022, IV,
 * doi:10.1145/3551349.3556960, database transactional purity, with accesses for their transactions; Shannon 1948 for H.) O(accesses).
 */
export function databasePurity(view: SystemView): number | null {
  const purities = view.facts.entities.flatMap(({ id }) => {
    const counts = new Map<string, number>();
    for (const { at } of view.accessesTo(id)) {
      const service = view.serviceOf(at.path);
      if (service !== null) counts.set(service, (counts.get(service) ?? 0) + 1);
    }
    return counts.size === 0 ? [] : [1 - evenness([...counts.values()], view.services.length)];
  });
  return purities.length === 0 ? null : purities.reduce((sum, purity) => sum + purity, 0) / purities.length;
}

/** Entropy / the highest that so many groups can have, 0 to 1; 0 for a single group. */
function evenness(counts: readonly number[], groups: number): number {
  if (counts.length < 2 || groups < 2) return 0;
  const all = counts.reduce((sum, number) => sum + number, 0);
  const entropy = counts.reduce((sum, number) => sum - (number / all) * Math.log(number / all), 0);
  return Math.min(1, entropy / Math.log(groups));
}
