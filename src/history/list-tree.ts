import type { TreeEntry } from '../model/source-tree.js';
import { askGit, type Git } from './run-git.js';

/** One entry of a commit's tree. */
export interface ListedObject {
  /** Relative to the folder that was listed; may hold anything but NUL. */
  readonly path: string;
  /** `other` is a submodule: its files are no part of the commit. */
  readonly kind: Exclude<TreeEntry['kind'], 'folder'>;
  readonly hash: string;
  /** 0 for a submodule. */
  readonly bytes: number;
}

/** Half a million files take about as much. */
const LIMITS = { milliseconds: 60_000, bytes: 128 * 1024 * 1024 };

/** All that lies below a folder of a commit, `''` for the top; null where git cannot say: no such folder, sizes that only the remote knows, or a limit. */
export function listTree(git: Git, commit: string, folder: string): readonly ListedObject[] | null {
  const output = askGit(git, ['ls-tree', '-r', '-z', '-l', '--full-tree', `${commit}:${folder}`], LIMITS);
  const entries = output === null ? null : output.toString('utf8').split('\0');
  return entries === null || entries.some((entry) => LACKING.test(entry)) ? null : entries.flatMap(readEntry);
}

/** What stands for the size of an object that git does not have. */
const LACKING = /^\d+ \w+ [0-9a-f]+ +BAD\t/;

/** Modes of git: 100644 and 100755 files, 120000 links, 160000 submodules. */
function readEntry(entry: string): ListedObject[] {
  const [, mode = '', hash = '', size = '', path = ''] = entry.match(/^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/) ?? [];
  if (path === '') return [];
  return [{ path, hash, kind: mode.startsWith('100') ? 'file' : mode === '120000' ? 'link' : 'other', bytes: size === '-' ? 0 : Number(size) }];
}
