import type { Commit } from '../model/history.js';
import { compareText } from '../model/location.js';
import type { Change, LoggedCommit } from './parse-log.js';

/** One version of a file: the commit that made it, and the path that it had then, from the top of the work tree. */
export interface Version {
  readonly hash: string;
  readonly time: number;
  readonly path: string;
}

export interface Followed {
  readonly commits: readonly Commit[];
  readonly authors: number;
  /** By today's path in the analysed folder; newest first. */
  readonly versions: ReadonlyMap<string, readonly Version[]>;
}

/** Commits of more files than these say nothing of any one of them: the file list of such a commit is not kept. */
const MOST_FILES_KEPT = 100;

/** Follows the files of today back through commits that are given newest first. */
export function createFollower(paths: Iterable<string>, prefix: string): { add(commit: LoggedCommit): void; result(): Followed } {
  /** What the file at a path is called today; null where another one had the path in older times. */
  const today = new Map<string, string | null>();
  for (const path of paths) today.set(prefix + path, path);
  const commits: Commit[] = [];
  const people = new Map<string, number>();
  const versions = new Map<string, Version[]>();
  return {
    add({ hash, email, time, changes }) {
      const touched = changes.map(({ status, path }) => ({ status, path, file: today.get(path) ?? null }));
      for (const { status, path, file } of touched) {
        if (file === null || status === 'D') continue;
        const known = versions.get(file);
        if (known) known.push({ hash, time, path });
        else versions.set(file, [{ hash, time, path }]);
      }
      goBack(today, renamesOf(changes));
      const files = new Set(touched.map(({ file }) => file).filter((file) => file !== null));
      if (files.size === 0) return;
      const kept = changes.length > MOST_FILES_KEPT ? [] : [...files].sort(compareText);
      commits.push({ time, author: personOf(email, people), files: kept, size: changes.length });
    },
    result: () => ({ commits, authors: people.size, versions }),
  };
}

/** Before its renames, files had their old paths, and the new ones were another's, if anyone's. */
function goBack(today: Map<string, string | null>, renames: ReadonlyMap<string, string>): void {
  const moved = [...renames].flatMap(([from, to]) => (today.has(to) ? [{ from, to, file: today.get(to) ?? null }] : []));
  for (const { to } of moved) today.set(to, null);
  for (const { from, file } of moved) today.set(from, file);
}

/**
 * Old path to new. Git is asked for renames without an edit alone, as others would need the contents of files, which a partial clone does not have. A
 * file that is deleted while one of the same name is added elsewhere, and no other of that name is, moved with an edit: its imports changed.
 */
function renamesOf(changes: readonly Change[]): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const byName = new Map<string, { deleted: string[]; added: string[] }>();
  for (const { status, path, from } of changes) {
    if (from !== null) renames.set(from, path);
    if (status !== 'D' && status !== 'A') continue;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const sides = byName.get(name) ?? { deleted: [], added: [] };
    sides[status === 'D' ? 'deleted' : 'added'].push(path);
    byName.set(name, sides);
  }
  for (const { deleted, added } of byName.values()) {
    const [from, to] = [deleted[0], added[0]];
    if (from !== undefined && to !== undefined && deleted.length === 1 && added.length === 1) renames.set(from, to);
  }
  return renames;
}

/** GitHub marks its apps so; others sign with an address that starts or ends in `bot`. */
const ROBOT = /\[bot\]|^bot@|^[^@]*[-_.+]bot@/i;

function personOf(email: string, people: Map<string, number>): number | null {
  const address = email.toLowerCase();
  if (ROBOT.test(address)) return null;
  const known = people.get(address);
  if (known !== undefined) return known;
  people.set(address, people.size);
  return people.size - 1;
}
