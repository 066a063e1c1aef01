import type { KernelFile } from '../model/decomposition.js';
import { compareText } from '../model/location.js';
import type { CouplingIndex } from './coupling.js';

/** A file is a hub if this share of the files refer to it, and never below the count: in a small code base five users are normal. */
const HUB_SHARE = 0.08;
const HUB_COUNT = 10;
/** A file wires the application if it refers to this share of the files and next to none refer to it. */
const ROOT_SHARE = 0.1;
const ROOT_COUNT = 10;
const ROOT_USERS = 1;

/** Files that would glue everything together: hubs that nearly all use, and composition roots that name nearly all. Sorted by path. */
export function setAside(coupling: CouplingIndex): readonly KernelFile[] {
  const files = [...coupling.importers.keys()].sort(compareText);
  const aside: KernelFile[] = [];
  for (const path of files) {
    const users = coupling.importers.get(path)?.size ?? 0;
    const used = coupling.imports.get(path)?.size ?? 0;
    if (users >= Math.max(HUB_COUNT, HUB_SHARE * files.length)) aside.push({ path, reason: `used by ${users} of ${files.length} files` });
    else if (users <= ROOT_USERS && used >= Math.max(ROOT_COUNT, ROOT_SHARE * files.length)) {
      aside.push({ path, reason: `wires the application: refers to ${used} of ${files.length} files, used by ${users === 0 ? 'none' : users}` });
    }
  }
  return aside;
}

/** From this share of the groups on, and never from fewer than the count, a file is used (or refers) all over the place. */
const SPREAD_SHARE = 0.5;
const SPREAD_GROUPS = 3;
/** Where the authors themselves say that a file is shared, two groups are enough. */
const SHARED_FOLDER = /(^|\/)(common|shared|kernel|shared-kernel|utils?|helpers?)\//i;
const SHARED_GROUPS = 2;
/** A root refers to nearly all groups; at half of them, the controllers of layered code count as roots (agreement .54 falls to .49). */
const ROOT_SPREAD_SHARE = 0.75;
/** More than this share of its users in one group: it belongs there, and the others depend on that group. */
const SPREAD_TOP = 0.5;

export interface Spread {
  readonly coupling: CouplingIndex;
  /** The path that tells a file's folders. */
  readonly placeOf: (path: string) => string;
  /** The group of a file in a first partition; undefined for files set aside. */
  readonly groupOf: (path: string) => string | undefined;
  readonly groupCount: number;
  /** Files that a trusted folder, an entity or an access gives a home. */
  readonly atHome: (path: string) => boolean;
  /** Files where the outside world comes in; a root may be one (a health check beside the wiring), a shared leaf not. */
  readonly isEntry: (path: string) => boolean;
}

/**
 * What only shows once groups are known, and in small code bases too: leaves that most groups use and that use none of them, and roots
 * that refer to most groups and that next to nobody uses. Sorted by path.
 */
export function spreadFiles(spread: Spread): readonly KernelFile[] {
  const found = new Map<string, string>();
  // A leaf that only uses leaves is one too: ask again until nothing is added.
  const asked = { ...spread, groupOf: (path: string) => (found.has(path) ? undefined : spread.groupOf(path)) };
  for (let before = -1; found.size > before; ) {
    before = found.size;
    for (const path of spread.coupling.importers.keys()) {
      if (asked.groupOf(path) === undefined || spread.atHome(path)) continue;
      const reason = sharedLeaf(path, asked) ?? spreadRoot(path, asked);
      if (reason !== null) found.set(path, reason);
    }
  }
  return [...found].map(([path, reason]) => ({ path, reason })).sort((a, b) => compareText(a.path, b.path));
}

function sharedLeaf(path: string, { coupling, placeOf, groupOf, groupCount, isEntry }: Spread): string | null {
  const users = countGroups(coupling.importers.get(path) ?? [], groupOf);
  const used = countGroups(coupling.imports.get(path) ?? [], groupOf);
  const least = SHARED_FOLDER.test(placeOf(path)) ? SHARED_GROUPS : Math.max(SPREAD_GROUPS, SPREAD_SHARE * groupCount);
  const isSpread = users.groups >= least && users.top <= SPREAD_TOP;
  return isSpread && used.groups === 0 && !isEntry(path) ? `used from ${users.groups} of ${groupCount} groups of files, uses none of them` : null;
}

function spreadRoot(path: string, { coupling, groupOf, groupCount }: Spread): string | null {
  const users = coupling.importers.get(path)?.size ?? 0;
  const used = countGroups(coupling.imports.get(path) ?? [], groupOf);
  const isSpread = used.groups >= Math.max(SPREAD_GROUPS, ROOT_SPREAD_SHARE * groupCount) && used.top <= SPREAD_TOP;
  if (!isSpread || users > ROOT_USERS) return null;
  return `wires the application: refers to ${used.groups} of ${groupCount} groups of files, used by ${users === 0 ? 'none' : users}`;
}

/** In how many groups the files lie, and the share of the group that holds most. */
function countGroups(paths: Iterable<string>, groupOf: (path: string) => string | undefined): { readonly groups: number; readonly top: number } {
  const counts = new Map<string, number>();
  let all = 0;
  for (const path of paths) {
    const group = groupOf(path);
    if (group === undefined) continue;
    counts.set(group, (counts.get(group) ?? 0) + 1);
    all += 1;
  }
  return { groups: counts.size, top: all === 0 ? 0 : Math.max(...counts.values()) / all };
}
