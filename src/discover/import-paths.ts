import type { Gap } from '../model/gap.js';
import { compareText } from '../model/location.js';
import type { PathAlias, WorkspacePackage } from '../model/workspace.js';
import type { ManifestReading } from './manifests.js';
import { readPackageAliases } from './package-aliases.js';
import { findPackages } from './packages.js';
import { parentOf } from './paths.js';
import type { SelectedFiles } from './select-files.js';
import { indexSources } from './source-index.js';
import { readTsconfigAliases } from './tsconfig-aliases.js';
import type { Tree } from './walk.js';
import { readWorkspaceMembers } from './workspace-members.js';

/** How bare imports may be resolved. */
export interface ImportPaths {
  /** By scope, then pattern. */
  readonly aliases: readonly PathAlias[];
  /** By name. */
  readonly packages: readonly WorkspacePackage[];
  readonly gaps: readonly Gap[];
}

/**
 * Reads aliases and packages from the configs of folders that hold analysed files; those of test fixtures and the like, often broken on
 * purpose, are passed over.
 */
export function readImportPaths(tree: Tree, { manifests, gaps }: ManifestReading, selected: SelectedFiles): ImportPaths {
  const analysed = indexSources(selected.files.map(({ path }) => path));
  const existing = indexSources([...selected.files.map(({ path }) => path), ...selected.otherFiles]);
  const configs = tree.configs.filter((path) => analysed.hasFolder(parentOf(path)));
  const used = manifests.filter(({ folder }) => analysed.hasFolder(folder));
  const folders = new Map([...manifests].reverse().map(({ name, folder }) => [name, folder]));
  const tsconfigs = readTsconfigAliases(tree.from, configs, folders);
  const members = readWorkspaceMembers(tree.from, configs, used);
  return {
    aliases: [...tsconfigs.aliases, ...readPackageAliases(used, existing)].sort((a, b) => compareText(a.scope, b.scope) || compareText(a.pattern, b.pattern)),
    packages: findPackages(used, members, existing),
    gaps: [...gaps.filter(({ path }) => analysed.hasFolder(parentOf(path))), ...tsconfigs.gaps, ...members.gaps],
  };
}
