import type { SourceTree, TreeEntry } from '../model/source-tree.js';
import { type FolderContents, NEVER_ENTERED } from './output-folders.js';
import { isSourceName, under } from './paths.js';

/** Enough to see what a folder is for; a larger build output is not worth the time. */
const MAX_ENTRIES = 2_000;

/**
 * Looks at up to 2,000 entries of a folder, by name, for source files; declarations do not count. Links are not followed, unreadable
 * folders are empty.
 */
export function lookInside(tree: SourceTree, path: string): FolderContents {
  let hasSource = false;
  for (const name of sourceNames(tree, path)) {
    hasSource = true;
    if (TYPESCRIPT.test(name)) return { hasSource, hasTypeScript: true };
  }
  return { hasSource, hasTypeScript: false };
}

function* sourceNames(tree: SourceTree, path: string): Iterable<string> {
  const folders = [path];
  let left = MAX_ENTRIES;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesIn(tree, folder)) {
      if (left-- === 0) return;
      if (entry.kind === 'folder' && !NEVER_ENTERED.has(entry.name)) folders.push(under(folder, entry.name));
      if (entry.kind === 'file' && isSourceName(entry.name) && !DECLARATION.test(entry.name)) yield entry.name;
    }
  }
}

const DECLARATION = /\.d\.[cm]?ts$/i;
const TYPESCRIPT = /\.[cm]?tsx?$/i;

function entriesIn(tree: SourceTree, folder: string): readonly TreeEntry[] {
  try {
    return tree.entries(folder);
  } catch {
    return [];
  }
}
