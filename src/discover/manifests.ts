import type { Gap } from '../model/gap.js';
import type { SourceTree } from '../model/source-tree.js';
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

export interface ManifestReading {
  readonly manifests: readonly Manifest[];
  readonly gaps: readonly Gap[];
}

/** Reads every package.json in `configs`, by path. Syntax errors and one that cannot be read at all are gaps. */
export function readManifests(tree: SourceTree, configs: readonly string[]): ManifestReading {
  const manifests: Manifest[] = [];
  const gaps: Gap[] = [];
  for (const path of configs.filter((config) => nameOf(config) === 'package.json')) {
    const reading = readJson(tree, path, 'json');
    gaps.push(...reading.gaps);
    if (!reading.file) continue;
    const name = valueAt(reading.file.value, 'name');
    manifests.push({ path, folder: parentOf(path), name: typeof name === 'string' ? name : '', file: reading.file });
  }
  return { manifests, gaps };
}
