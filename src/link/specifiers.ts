import type { PathAlias, Workspace, WorkspacePackage } from '../model/workspace.js';

/** Where an import leads. `left-out` is a file that exists and is not analysed; `asset` is no source file at all. */
export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'external' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'asset' }
  | { readonly kind: 'unresolved' };

export type SpecifierResolver = (from: string, specifier: string) => Resolution;

const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.d.ts', '.d.mts', '.d.cts'];
/** What a written extension may stand for: TypeScript lets `./x.js` mean `./x.ts`. */
const REWRITES: ReadonlyMap<string, readonly string[]> = new Map([
  ['.js', ['.ts', '.tsx', '.d.ts', '.jsx']],
  ['.jsx', ['.tsx', '.d.ts']],
  ['.mjs', ['.mts', '.d.mts']],
  ['.cjs', ['.cts', '.d.cts']],
]);
const ASSET =
  /\.(json5?|css|scss|sass|less|styl|svg|png|jpe?g|gif|webp|ico|html?|md|mdx|txt|graphql|gql|ya?ml|wasm|node|woff2?|ttf|vue|svelte|astro|sql|hbs|ejs|pug|proto|csv|pem)(\?.*)?$/i;

/** What specifiers are resolved over. */
export interface SpecifierSpace {
  readonly resolve: SpecifierResolver;
  /** Whether a path, extension aside, is a file of the repository. */
  exists(target: string): boolean;
}

/**
 * Resolves imports in memory over the known files: relative paths, tsconfig paths (deepest scope first), the repository's own packages.
 * `inferred`: aliases besides those that the workspace declares.
 */
export function createSpecifierSpace(workspace: Workspace, inferred: readonly PathAlias[] = []): SpecifierSpace {
  const files = new Set(workspace.files.map((file) => file.path));
  const others = new Set(workspace.otherFiles);
  const aliases = [...workspace.aliases, ...inferred].sort(byPrecedence);
  const packages = [...workspace.packages].sort((a, b) => b.name.length - a.name.length);
  const find = (target: string): Resolution | null => findFile(target, files, others);
  const memo = new Map<string, Resolution>();
  const resolve: SpecifierResolver = (from, specifier) => {
    const key = `${parentOf(from)}\0${specifier}`;
    let answer = memo.get(key);
    if (!answer) {
      answer = specifier.startsWith('.') ? resolveRelative(from, specifier, find) : resolveBare(from, specifier, { aliases, packages, find });
      memo.set(key, answer);
    }
    return answer;
  };
  return { resolve, exists: (target) => find(target) !== null };
}

/** Deepest scope first, then the longest pattern; between a mapping to installed packages and baseUrl (both `*`) the mapping. */
function byPrecedence(a: PathAlias, b: PathAlias): number {
  return b.scope.length - a.scope.length || specificity(b.pattern) - specificity(a.pattern) || Number(pointsAtInstalled(b)) - Number(pointsAtInstalled(a));
}

function resolveRelative(from: string, specifier: string, find: (target: string) => Resolution | null): Resolution {
  const target = joinPath(parentOf(from), specifier);
  if (target === null) return { kind: 'unresolved' };
  return find(target) ?? { kind: ASSET.test(specifier) ? 'asset' : 'unresolved' };
}

interface BareContext {
  readonly aliases: readonly PathAlias[];
  readonly packages: readonly WorkspacePackage[];
  readonly find: (target: string) => Resolution | null;
}

function resolveBare(from: string, specifier: string, context: BareContext): Resolution {
  const fitting = context.aliases
    .filter((alias) => isInside(from, alias.scope))
    .map((alias) => ({ alias, rest: matchPattern(alias.pattern, specifier) }))
    .filter((match): match is AliasMatch => match.rest !== null);
  const found = throughAliases(fitting, context) ?? resolvePackage(specifier, context);
  if (found) return found;
  const claimed = specifier.startsWith('#') || fitting.some(({ alias }) => claims(alias));
  if (!claimed) return { kind: 'external' };
  return { kind: ASSET.test(specifier) ? 'asset' : 'unresolved' };
}

interface AliasMatch {
  readonly alias: PathAlias;
  /** What the `*` of the pattern stands for. */
  readonly rest: string;
}

function throughAliases(fitting: readonly AliasMatch[], context: BareContext): Resolution | null {
  for (const { alias, rest } of fitting) {
    for (const target of alias.targets) {
      const found = context.find(normalise(target.replace('*', () => rest)));
      if (found) return found;
    }
    // Mapped to installed packages: then a folder of the same name under baseUrl is not meant.
    if (pointsAtInstalled(alias)) return null;
  }
  return null;
}

function pointsAtInstalled(alias: PathAlias): boolean {
  return alias.targets.some((target) => target.split('/').includes('node_modules'));
}

/** Whether an import that fits the alias must lead to a file of the repository: not for baseUrl, nor where the alias points at installed packages. */
function claims(alias: PathAlias): boolean {
  return alias.pattern !== '*' && !pointsAtInstalled(alias);
}

function resolvePackage(specifier: string, context: BareContext): Resolution | null {
  for (const own of context.packages) {
    if (specifier !== own.name && !specifier.startsWith(`${own.name}/`)) continue;
    const subpath = `.${specifier.slice(own.name.length)}`;
    const matching = own.entries
      .map((entry) => ({ entry, rest: matchPattern(entry.subpath, subpath) }))
      .filter((match) => match.rest !== null)
      .sort((a, b) => specificity(b.entry.subpath) - specificity(a.entry.subpath));
    for (const { entry, rest } of matching) {
      for (const target of entry.targets) {
        const found = context.find(normalise(target.replace('*', () => rest ?? '')));
        if (found) return found;
      }
    }
  }
  return null;
}

function findFile(target: string, files: ReadonlySet<string>, others: ReadonlySet<string>): Resolution | null {
  for (const candidate of candidatesOf(target)) {
    if (files.has(candidate)) return { kind: 'file', path: candidate };
    if (others.has(candidate)) return { kind: 'left-out' };
  }
  return null;
}

function* candidatesOf(target: string): Iterable<string> {
  yield target;
  for (const [written, meant] of REWRITES) {
    if (!target.endsWith(written)) continue;
    const stem = target.slice(0, -written.length);
    for (const extension of meant) yield stem + extension;
  }
  for (const extension of EXTENSIONS) yield target + extension;
  const folder = target === '' ? '' : `${target}/`;
  for (const extension of EXTENSIONS) yield `${folder}index${extension}`;
}

/** The text matched by `*` ('' for an exact match), or null. */
function matchPattern(pattern: string, specifier: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : null;
  const prefix = pattern.slice(0, star);
  const suffix = pattern.slice(star + 1);
  const fits = specifier.length >= prefix.length + suffix.length && specifier.startsWith(prefix) && specifier.endsWith(suffix);
  return fits ? specifier.slice(prefix.length, specifier.length - suffix.length) : null;
}

/** An exact pattern beats any prefix, a longer prefix beats a shorter one, as in TypeScript. */
function specificity(pattern: string): number {
  const star = pattern.indexOf('*');
  return star < 0 ? Number.MAX_SAFE_INTEGER : star;
}

function isInside(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

function normalise(path: string): string {
  return joinPath('', path) ?? path;
}

/** Joins with `.` and `..` resolved; null where it leaves the root. */
function joinPath(folder: string, relative: string): string | null {
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
