import type { History, MissingHistory, PastText } from '../model/history.js';
import { findGit } from './find-git.js';
import { findRepository, type Repository } from './find-repository.js';
import { createFollower } from './follow-files.js';
import { createLogReader, LOG_FORMAT } from './parse-log.js';
import { readPastTexts } from './past-texts.js';
import { askGit, type Git, streamGit } from './run-git.js';

export interface HistoryOptions {
  /** Commits after which reading ends. */
  readonly maxCommits?: number;
}

export interface HistoryReading {
  readonly history: History;
  /** See `SourceQueries`. */
  pastTexts(path: string): readonly PastText[];
}

/** Four years of the busiest repository that was measured. */
const MAX_COMMITS = 10_000;
/** Ten thousand commits took under a second and 10 MB on repositories of 18,000. */
const LOG_LIMITS = { milliseconds: 60_000, bytes: 256 * 1024 * 1024 };
const HEAD_LIMITS = { milliseconds: 10_000, bytes: 1024 };

/** What version control knows of these files of a folder. Depends on what HEAD names and on nothing else; never throws, and runs nothing but git. */
export async function readHistory(root: string, paths: readonly string[], { maxCommits = MAX_COMMITS }: HistoryOptions = {}): Promise<HistoryReading> {
  const repository = findRepository(root);
  if (typeof repository === 'string') return none(repository);
  if (repository.shallow) return none('shallow');
  const program = findGit(repository.top, process.env.PATH ?? '');
  if (program === null) return none('no-git');
  const git = { program, top: repository.top };
  const head = headOf(git);
  if (head === null) return none(askGit(git, ['rev-parse', '--git-dir'], HEAD_LIMITS) === null ? 'unreadable' : 'no-commits');
  return readLog(git, { repository, paths, head, maxCommits });
}

function none(missing: MissingHistory): HistoryReading {
  return { history: { commits: [], authors: 0, cut: false, missing }, pastTexts: () => [] };
}

/** The commit that is checked out, as a hash. */
function headOf(git: Git): string | null {
  const hash = askGit(git, ['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}'], HEAD_LIMITS)?.toString('utf8').trim() ?? '';
  return /^[0-9a-f]{40,64}$/.test(hash) ? hash : null;
}

interface Wanted {
  readonly repository: Repository;
  readonly paths: readonly string[];
  readonly head: string;
  readonly maxCommits: number;
}

async function readLog(git: Git, { repository: { prefix }, paths, head, maxCommits }: Wanted): Promise<HistoryReading> {
  const follower = createFollower(paths, prefix);
  let count = 0;
  const reader = createLogReader((commit) => {
    count += 1;
    if (count <= maxCommits) follower.add(commit);
  });
  const end = await streamGit(git, logCommand(head, prefix, maxCommits + 1), LOG_LIMITS, reader.read);
  if (end !== 'done') return none(end === 'over' ? 'too-large' : 'unreadable');
  reader.end();
  const { commits, authors, versions } = follower.result();
  return {
    history: { commits, authors, cut: count > maxCommits, missing: null },
    pastTexts: (path) => readPastTexts(git, versions.get(path) ?? []),
  };
}

/** The newest commits that touch the folder, each with all its files; names alone are compared, never contents. */
function logCommand(head: string, prefix: string, most: number): readonly string[] {
  return [
    'log',
    ...['--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-merges', '--no-decorate', '--no-notes', '--no-color', '--encoding=UTF-8'],
    ...['-z', '--name-status', '-M100%', '-O/dev/null', '--full-diff', `--max-count=${most}`, `--format=${LOG_FORMAT}`],
    ...[head, '--', ...(prefix === '' ? [] : [prefix])],
  ];
}
