import type { Gap } from '../model/gap.js';
import { byLocation, compareText } from '../model/location.js';
import type { SourceTree, TreeEntry } from '../model/source-tree.js';
import { failureOf } from './fence.js';
import { addIgnoreFile, enterFolder, type IgnoreRules, isIgnored } from './ignore-rules.js';
import { configGap } from './json-file.js';
import { lookInside } from './look-inside.js';
import { isOutputFolder, NEVER_ENTERED } from './output-folders.js';
import { isSourceName, under } from './paths.js';
import { readSource } from './read-source.js';

/** A regular file. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
}

/** What lies in the analysed folder. All lists sorted by path. */
export interface Tree {
  /** Where it was read from, and files are. */
  readonly from: SourceTree;
  /** Files with a source extension, in no left-out folder. */
  readonly sources: readonly FoundFile[];
  /** Source files that `.gitignore` names or that are links; and folders, with a slash at the end, that were not entered and hold source. */
  readonly ignored: readonly string[];
  /** Configuration files: package.json, project.json, tsconfig*.json, jsconfig.json, lerna.json, pnpm-workspace.yaml. */
  readonly configs: readonly string[];
  readonly schemas: readonly FoundFile[];
  readonly gaps: readonly Gap[];
}

/** A tree that is still being filled. */
interface Draft {
  readonly from: SourceTree;
  readonly maxFiles: number;
  readonly sources: FoundFile[];
  readonly ignored: string[];
  readonly configs: string[];
  readonly schemas: FoundFile[];
  readonly gaps: Gap[];
}

interface Folder {
  readonly path: string;
  readonly rules: IgnoreRules;
}

const CONFIG_NAME = /^(package\.json|project\.json|lerna\.json|pnpm-workspace\.ya?ml|jsconfig\.json|tsconfig(\..+)?\.json)$/;
const MAX_IGNORE_BYTES = 1024 * 1024;

/**
 * Walks all that is analysed. Folders and files that cannot be read are gaps; links are not followed; pipes, sockets and devices are
 * passed over. `.gitignore` counts at every level below the folder; git's own `info/exclude` and what lies above the folder do
 * not, so that the same tree gives the same answer on every machine. After `maxFiles` source files the walk ends, with a gap.
 */
export function walkTree(from: SourceTree, maxFiles: number): Tree {
  const draft: Draft = { from, maxFiles, sources: [], ignored: [], configs: [], schemas: [], gaps: [] };
  // A list instead of recursion: paths may be some thousand folders deep.
  const pending: Folder[] = [{ path: '', rules: [] }];
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    // Pushed in reverse, so that the first by name is walked first and the file limit always cuts at the same place.
    for (const next of visitFolder(draft, folder).reverse()) pending.push(next);
    if (draft.sources.length <= maxFiles) continue;
    draft.sources.length = maxFiles;
    draft.gaps.push({ reason: 'too-large', path: '.', line: 1, detail: `more than ${maxFiles} source files; the rest was not looked at` });
    break;
  }
  return sorted(draft);
}

/** Files what is in the folder; returns the folders to walk next, by name. */
function visitFolder(draft: Draft, folder: Folder): Folder[] {
  const entries = readEntries(draft, folder.path);
  const rules = rulesIn(draft, folder, entries);
  const next: Folder[] = [];
  for (const entry of entries) {
    const path = under(folder.path, entry.name);
    if (entry.kind === 'folder') {
      if (entersFolder(draft, rules, path)) next.push({ path, rules: enterFolder(rules, path) });
    } else if (entry.kind === 'file') {
      visitFile(draft, path, isIgnored(rules, path, false));
    } else if (entry.kind === 'link' && isSourceName(entry.name)) {
      draft.ignored.push(path);
    }
  }
  return next;
}

function readEntries(draft: Draft, folder: string): readonly TreeEntry[] {
  try {
    return draft.from.entries(folder);
  } catch (error) {
    draft.gaps.push({ reason: 'unreadable', path: folder === '' ? '.' : folder, line: 1, detail: failureOf(error) });
    return [];
  }
}

function rulesIn(draft: Draft, folder: Folder, entries: readonly TreeEntry[]): IgnoreRules {
  if (!entries.some((entry) => entry.name === '.gitignore' && entry.kind === 'file')) return folder.rules;
  const path = under(folder.path, '.gitignore');
  try {
    return addIgnoreFile(folder.rules, folder.path, readSource(draft.from, path, MAX_IGNORE_BYTES));
  } catch (error) {
    draft.gaps.push(configGap(path, 1, failureOf(error)));
    return folder.rules;
  }
}

function entersFolder(draft: Draft, rules: IgnoreRules, path: string): boolean {
  if (NEVER_ENTERED.has(path.slice(path.lastIndexOf('/') + 1))) return false;
  const look = () => lookInside(draft.from, path);
  if (!isIgnored(rules, path, true) && !isOutputFolder(path, look)) return true;
  if (look().hasSource) draft.ignored.push(`${path}/`);
  return false;
}

function visitFile(draft: Draft, path: string, ignored: boolean): void {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isSource = isSourceName(name);
  if (ignored) {
    if (isSource) draft.ignored.push(path);
    return;
  }
  if (CONFIG_NAME.test(name)) draft.configs.push(path);
  if (isSource) measure(draft, path, draft.sources);
  else if (name.endsWith('.prisma')) measure(draft, path, draft.schemas);
}

function measure(draft: Draft, path: string, into: FoundFile[]): void {
  try {
    into.push({ path, bytes: draft.from.bytes(path) });
  } catch (error) {
    // A name that is no UTF-8 ends here too: it comes back from the system changed.
    draft.gaps.push({ reason: 'unreadable', path, line: 1, detail: failureOf(error) });
  }
}

function sorted(draft: Draft): Tree {
  const byPath = (a: FoundFile, b: FoundFile) => compareText(a.path, b.path);
  return {
    from: draft.from,
    sources: draft.sources.sort(byPath),
    ignored: draft.ignored.sort(compareText),
    configs: draft.configs.sort(compareText),
    schemas: draft.schemas.sort(byPath),
    gaps: draft.gaps.sort(byLocation),
  };
}
