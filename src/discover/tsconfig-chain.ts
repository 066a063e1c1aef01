import type { Gap } from '../model/gap.js';
import type { SourceTree } from '../model/source-tree.js';
import { configGap, entriesOf, isObject, type JsonFile, type JsonValue, readJson, stringsOf, valueAt } from './json-file.js';
import { joinPath, parentOf, under } from './paths.js';

/** What a tsconfig and those it extends say of where bare imports lead. Folders are relative to the root. */
export interface ImportSettings {
  /** As written in `file`, from whose folder it counts; null where no config of the chain sets it. */
  readonly baseUrl: { readonly file: JsonFile; readonly written: string } | null;
  readonly paths: WrittenPaths | null;
}

/** A `paths` object as written; it counts from the folder of `file` where there is no `baseUrl`. */
export interface WrittenPaths {
  readonly file: JsonFile;
  readonly entries: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

export interface TsconfigReading {
  readonly settings: ImportSettings;
  readonly gaps: readonly Gap[];
}

/** Where the packages of the repository lie, by name: a tsconfig may extend one of them. */
export type PackageFolders = ReadonlyMap<string, string>;

/** Longer chains are no one's handwriting; each link costs a read. */
const MAX_CHAIN = 64;
const NOTHING: ImportSettings = { baseUrl: null, paths: null };

/**
 * Reads tsconfigs with all they extend, each file once. Nothing outside the root is read: an `extends` that leads there, or
 * to a missing file, to itself or past 64 files is a gap, and the rest counts. An `extends` of a package that is not
 * the repository's own (`@tsconfig/node20`) is skipped without a gap: nothing is installed, and hardly any such package sets paths.
 * Where one does, imports by those paths look like imports of outside packages.
 */
export function createTsconfigReader(tree: SourceTree, packages: PackageFolders): (path: string) => TsconfigReading {
  const known = new Map<string, ImportSettings>();
  const read = (path: string, trail: readonly string[]): TsconfigReading => {
    const settled = known.get(path);
    if (settled) return { settings: settled, gaps: [] };
    const { file, gaps: syntax } = readJson(tree, path, 'jsonc');
    const gaps: Gap[] = [...syntax];
    let settings = NOTHING;
    for (const base of file ? basesOf(tree, file, packages) : []) {
      const inherited = typeof base === 'string' ? follow(base, [...trail, path]) : { settings: NOTHING, gaps: [base] };
      settings = override(settings, inherited.settings);
      gaps.push(...inherited.gaps);
    }
    if (file) settings = override(settings, ownSettings(file));
    if (file) gaps.push(...misfits(file));
    known.set(path, settings);
    return { settings, gaps };
  };
  const follow = (base: string, trail: readonly string[]): TsconfigReading => {
    const from = trail.at(-1) ?? base;
    if (trail.includes(base)) return { settings: NOTHING, gaps: [configGap(from, 1, `extends itself, by way of ${base}`)] };
    if (trail.length >= MAX_CHAIN) return { settings: NOTHING, gaps: [configGap(from, 1, `extends more than ${MAX_CHAIN} files in a row`)] };
    return read(base, trail);
  };
  return (path) => read(path, []);
}

/** The files that a tsconfig extends, in order, and gaps for those that cannot be had. */
function basesOf(tree: SourceTree, file: JsonFile, packages: PackageFolders): (string | Gap)[] {
  const bases: (string | Gap)[] = [];
  for (const written of stringsOf(valueAt(file.value, 'extends'))) {
    const line = file.lineOf('extends');
    const isPackage = !/^(\.|\/|[a-z]:[\\/])/i.test(written);
    const target = isPackage ? packageTarget(written, packages) : joinPath(parentOf(file.path), written);
    if (target === null) {
      if (!isPackage) bases.push(configGap(file.path, line, `extends ${written}, outside the analysed folder`));
      continue;
    }
    const found = [target, `${target}.json`, `${target}/tsconfig.json`].find((path) => path.endsWith('.json') && tree.has(path));
    bases.push(found ?? configGap(file.path, line, `extends ${written}, which does not exist`));
  }
  return bases;
}

function packageTarget(written: string, packages: PackageFolders): string | null {
  const [name = '', rest = ''] = splitPackage(written);
  const folder = packages.get(name);
  if (folder === undefined) return null;
  return rest === '' ? under(folder, 'tsconfig.json') : joinPath(folder, rest);
}

/** `@shop/tsconfig/nest.json` as `@shop/tsconfig` and `nest.json`. */
function splitPackage(specifier: string): string[] {
  const parts = specifier.split('/');
  const count = specifier.startsWith('@') ? 2 : 1;
  return [parts.slice(0, count).join('/'), parts.slice(count).join('/')];
}

function ownSettings(file: JsonFile): ImportSettings {
  const options = valueAt(file.value, 'compilerOptions');
  const written = valueAt(options, 'baseUrl');
  const paths = valueAt(options, 'paths');
  const entries = entriesOf(paths).map(([pattern, targets]) => [pattern, stringsOf(targets)] as const);
  return { baseUrl: typeof written === 'string' ? { file, written } : null, paths: paths === undefined ? null : { file, entries } };
}

/** Gaps for what is of another kind than TypeScript takes: it counts as not written. */
function misfits(file: JsonFile): Gap[] {
  const gaps: Gap[] = [];
  const hold = (keys: readonly string[], words: string, fits: (value: JsonValue) => boolean): void => {
    const value = valueAt(file.value, ...keys);
    if (value !== undefined && value !== null && !fits(value))
      gaps.push(configGap(file.path, file.lineOf(...keys), `${keys.at(-1) ?? 'the whole'} is no ${words}`));
  };
  hold([], 'object', isObject);
  hold(['extends'], 'text or list of texts', isTexts);
  hold(['compilerOptions'], 'object', isObject);
  hold(['compilerOptions', 'baseUrl'], 'text', (value) => typeof value === 'string');
  hold(['compilerOptions', 'paths'], 'object', isObject);
  for (const [pattern] of entriesOf(valueAt(file.value, 'compilerOptions', 'paths'))) hold(['compilerOptions', 'paths', pattern], 'list of texts', isTexts);
  return gaps;
}

function isTexts(value: JsonValue): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((item) => typeof item === 'string'));
}

/** Later settings replace earlier ones whole, as in TypeScript: `paths` are never merged. */
function override(base: ImportSettings, own: ImportSettings): ImportSettings {
  return { baseUrl: own.baseUrl ?? base.baseUrl, paths: own.paths ?? base.paths };
}
