import { type Dirent, existsSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../model/location.js';
import type { SourceTree, TreeEntry } from '../model/source-tree.js';
import { failureOf, readHead, readInside } from './fence.js';

/** A folder on a disk, by its real, absolute path. Links are not followed, and nothing outside is read. */
export function treeOnDisk(root: string): SourceTree {
  return {
    entries: (folder) =>
      told(() => readdirSync(join(root, folder), { withFileTypes: true }))
        .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
        .sort((a, b) => compareText(a.name, b.name)),
    has: (path) => existsSync(join(root, path)),
    bytes: (path) => told(() => lstatSync(join(root, path)).size),
    read: (path, maxBytes) => readInside(root, path, maxBytes),
    head: (path, bytes) => readHead(root, path, bytes),
  };
}

function kindOf(entry: Dirent): TreeEntry['kind'] {
  if (entry.isDirectory()) return 'folder';
  if (entry.isFile()) return 'file';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

/** Node's own message holds the absolute path. */
function told<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new Error(failureOf(error), { cause: error });
  }
}
