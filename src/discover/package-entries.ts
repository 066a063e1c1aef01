import type { WorkspacePackage } from '../model/workspace.js';
import { entriesOf, type JsonValue, valueAt } from './json-file.js';
import type { Manifest } from './manifests.js';
import { joinPath, under } from './paths.js';
import { sourceCandidates, USUAL_ENTRIES } from './source-candidates.js';
import type { SourceIndex } from './source-index.js';

type Entry = WorkspacePackage['entries'][number];

/** Fields that name the main file; `source` first, because its file is what a person wrote. */
const MAIN_FIELDS = ['source', 'module', 'main', 'types', 'typings', 'browser'];
/** What deep imports past `exports` are tried against: the file as written, in `src`, and build output as its source. */
const DEEP_IMPORTS: readonly (readonly [subpath: string, targets: readonly string[]])[] = [
  ['./dist/*', ['src/*', 'lib/*', 'dist/*']],
  ['./build/*', ['src/*', 'lib/*', 'build/*']],
  ['./lib/*', ['lib/*', 'src/*']],
  ['./*', ['*', 'src/*', 'lib/*']],
];

/**
 * What an import of a package of the repository can reach. Candidates for `.`: the source of what `exports` names (`source` condition first, then as
 * written), of `source`, `module`, `main`, `types`, and last the usual places. Subpaths of `exports` likewise, then
 * deep imports. Only targets that could exist are kept; without extension where the linker is to try them. `exports` is not enforced: a
 * deep import that Node would refuse still tells what depends on what.
 */
export function packageEntries({ folder, file }: Manifest, sources: SourceIndex): Entry[] {
  const entries = new Map<string, string[]>();
  const add = (subpath: string, published: readonly string[]) => {
    const known = entries.get(subpath);
    if (known) known.push(...published);
    else entries.set(subpath, [...published]);
  };
  for (const [subpath, value] of exportsOf(valueAt(file.value, 'exports'))) add(subpath, writtenTargets(value).flatMap(candidatesOf));
  add('.', MAIN_FIELDS.flatMap((field) => writtenTargets(valueAt(file.value, field))).flatMap(candidatesOf));
  add('.', USUAL_ENTRIES);
  for (const [subpath, targets] of DEEP_IMPORTS) add(subpath, targets);
  return [...entries].flatMap(([subpath, targets]) => {
    const kept = [...new Set(targets.map((target) => under(folder, target)))].filter((target) => sources.couldBe(target));
    return kept.length > 0 ? [{ subpath, targets: kept }] : [];
  });
}

/** All file paths in a value of `exports` or `imports`, whatever their condition: `source` first, then as written. Blocked subpaths (null) have none. */
export function writtenTargets(value: JsonValue): string[] {
  const targets: string[] = [];
  const sources: string[] = [];
  const pending: { readonly value: JsonValue; readonly isSource: boolean }[] = [{ value, isSource: false }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { isSource } = next;
    if (typeof next.value === 'string') (isSource ? sources : targets).push(next.value);
    const inner = Array.isArray(next.value) ? next.value.map((item: JsonValue) => ['', item] as const) : entriesOf(next.value);
    for (const [condition, item] of [...inner].reverse()) pending.push({ value: item, isSource: isSource || SOURCE_CONDITION.test(condition) });
  }
  return [...sources, ...targets];
}

/** Conditions under which packages publish what their authors wrote. */
const SOURCE_CONDITION = /^(source|src|development|.+[-/]source)$/;

function exportsOf(written: JsonValue): [string, JsonValue][] {
  const entries = entriesOf(written);
  const hasSubpaths = entries.some(([key]) => key.startsWith('.'));
  if (hasSubpaths) return entries.filter(([key]) => key.startsWith('.') && key.split('*').length <= 2);
  return written === undefined ? [] : [['.', written]];
}

function candidatesOf(written: string): string[] {
  const published = joinPath('', written);
  if (published === null || published.split('*').length > 2) return [];
  return sourceCandidates(published);
}
