import { askGit, type Git } from './run-git.js';

const LIMITS = { milliseconds: 60_000, bytes: 256 * 1024 * 1024 };

/** The contents of blobs, in the order of their hashes; null for what git does not have, and for all where it fails. */
export function readObjects(git: Git, hashes: readonly string[]): readonly (Buffer | null)[] {
  if (hashes.length === 0) return [];
  const output = askGit(git, ['cat-file', '--batch'], LIMITS, hashes.map((hash) => `${hash}\n`).join(''));
  const contents = output === null ? [] : readBatch(output);
  return hashes.map((_, index) => contents[index] ?? null);
}

/** The objects of `git cat-file --batch`, in order; null for what is missing or no blob. */
export function readBatch(output: Buffer): readonly (Buffer | null)[] {
  const contents: (Buffer | null)[] = [];
  for (let at = 0; at < output.length; ) {
    const line = output.indexOf('\n', at);
    if (line < 0) break;
    const [, kind, size] = output.toString('utf8', at, line).match(/^[0-9a-f]+ (\w+) (\d+)$/) ?? [];
    const end = size === undefined ? line : line + 1 + Number(size);
    contents.push(kind === 'blob' ? output.subarray(line + 1, end) : null);
    at = end + 1;
  }
  return contents;
}
