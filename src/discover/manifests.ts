import type { Gap } from '../model/gap.js';
import { type JsonFile, readJson, valueAt } from './json-file.js';
import { nameOf, parentOf } from './paths.js';

/** A package.json. */
export interface Manifest {
  readonly path: string;
  readonly folder: string;
  /** '' where it has none. */
  readonly name: string;
  readonly file: JsonFile;
}

/** Reads every package.json in `configs`, by path. One that cannot be read at all is a gap. */
export function readManifests(root: string, configs: readonly string[]): { manifests: readonly Manifest[]; gaps: readonly Gap[] } {
  const manifests: Manifest[] = [];
  const gaps: Gap[] = [];
  for (const path of configs.filter((config) => nameOf(config) === 'package.json')) {
    const reading = readJson(root, path, 'json');
    gaps.push(...reading.gaps);
    if (!reading.file) continue;
    const name = valueAt(reading.file.value, 'name');
    manifests.push({ path, folder: parentOf(path), name: typeof name === 'string' ? name : '', file: reading.file });
  }
  return { manifests, gaps };
}
