import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeTree } from '../support/tree.js';

/** One commit: what is written (null: deleted), by whom, and when. */
export interface CommitText {
  readonly files: Readonly<Record<string, string | null>>;
  readonly by?: string;
  /** `2023-06-30`, or with a time. */
  readonly on?: string;
}

/** Runs git in a folder, free of the configuration of the machine. */
export function git(root: string, ...command: readonly string[]): string {
  return gitOn({}, root, ...command);
}

function gitOn(env: Readonly<Record<string, string>>, root: string, ...command: readonly string[]): string {
  const identity = { GIT_AUTHOR_NAME: 'n', GIT_AUTHOR_EMAIL: 'ann@shop.example', GIT_COMMITTER_NAME: 'n', GIT_COMMITTER_EMAIL: 'ann@shop.example' };
  const fixed = { PATH: process.env.PATH ?? '', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', HOME: root };
  return execFileSync('git', ['-C', root, ...command], { env: { ...fixed, ...identity, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A temporary work tree with these commits, oldest first; without a time each, one a day from the first of January 2024. */
export function writeHistory(commits: readonly CommitText[]): string {
  const root = writeTree({});
  git(root, 'init', '--quiet', '--initial-branch=main');
  for (const [index, commit] of commits.entries()) addCommit(root, commit, index);
  return root;
}

export function addCommit(root: string, { files, by = 'ann@shop.example', on }: CommitText, index = 0): void {
  for (const [path, text] of Object.entries(files)) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    if (text === null) rmSync(full);
    else writeFileSync(full, text);
  }
  const day = new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10);
  const date = `${on ?? day}T12:00:00Z`;
  git(root, 'add', '--all');
  gitOn({ GIT_AUTHOR_EMAIL: by, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }, root, 'commit', '--quiet', '--allow-empty', '--message', 'change');
}
