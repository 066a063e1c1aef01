import type { Gap } from '../model/gap.js';
import { compareText } from '../model/location.js';
import type { PathAlias } from '../model/workspace.js';
import type { SourceTree } from '../model/source-tree.js';
import { configGap } from './json-file.js';
import { foldersAbove, joinPath, nameOf, parentOf, under } from './paths.js';
import { createTsconfigReader, type ImportSettings, type PackageFolders } from './tsconfig-chain.js';

/** The aliases of one folder, by pattern. */
type ScopeAliases = ReadonlyMap<string, readonly string[]>;

interface AliasReading {
  readonly aliases: readonly PathAlias[];
  readonly gaps: readonly Gap[];
}

/**
 * The `paths` and `baseUrl` of every tsconfig*.json and jsconfig.json in `configs`, for the files of its folder. Several in one folder are joined, the
 * first to name a pattern counts: tsconfig.json, jsconfig.json, tsconfig.base.json (where an Nx root keeps them), then the rest by
 * name (Vite keeps them in tsconfig.app.json). A folder that only repeats what a folder above it says adds nothing. `references` need no
 * following, since every folder is looked at. `files` and `include` do not limit the analysis: in a monorepo
 * they cover one build, not the code base, and what they miss would silently be missing from the report.
 */
export function readTsconfigAliases(tree: SourceTree, configs: readonly string[], packages: PackageFolders): AliasReading {
  const read = createTsconfigReader(tree, packages);
  const gaps: Gap[] = [];
  const scopes = new Map<string, ScopeAliases>();
  for (const [folder, paths] of byFolder(configs)) {
    const joined = new Map<string, readonly string[]>();
    for (const path of paths) {
      const { settings, gaps: unread } = read(path);
      const own = aliasesOf(settings, folder);
      for (const [pattern, targets] of own.aliases) if (!joined.has(pattern)) joined.set(pattern, targets);
      gaps.push(...unread, ...own.gaps);
    }
    if (joined.size > 0) scopes.set(folder, joined);
  }
  const aliases = [...scopes].flatMap(([scope, entries]) =>
    repeatsAbove(scope, scopes) ? [] : [...entries].map(([pattern, targets]) => ({ scope, pattern, targets })),
  );
  return { aliases, gaps: distinct(gaps) };
}

const RANK = ['tsconfig.json', 'jsconfig.json', 'tsconfig.base.json'];

/** The configs of each folder in the order in which they count. */
function byFolder(configs: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of configs.filter((config) => /^[jt]sconfig\./.test(nameOf(config)))) {
    const paths = folders.get(parentOf(path));
    if (paths) paths.push(path);
    else folders.set(parentOf(path), [path]);
  }
  for (const paths of folders.values()) paths.sort((a, b) => rankOf(a) - rankOf(b) || compareText(a, b));
  return folders;
}

function rankOf(path: string): number {
  const rank = RANK.indexOf(nameOf(path));
  return rank < 0 ? RANK.length : rank;
}

function aliasesOf(settings: ImportSettings, scope: string): { aliases: ScopeAliases; gaps: Gap[] } {
  const aliases = new Map<string, readonly string[]>();
  const gaps: Gap[] = [];
  const baseUrl = settings.baseUrl ? resolve(parentOf(settings.baseUrl.file.path), settings.baseUrl.written, scope) : null;
  if (settings.baseUrl && baseUrl === null) {
    const { file, written } = settings.baseUrl;
    gaps.push(configGap(file.path, file.lineOf('compilerOptions', 'baseUrl'), `baseUrl ${written} leads outside the analysed folder`));
  }
  for (const [pattern, written] of settings.paths?.entries ?? []) {
    const file = settings.paths?.file;
    if (!file) continue;
    const folder = baseUrl ?? parentOf(file.path);
    const inside = written.map((target) => resolve(folder, target, scope)).filter((target) => target !== null);
    const usable = inside.filter((target) => stars(target) <= 1 && !/(^|\/)node_modules(\/|$)/.test(target));
    if (usable.length > 0 && stars(pattern) <= 1) aliases.set(pattern, usable);
    const problem = problemOf(pattern, written, inside);
    if (problem !== null) gaps.push(configGap(file.path, file.lineOf('compilerOptions', 'paths', pattern), problem));
  }
  // TypeScript tries baseUrl after every pattern of `paths`.
  if (baseUrl !== null) aliases.set('*', [...(aliases.get('*') ?? []), under(baseUrl, '*')]);
  return { aliases, gaps };
}

function problemOf(pattern: string, written: readonly string[], inside: readonly string[]): string | null {
  if ([pattern, ...written].some((text) => stars(text) > 1)) return `paths ${pattern}: more than one * is not allowed`;
  if (inside.length < written.length) return `paths ${pattern} leads outside the analysed folder`;
  return null;
}

/** `${configDir}` stands for the folder of the config that is used, not of the one in which it is written (TypeScript 5.5). */
function resolve(folder: string, written: string, scope: string): string | null {
  const marker = '${configDir}';
  return written.startsWith(marker) ? joinPath(scope, `.${written.slice(marker.length)}`) : joinPath(folder, written);
}

function stars(text: string): number {
  return text.split('*').length - 1;
}

/** Whether the nearest folder above with aliases says all that this one says: typical of packages that extend one base config. */
function repeatsAbove(scope: string, scopes: ReadonlyMap<string, ScopeAliases>): boolean {
  if (scope === '') return false;
  const above = foldersAbove(scope)
    .map((folder) => scopes.get(folder))
    .find((aliases) => aliases !== undefined);
  const own = scopes.get(scope) ?? new Map();
  return above !== undefined && [...own].every(([pattern, targets]) => above.get(pattern)?.join('\0') === targets.join('\0'));
}

/** A base config is read once but used by many: its problems are told once. */
function distinct(gaps: readonly Gap[]): Gap[] {
  return [...new Map(gaps.map((gap) => [`${gap.path}\0${gap.line}\0${gap.detail}`, gap])).values()];
}
