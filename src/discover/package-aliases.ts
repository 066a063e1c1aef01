import type { PathAlias } from '../model/workspace.js';
import { entriesOf, valueAt } from './json-file.js';
import type { Manifest } from './manifests.js';
import { writtenTargets } from './package-entries.js';
import { joinPath } from './paths.js';
import { sourceCandidates } from './source-candidates.js';
import type { SourceIndex } from './source-index.js';

/**
 * Aliases that a package.json declares as data: `imports` (`#money/*`, Node) and `_moduleAliases` (`@models`, module-alias; each also
 * stands for what is below it). Targets are source before build output, only those that could exist; a target that is another
 * package or leads outside has none. Aliases that only a program could tell (webpack, babel, jest) are not read.
 */
export function readPackageAliases(manifests: readonly Manifest[], sources: SourceIndex): PathAlias[] {
  return manifests.flatMap(({ folder, file }) => {
    const imports = entriesOf(valueAt(file.value, 'imports'))
      .filter(([pattern]) => pattern.startsWith('#') && isPattern(pattern))
      .map(([pattern, value]) => [pattern, writtenTargets(value).filter((target) => target.startsWith('./'))] as const);
    const modules = entriesOf(valueAt(file.value, '_moduleAliases')).flatMap(([name, value]) => moduleAliases(name, value));
    return [...imports, ...modules].flatMap(([pattern, written]) => {
      const targets = [...new Set(written.flatMap((target) => candidatesIn(folder, target)))].filter((target) => sources.couldBe(target));
      return targets.length > 0 ? [{ scope: folder, pattern, targets }] : [];
    });
  });
}

function moduleAliases(name: string, value: unknown): (readonly [string, readonly string[]])[] {
  if (typeof value !== 'string' || name === '' || name.includes('*')) return [];
  const exact = [name, [value]] as const;
  return name.endsWith('/') ? [[`${name}*`, [`${value}/*`]]] : [exact, [`${name}/*`, [`${value}/*`]]];
}

function candidatesIn(folder: string, written: string): string[] {
  const published = joinPath('', written);
  if (published === null || !isPattern(published)) return [];
  return sourceCandidates(published)
    .map((target) => joinPath(folder, target))
    .filter((target) => target !== null);
}

function isPattern(text: string): boolean {
  return text.split('*').length <= 2;
}
