import { compareText } from '../model/location.js';
import type { SourceTree, TreeEntry } from '../model/source-tree.js';
import type { ListedObject } from './list-tree.js';
import { readObjects } from './read-objects.js';
import type { Git } from './run-git.js';

/** Together with one file that is asked for so much of those that come next is fetched: to start git for each would take longer than to read it. */
const MOST_AHEAD = 32 * 1024 * 1024;
/** Larger files are read alone, where they are asked for: no source file of this size is analysed. */
const LARGEST_AHEAD = 2 * 1024 * 1024;
/** What an analysis reads for sure, or most likely. */
const LIKELY = /(?:\.(?:[cm]?[jt]sx?|prisma)|(?:^|\/)(?:\.gitignore|package\.json|[jt]sconfig[^/]*\.json|pnpm-workspace\.ya?ml))$/;
const NEVER = /(?:^|\/)node_modules\//;

/**
 * A folder as a commit has it, by its listing; nothing is written to a disk, so that names can be as they like. Contents are kept once they were read.
 * `read` and `head` throw where git does not have an object, as in a clone without contents.
 */
export function treeOfCommit(git: Git, listed: readonly ListedObject[]): SourceTree {
  const files = new Map(listed.map((object) => [object.path, object]));
  const folders = foldersOf(listed);
  const ahead = listed.filter(({ kind, path, bytes }) => kind === 'file' && bytes <= LARGEST_AHEAD && LIKELY.test(path) && !NEVER.test(path));
  const places = new Map(ahead.map(({ path }, index) => [path, index]));
  const known = new Map<string, Buffer | null>();
  const fetch = (first: ListedObject): Buffer => {
    if (!known.has(first.hash)) {
      const wanted = [...new Set([first.hash, ...nextTo(first)])].filter((hash) => !known.has(hash));
      for (const [index, content] of readObjects(git, wanted).entries()) known.set(wanted[index] ?? '', content);
    }
    const content = known.get(first.hash);
    if (!content) throw new Error('git does not have its content');
    return content;
  };
  function* nextTo({ path, bytes }: ListedObject): Iterable<string> {
    const start = places.get(path);
    if (start === undefined) return;
    let left = MOST_AHEAD - bytes;
    for (const next of ahead.slice(start + 1)) {
      left -= next.bytes;
      if (left < 0) return;
      yield next.hash;
    }
  }
  const fileAt = (path: string): ListedObject => {
    const object = files.get(path);
    if (object?.kind === 'file') return object;
    throw new Error(object ? 'is not a regular file' : folders.has(path) ? 'is a folder' : 'does not exist');
  };
  return {
    entries: (folder) => {
      const entries = folders.get(folder);
      if (!entries) throw new Error(files.has(folder) ? 'is no folder' : 'does not exist');
      return [...entries].map(([name, kind]) => ({ name, kind })).sort((a, b) => compareText(a.name, b.name));
    },
    has: (path) => files.has(path) || folders.has(path),
    bytes: (path) => fileAt(path).bytes,
    read: (path, maxBytes = Number.POSITIVE_INFINITY) => {
      const file = fileAt(path);
      if (file.bytes > maxBytes) throw new Error(`larger than ${maxBytes} bytes`);
      return fetch(file);
    },
    head: (path, bytes) => fetch(fileAt(path)).subarray(0, bytes),
  };
}

/** The entries of every folder, by name. */
function foldersOf(listed: readonly ListedObject[]): ReadonlyMap<string, ReadonlyMap<string, TreeEntry['kind']>> {
  const folders = new Map<string, Map<string, TreeEntry['kind']>>([['', new Map()]]);
  const add = (path: string, kind: TreeEntry['kind']): void => {
    const slash = path.lastIndexOf('/');
    const [folder, name] = [path.slice(0, Math.max(0, slash)), path.slice(slash + 1)];
    const entries = folders.get(folder);
    if (entries) {
      entries.set(name, kind);
      return;
    }
    folders.set(folder, new Map([[name, kind]]));
    add(folder, 'folder');
  };
  for (const { path, kind } of listed) add(path, kind);
  return folders;
}
