import type { Gap } from '../model/gap.js';
import type { SchemaFile } from '../model/workspace.js';
import type { Manifest } from './manifests.js';
import { parentOf, under } from './paths.js';
import { findPrismaSchemas } from './prisma-schemas.js';
import { tooLarge } from './select-files.js';
import type { Tree } from './walk.js';

export interface SchemaLimits {
  readonly maxFileBytes: number;
  /** Whether a file is excluded by the caller, or material of tests. */
  isLeftOut(path: string): boolean;
}

/**
 * The schema files of the code base, by path: looked for in the root, in every folder with a config of its own, and in apps/* and the like.
 * Those over the size limit are gaps.
 */
export function readSchemas(tree: Tree, manifests: readonly Manifest[], limits: SchemaLimits): { schemas: readonly SchemaFile[]; gaps: readonly Gap[] } {
  const kept = tree.schemas.filter(({ path }) => !limits.isLeftOut(path));
  const large = kept.filter(({ bytes }) => bytes > limits.maxFileBytes);
  const usual = kept.flatMap(({ path }) => MONOREPO_PART.exec(path)?.[0] ?? []);
  const folders = new Set(['', ...tree.configs.map(parentOf), ...usual]);
  const found = findPrismaSchemas({
    tree: tree.from,
    known: kept.map(({ path }) => path),
    sources: new Set(tree.sources.map(({ path }) => path)),
    folders: [...folders].filter((folder) => !limits.isLeftOut(under(folder, 'package.json'))),
    manifests: new Map(manifests.map((manifest) => [manifest.folder, manifest])),
  });
  const tooLargePaths = new Set(large.map(({ path }) => path));
  const schemas = found.schemas.filter(({ path }) => !tooLargePaths.has(path));
  return { schemas, gaps: [...found.gaps, ...large.map((file) => tooLarge(file, limits.maxFileBytes))] };
}

/** Parts of a monorepo, with or without a config of their own. */
const MONOREPO_PART = /^(apps|packages|services|libs)\/[^/]+(?=\/)/;
