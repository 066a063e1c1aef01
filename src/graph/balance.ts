import type { Service } from '../model/decomposition.js';

/** A service of 5 to 20 units is neither a crumb nor a monolith of its own (Wu, Hassan and Holt 2005, 3.4, as Kalia et al. 2021, 4.1, set the bounds). */
const EXTREME = { below: 5, above: 20 } as const;

/**
 * NED, non-extreme distribution: 1 - (files in services of 5 to 20 files) / (files in services), 0 to 1, fewer is better. The unit is the file, where
 * the paper counts classes. 0 without files: nothing is extreme.
 * (Wu, Hassan and Holt, "Comparison of Clustering Algorithms in the Context of Software Evolution", ICSM 2005, for the idea; Kalia et al., "Mono2Micro",
 * ESEC/FSE 2021, doi:10.1145/3468264.3473915, for formula and bounds.) O(services).
 */
export function nonExtremeDistribution(services: readonly Pick<Service, 'files'>[]): number {
  const sizes = services.map(({ files }) => files.length);
  const all = sum(sizes);
  return all === 0 ? 0 : 1 - sum(sizes.filter((size) => size >= EXTREME.below && size <= EXTREME.above)) / all;
}

/** Files of the largest service / files in services, 0 to 1, fewer is better; 0 without files. O(services). */
export function largestServiceShare(services: readonly Pick<Service, 'files'>[]): number {
  const sizes = services.map(({ files }) => files.length);
  const all = sum(sizes);
  return all === 0 ? 0 : Math.max(...sizes) / all;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
