import type { FileLink } from '../model/analysis.js';
import type { Service } from '../model/decomposition.js';
import type { ServiceId } from '../model/ids.js';

/**
 * SM, structural modularity: mean over services of mu_i / n_i^2, minus the mean over pairs of services of sigma_ij / (2 n_i n_j); n_i are the files of
 * service i, mu_i the ordered pairs of its files of which one uses the other at run time, sigma_ij the ordered pairs of files across i and j, either way.
 * -1 to 1, more is better; 0 without services, and no second mean for one alone. Services without files are left out.
 * (Jin et al., "Service Candidate Identification from Monolithic Systems Based on Execution Traces", IEEE TSE 47(5), 2021, 5.2,
 * doi:10.1109/TSE.2019.2910531, with files for their classes.) O(links + services^2).
 */
export function structuralModularity(services: readonly Pick<Service, 'id' | 'files'>[], fileLinks: readonly FileLink[]): number {
  const filled = services.filter(({ files }) => files.length > 0);
  if (filled.length === 0) return 0;
  const pairs = countPairs(filled, fileLinks);
  const between = (a: ServiceId, b: ServiceId): number => pairs.get(`${a}\0${b}`) ?? 0;
  let inside = 0;
  let across = 0;
  for (const [index, one] of filled.entries()) {
    inside += between(one.id, one.id) / one.files.length ** 2;
    for (const other of filled.slice(index + 1)) {
      across += (between(one.id, other.id) + between(other.id, one.id)) / (2 * one.files.length * other.files.length);
    }
  }
  const couples = (filled.length * (filled.length - 1)) / 2;
  return inside / filled.length - (couples === 0 ? 0 : across / couples);
}

/** Pairs of files that are tied at run time, by the services of both. */
function countPairs(services: readonly Pick<Service, 'id' | 'files'>[], fileLinks: readonly FileLink[]): ReadonlyMap<string, number> {
  const homes = new Map(services.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));
  const pairs = new Map<string, number>();
  for (const { from, to, calls, uses } of fileLinks) {
    const [a, b] = [homes.get(from), homes.get(to)];
    if (calls + uses === 0 || a === undefined || b === undefined) continue;
    pairs.set(`${a}\0${b}`, (pairs.get(`${a}\0${b}`) ?? 0) + 1);
  }
  return pairs;
}
