import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** The git work tree that a folder lies in. Both paths absolute and real. */
export interface Repository {
  /** The folder that holds `.git`. */
  readonly top: string;
  /** From `top` to the analysed folder, with forward slashes, ending in one; '' where they are the same. */
  readonly prefix: string;
  /** True where the history is cut off. */
  readonly shallow: boolean;
}

/**
 * The nearest work tree at or above a folder: `not-versioned` where there is none, `leads-elsewhere` where its `.git` is a link, hands on to another
 * folder, or is a file whose target does not name it in turn, as that of a linked work tree does (a submodule's does not).
 */
export function findRepository(root: string): Repository | 'not-versioned' | 'leads-elsewhere' {
  const folder = realpathSync.native(root);
  let top = folder;
  while (kindOf(join(top, '.git')) === null) {
    if (dirname(top) === top) return 'not-versioned';
    top = dirname(top);
  }
  const store = storeOf(top);
  if (store === null) return 'leads-elsewhere';
  const inside = relative(top, folder).split(sep).join('/');
  return { top, prefix: inside === '' ? '' : `${inside}/`, shallow: kindOf(join(store, 'shallow')) !== null };
}

/** The folder that holds the history of a work tree; null where it cannot be told. */
function storeOf(top: string): string | null {
  const own = join(top, '.git');
  const kind = kindOf(own);
  if (kind !== 'folder') return kind === 'file' ? linkedTo(top) : null;
  return kindOf(join(own, 'commondir')) === null ? own : null;
}

function kindOf(path: string): 'folder' | 'file' | 'other' | null {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return null;
  if (stat.isDirectory()) return 'folder';
  return stat.isFile() ? 'file' : 'other';
}

/** The `.git` folder that a linked work tree belongs to; null where the two do not name each other. */
function linkedTo(top: string): string | null {
  const own = join(top, '.git');
  const target = readLine(own)?.match(/^gitdir: (.+)$/)?.[1];
  if (target === undefined) return null;
  const folder = resolve(top, target);
  const named = readLine(join(folder, 'gitdir'));
  if (named === null || resolve(folder, named) !== own) return null;
  return dirname(folder).endsWith(`${sep}worktrees`) ? dirname(dirname(folder)) : null;
}

/** Paths are shorter. */
const LONGEST_LINE = 4096;

/** The first line of a regular file; null where there is none. */
function readLine(path: string): string | null {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      if (!fstatSync(file).isFile()) return null;
      const head = Buffer.alloc(LONGEST_LINE);
      return head.toString('utf8', 0, readSync(file, head, 0, LONGEST_LINE, 0)).split(/\r?\n/)[0] ?? null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
