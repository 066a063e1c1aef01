import type { Facts } from './facts.js';

/** From a file's path to the place that tells its folders and its name: see `FactFile`. The path itself for one that has none. */
export function placesOf({ files }: Pick<Facts, 'files'>): (path: string) => string {
  const places = new Map<string, string>();
  for (const { path, place } of files) if (place !== undefined) places.set(path, place);
  return (path) => places.get(path) ?? path;
}
