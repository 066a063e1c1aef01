import type { ChangeRequest } from '../model/options.js';
import type { SourceTree } from '../model/source-tree.js';
import { openRevisions, type Revisions } from './open-revision.js';

/** One state of a folder. */
export interface SideTree {
  readonly name: string;
  /** The commit's hash; null for the files as they lie there. */
  readonly commit: string | null;
  /** Null for the files as they lie there. */
  readonly tree: SourceTree | null;
}

export interface Sides {
  readonly before: SideTree;
  readonly after: SideTree;
  /** Folders of submodules of either side. They are no part of a commit, so that they cannot be compared. */
  readonly submodules: readonly string[];
  /** What a reader has to know of how the two were chosen, in sentences. */
  readonly notes: readonly string[];
}

/** The two states that are asked for. Throws a UserError, which says what to do, for what cannot be had. `named` is what the user called the folder. */
export function findSides(root: string, named: string, { base, head, parted }: ChangeRequest): Sides {
  const revisions = openRevisions(root, named);
  const [baseCommit, headCommit] = [revisions.commitOf(base), revisions.commitOf(head ?? 'HEAD')];
  const start = parted ? revisions.parting(baseCommit, headCommit) : baseCommit;
  const [before, after] = [revisions.open(start, base), revisions.open(headCommit, head ?? 'HEAD')];
  const submodules = [...new Set([...before.submodules, ...after.submodules])];
  return {
    before: { name: base, commit: start, tree: before.tree },
    after: head === null ? { name: 'work tree', commit: null, tree: null } : { name: head, commit: headCommit, tree: after.tree },
    submodules,
    notes: [
      ...partingNote({ base, baseCommit, headCommit, start, parted }, revisions),
      ...(submodules.length === 0 ? [] : [`Submodules are no part of a commit and were left out: ${submodules.join(', ')}.`]),
    ],
  };
}

interface Chosen {
  readonly base: string;
  readonly baseCommit: string;
  readonly headCommit: string;
  readonly start: string;
  readonly parted: boolean;
}

function partingNote({ base, baseCommit, headCommit, start, parted }: Chosen, revisions: Revisions): readonly string[] {
  if (parted) return start === baseCommit ? [] : [`${base} went on since: it was compared from ${start.slice(0, 10)}, where the two parted.`];
  if (revisions.isBehind(baseCommit, headCommit)) return [];
  return [`${base} has commits that the later state does not have, and what they did is told the other way round: "${base}..." leaves it out.`];
}
