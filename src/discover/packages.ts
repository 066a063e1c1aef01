import { compareText } from '../model/location.js';
import type { WorkspacePackage } from '../model/workspace.js';
import { entriesOf, valueAt } from './json-file.js';
import type { Manifest } from './manifests.js';
import { packageEntries } from './package-entries.js';
import type { SourceIndex } from './source-index.js';
import type { WorkspaceMembers } from './workspace-members.js';

/**
 * The packages among `manifests`, by name: members of its workspaces, and every other package.json with a name, since small repositories
 * declare nothing. Of several with one name a member counts first, then the one nearest the root, then the first by
 * path. A package that is no member, and that some package.json asks the registry for, is a namesake (an example, a fork): left out.
 */
export function findPackages(manifests: readonly Manifest[], members: WorkspaceMembers, sources: SourceIndex): WorkspacePackage[] {
  const fromRegistry = registryNames(manifests);
  const rank = (manifest: Manifest) => (members.isMember(manifest.folder) ? 0 : 1);
  const candidates = manifests
    .filter(({ name }) => name !== '')
    .filter((manifest) => rank(manifest) === 0 || !fromRegistry.has(manifest.name))
    .sort((a, b) => rank(a) - rank(b) || depthOf(a.folder) - depthOf(b.folder) || compareText(a.folder, b.folder));
  const byName = new Map<string, WorkspacePackage>();
  for (const manifest of candidates) {
    const { name, folder } = manifest;
    if (!byName.has(name)) byName.set(name, { name, folder, entries: packageEntries(manifest, sources) });
  }
  return [...byName.values()].sort((a, b) => compareText(a.name, b.name));
}

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** Ranges that mean a folder of this repository. */
const LOCAL_RANGE = /^(file|link|portal|workspace):|^\*$/;

function registryNames(manifests: readonly Manifest[]): Set<string> {
  const names = new Set<string>();
  for (const { file } of manifests) {
    for (const [name, range] of DEPENDENCY_FIELDS.flatMap((field) => entriesOf(valueAt(file.value, field)))) {
      if (typeof range === 'string' && !LOCAL_RANGE.test(range)) names.add(name);
    }
  }
  return names;
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
