import picomatch from 'picomatch';
import { parseDocument } from 'yaml';
import type { Gap } from '../model/gap.js';
import type { SourceTree } from '../model/source-tree.js';
import { configGap, type JsonValue, readJson, stringsOf, valueAt } from './json-file.js';
import type { Manifest } from './manifests.js';
import { failureOf } from './fence.js';
import { nameOf, parentOf, under } from './paths.js';
import { readSource } from './read-source.js';

/** Which folders are declared as members of a workspace. */
export interface WorkspaceMembers {
  /** True where any workspace is declared at all. */
  readonly declared: boolean;
  isMember(folder: string): boolean;
  readonly gaps: readonly Gap[];
}

/** Globs of one declaration, and the folder they count from. */
interface MemberGlobs {
  readonly folder: string;
  readonly globs: readonly string[];
}

const MAX_YAML_BYTES = 1024 * 1024;

/**
 * Reads who belongs together: `workspaces` of any package.json (npm, yarn: a list, or `{ packages }`), pnpm-workspace.yaml, `packages` of
 * lerna.json; a glob with `!` takes folders out again. The folder that declares is a member itself.
 */
export function readWorkspaceMembers(tree: SourceTree, configs: readonly string[], manifests: readonly Manifest[]): WorkspaceMembers {
  const gaps: Gap[] = [];
  const declarations: MemberGlobs[] = manifests.map(({ folder, file }) => {
    const written = valueAt(file.value, 'workspaces');
    return { folder, globs: Array.isArray(written) ? stringsOf(written) : stringsOf(valueAt(written, 'packages')) };
  });
  for (const path of configs) {
    const reading = readDeclaration(tree, path);
    if (!reading) continue;
    gaps.push(...reading.gaps);
    declarations.push({ folder: parentOf(path), globs: reading.globs });
  }
  const matchers = declarations.filter(({ globs }) => globs.length > 0).map(createMatcher);
  return { declared: matchers.length > 0, isMember: (folder) => matchers.some((matches) => matches(folder)), gaps };
}

function readDeclaration(tree: SourceTree, path: string): { globs: readonly string[]; gaps: readonly Gap[] } | null {
  if (/^pnpm-workspace\.ya?ml$/.test(nameOf(path))) return readPnpm(tree, path);
  if (nameOf(path) !== 'lerna.json') return null;
  const { file, gaps } = readJson(tree, path, 'jsonc');
  return { globs: file ? stringsOf(valueAt(file.value, 'packages')) : [], gaps };
}

function readPnpm(tree: SourceTree, path: string): { globs: readonly string[]; gaps: readonly Gap[] } {
  try {
    const document = parseDocument(readSource(tree, path, MAX_YAML_BYTES));
    const [problem] = document.errors;
    if (problem) return { globs: [], gaps: [configGap(path, problem.linePos?.[0].line ?? 1, `not valid YAML: ${problem.code.toLowerCase()}`)] };
    const globs: JsonValue = document.get('packages') === undefined ? [] : document.toJS().packages;
    return { globs: stringsOf(globs), gaps: [] };
  } catch (error) {
    return { globs: [], gaps: [configGap(path, 1, error instanceof RangeError ? 'nested too deeply' : failureOf(error))] };
  }
}

function createMatcher({ folder, globs }: MemberGlobs): (path: string) => boolean {
  const clean = (glob: string) => under(folder, glob.replace(/^(\.?\/)+/, '').replace(/\/+$/, ''));
  const wanted = globs.filter((glob) => !glob.startsWith('!')).map(clean);
  const unwanted = globs.filter((glob) => glob.startsWith('!')).map((glob) => clean(glob.slice(1)));
  const isWanted = wanted.length > 0 ? picomatch(wanted) : () => false;
  const isUnwanted = unwanted.length > 0 ? picomatch(unwanted) : () => false;
  return (path) => path === folder || (isWanted(path) && !isUnwanted(path));
}
