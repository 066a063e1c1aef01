import type { PastText } from '../model/history.js';
import { compareText } from '../model/location.js';
import type { Version } from './follow-files.js';
import { readBatch } from './read-objects.js';
import { askGit, type Git } from './run-git.js';

/** Ten years. */
const MOST_QUARTERS = 40;
const LIMITS = { milliseconds: 10_000, bytes: 64 * 1024 * 1024 };

/** The text of a file at the end of each quarter in which it changed, oldest first; empty where git cannot give it. */
export function readPastTexts(git: Git, versions: readonly Version[]): readonly PastText[] {
  const last = new Map<string, Version>();
  // A line ends a request of cat-file; no path of a source file holds one but by malice.
  for (const version of versions) {
    const quarter = quarterOf(version.time);
    if (!last.has(quarter) && !version.path.includes('\n')) last.set(quarter, version);
  }
  const wanted = [...last].sort(([a], [b]) => compareText(a, b)).slice(-MOST_QUARTERS);
  const input = wanted.map(([, { hash, path }]) => `${hash}:${path}\n`).join('');
  const output = wanted.length === 0 ? null : askGit(git, ['cat-file', '--batch'], LIMITS, input);
  if (output === null) return [];
  const texts = readBatch(output);
  return wanted.flatMap(([quarter], index) => {
    const text = texts[index];
    return text ? [{ quarter, text: text.toString('utf8') }] : [];
  });
}

/** The month that ends the quarter of a time, in UTC: `2023-06`. */
function quarterOf(seconds: number): string {
  const date = new Date(seconds * 1000);
  const month = Math.floor(date.getUTCMonth() / 3) * 3 + 3;
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}
