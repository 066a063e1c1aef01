import type { FileFacts } from '../model/file-facts.js';
import { compareText } from '../model/location.js';
import type { PathAlias } from '../model/workspace.js';
import type { SpecifierResolver } from './specifiers.js';

/** Fewer different imports than this under one head may be a package and a folder that happen to share their names. */
const LEAST_DIFFERENT = 2;
/** Of the imports under one head, so many must lead to a file; the rest may be missing files. A package of that name would have others. A judgement. */
const LEAST_SHARE = 0.9;

interface Found {
  readonly head: string;
  readonly specifier: string;
  /** Null where no folder around the importing file has it. */
  readonly place: { readonly scope: string; readonly folder: string } | null;
}

/**
 * Aliases that no configuration in reach declares (it may extend one in a package): `@entities/order`, imported below a folder that has
 * `entities/order.ts` or `src/entities/order.ts`. Only heads (`@entities`, `~`, `#app`) whose imports nearly all lead to files that way. Sorted.
 */
export function inferAliases(files: readonly FileFacts[], resolve: SpecifierResolver, exists: (target: string) => boolean): readonly PathAlias[] {
  const byHead = new Map<string, Found[]>();
  for (const { path, imports } of files) {
    for (const { specifier } of imports) {
      const found = /^[@~#]/.test(specifier) && isOpen(resolve(path, specifier).kind) ? lookAround(path, specifier, exists) : null;
      if (found) byHead.set(found.head, [...(byHead.get(found.head) ?? []), found]);
    }
  }
  const aliases = [...byHead.values()].filter(isAlias).flatMap((found) => found.flatMap(({ head, place }) => (place ? [aliasOf(head, place)] : [])));
  return [...new Map(aliases.map((alias) => [`${alias.scope} ${alias.pattern}`, alias])).values()].sort(
    (a, b) => compareText(a.scope, b.scope) || compareText(a.pattern, b.pattern),
  );
}

function isOpen(kind: ReturnType<SpecifierResolver>['kind']): boolean {
  return kind === 'external' || kind === 'unresolved';
}

function isAlias(found: readonly Found[]): boolean {
  const led = found.filter(({ place }) => place !== null);
  return new Set(led.map(({ specifier }) => specifier)).size >= LEAST_DIFFERENT && led.length / found.length >= LEAST_SHARE;
}

function aliasOf(head: string, { scope, folder }: { readonly scope: string; readonly folder: string }): PathAlias {
  return { scope, pattern: `${head}/*`, targets: [folder === '' ? '*' : `${folder}/*`] };
}

/** The nearest folder above the importing file, or its `src`, that has what is imported. */
function lookAround(path: string, specifier: string, exists: (target: string) => boolean): Found | null {
  const slash = specifier.indexOf('/');
  if (slash < 0) return null;
  const head = specifier.slice(0, slash);
  const rest = specifier.slice(slash + 1);
  const name = head.slice(1);
  for (const scope of foldersAbove(path)) {
    for (const base of [scope, under(scope, 'src')]) {
      const folder = under(base, name);
      if (exists(under(folder, rest))) return { head, specifier, place: { scope, folder } };
    }
  }
  return { head, specifier, place: null };
}

/** From the file's own folder to the root (''). */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return [...parts.keys(), parts.length].map((length) => parts.slice(0, length).join('/')).toReversed();
}

function under(folder: string, name: string): string {
  return folder === '' || name === '' ? folder + name : `${folder}/${name}`;
}
