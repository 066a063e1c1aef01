/** A commit as `git log -z --name-status` prints it. */
export interface LoggedCommit {
  readonly hash: string;
  readonly email: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly changes: readonly Change[];
}

export interface Change {
  /** The letter that git gives: A, M, D, R, T, … */
  readonly status: string;
  /** From the top of the work tree; for a rename, the new one. */
  readonly path: string;
  /** The old path of a rename; null for anything else. */
  readonly from: string | null;
}

/** Starts with an empty field, which nothing else in the log is: no status, no path. */
export const LOG_FORMAT = '%x00%H %ct %aE';

/**
 * Reads `git log -z --name-status --format=LOG_FORMAT` as it comes, in pieces of any size, and hands on each commit once it is whole. Within a commit,
 * fields are read by their position, so that a path may hold anything.
 */
export function createLogReader(take: (commit: LoggedCommit) => void): { read(text: string): void; end(): void } {
  let rest = '';
  let fields: string[] = [];
  const finish = (): void => {
    const [head, ...others] = fields;
    const [, hash, time, email] = head?.match(/^([0-9a-f]{40,64}) (\d+) (.*)$/) ?? [];
    if (hash !== undefined && email !== undefined) take({ hash, email, time: Number(time), changes: readChanges(others) });
    fields = [];
  };
  return {
    read(text) {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        if (part === '') finish();
        else fields.push(part);
      }
    },
    end() {
      // Behind a commit without a change there is no NUL.
      if (rest !== '') fields.push(rest);
      rest = '';
      finish();
    },
  };
}

/** A status and one path each; renames and copies have two, old and new. The first status comes on a line of its own. */
function readChanges(fields: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  for (let at = 0; at + 1 < fields.length; ) {
    const status = (fields[at] ?? '').trimStart().slice(0, 1);
    const [first = '', second = ''] = fields.slice(at + 1, at + 3);
    const two = status === 'R' || status === 'C';
    changes.push({ status, path: two ? second : first, from: status === 'R' ? first : null });
    at += two ? 3 : 2;
  }
  return changes;
}
