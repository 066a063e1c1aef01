import { UserError } from '../model/errors.js';
import type { SourceTree } from '../model/source-tree.js';
import { findGit } from './find-git.js';
import { findRepository } from './find-repository.js';
import { listTree } from './list-tree.js';
import { askGit, type Git } from './run-git.js';
import { treeOfCommit } from './tree-of-commit.js';

/** A folder as a commit has it. */
export interface Revision {
  readonly commit: string;
  readonly tree: SourceTree;
  /** Folders of submodules: their files are no part of the commit. */
  readonly submodules: readonly string[];
}

/** A repository that can be asked for the states of one folder. */
export interface Revisions {
  /** The hash of the commit that is meant. Throws a UserError for what names none. */
  commitOf(name: string): string;
  /** Where two commits parted: the newest that both have. Throws a UserError where they have none. */
  parting(one: string, other: string): string;
  /** Whether the one is among the other's ancestors, or is it. */
  isBehind(one: string, other: string): boolean;
  /** Throws a UserError where the commit does not have the folder, or git not the commit's contents. `name` is what messages call it. */
  open(commit: string, name: string): Revision;
}

const SHORT_ANSWER = { milliseconds: 10_000, bytes: 64 * 1024 };

/** The revisions of a folder; `named` is what the user called it. Throws a UserError where it lies in no work tree that can be read. Runs nothing but git, in its fence. */
export function openRevisions(root: string, named: string): Revisions {
  const repository = findRepository(root);
  if (repository === 'not-versioned')
    throw new UserError(`"${named}" lies in no work tree of git, so it has no revisions.`, 'compare two reports: seamline diff before.json after.json');
  if (repository === 'leads-elsewhere')
    throw new UserError(`The ".git" above "${named}" leads to another folder, which is not read.`, 'run it in a clone, or in a work tree that git made');
  const { top, prefix, shallow } = repository;
  const program = findGit(top, process.env.PATH ?? '');
  if (program === null) throw new UserError('There is no git on the search path.', 'install git, or compare two reports: seamline diff before.json after.json');
  const git: Git = { program, top };
  if (askGit(git, ['rev-parse', '--git-dir'], SHORT_ANSWER) === null)
    throw new UserError(
      `git cannot read the repository of "${named}".`,
      'see what `git status` says; where another user owns it: git config --global --add safe.directory FOLDER',
    );
  const cut = shallow ? ' This clone is cut off: it lacks older commits.' : '';
  const deepen = 'fetch them: git fetch --unshallow; on GitHub, actions/checkout with "fetch-depth: 0"';
  return {
    commitOf: (name) => {
      const hash = hashOf(git, name);
      if (hash === null)
        throw new UserError(`"${name}" names no commit here.${cut}`, shallow ? deepen : 'name a branch, a tag or a commit: git branch --all, git tag, git log');
      return hash;
    },
    parting: (one, other) => {
      const answer = askGit(git, ['merge-base', one, other], SHORT_ANSWER)?.toString('utf8').split('\n')[0] ?? '';
      if (!HASH.test(answer))
        throw new UserError(
          `${one.slice(0, 10)} and ${other.slice(0, 10)} have no commit in common.${cut}`,
          shallow ? deepen : 'name a commit that the change started from',
        );
      return answer;
    },
    isBehind: (one, other) => askGit(git, ['merge-base', '--is-ancestor', one, other], SHORT_ANSWER) !== null,
    open: (commit, name) => {
      const folder = prefix.replace(/\/$/, '');
      const listed = listTree(git, commit, folder);
      if (listed === null) throw unlisted(git, { commit, name, folder });
      return { commit, tree: treeOfCommit(git, listed), submodules: listed.filter(({ kind }) => kind === 'other').map(({ path }) => path) };
    },
  };
}

const HASH = /^[0-9a-f]{40,64}$/;

/** A name that starts with a hyphen would be an option to an older git; one with NUL cannot be handed over. */
function hashOf(git: Git, name: string): string | null {
  if (name === '' || name.startsWith('-') || name.includes('\0')) return null;
  const hash =
    askGit(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], SHORT_ANSWER)
      ?.toString('utf8')
      .trim() ?? '';
  return HASH.test(hash) ? hash : null;
}

function unlisted(git: Git, { commit, name, folder }: { readonly commit: string; readonly name: string; readonly folder: string }): UserError {
  const there = askGit(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}:${folder}`], SHORT_ANSWER) !== null;
  if (!there) return new UserError(`There is no folder "${folder}" at ${name}.`, 'name a folder that is on both sides: --path FOLDER');
  return new UserError(
    `git cannot list the files of ${name}: the clone was made without contents, or there are too many.`,
    'fetch them: git fetch --refetch --no-filter',
  );
}
