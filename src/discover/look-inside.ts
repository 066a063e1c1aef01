import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../model/location.js';
import { type FolderContents, NEVER_ENTERED } from './output-folders.js';
import { isSourceName } from './paths.js';

/** Enough to see what a folder is for; a larger build output is not worth the time. */
const MAX_ENTRIES = 2_000;

/**
 * Looks at up to 2,000 entries of a folder, by name, for source files; declarations do not count. `path` is absolute. Links are not
 * followed, unreadable folders are empty.
 */
export function lookInside(path: string): FolderContents {
  let hasSource = false;
  for (const name of sourceNames(path)) {
    hasSource = true;
    if (TYPESCRIPT.test(name)) return { hasSource, hasTypeScript: true };
  }
  return { hasSource, hasTypeScript: false };
}

function* sourceNames(path: string): Iterable<string> {
  const folders = [path];
  let left = MAX_ENTRIES;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of entriesIn(folder)) {
      if (left-- === 0) return;
      if (entry.isDirectory() && !NEVER_ENTERED.has(entry.name)) folders.push(join(folder, entry.name));
      if (entry.isFile() && isSourceName(entry.name) && !DECLARATION.test(entry.name)) yield entry.name;
    }
  }
}

const DECLARATION = /\.d\.[cm]?ts$/i;
const TYPESCRIPT = /\.[cm]?tsx?$/i;

function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch {
    return [];
  }
}
