import { compareText } from '../model/location.js';

/** What is asked of the two states. */
export interface RenameSources {
  /** Paths that only the earlier state has. */
  readonly gone: readonly string[];
  /** Paths that only the later state has. */
  readonly appeared: readonly string[];
  /** The text of a file, or null where it cannot be had. */
  before(path: string): string | null;
  after(path: string): string | null;
}

/** What git takes for a rename by default (-M50%). */
const LEAST_SIMILARITY = 0.5;
/** Pairs beyond this are compared by whole contents and by name alone, as git does beyond its rename limit of 1,000 by 1,000. */
const MOST_PAIRS = 1_000_000;

/**
 * Which files were renamed: earlier path to later one, one to one. Found by content, as git finds them, so that it is the same for a commit and for files that
 * were not committed: first those with the same text, of several the one with the same name; then the most alike, by the
 * share of the larger one's characters that stand in lines which both have, from half on. Line ends do not count.
 */
export function findRenames({ gone, appeared, before, after }: RenameSources): ReadonlyMap<string, string> {
  const textOf = (read: (path: string) => string | null) => (path: string) => ({ path, text: read(path)?.replaceAll('\r\n', '\n') ?? '' });
  const old = gone.toSorted(compareText).map(textOf(before)).filter(isFilled);
  const now = appeared.toSorted(compareText).map(textOf(after)).filter(isFilled);
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  const take = (from: string, to: string): void => {
    if (renames.has(from) || taken.has(to)) return;
    renames.set(from, to);
    taken.add(to);
  };
  for (const [from, to] of sameTexts(old, now)) take(from, to);
  const [left, right] = [old.filter(({ path }) => !renames.has(path)), now.filter(({ path }) => !taken.has(path))];
  for (const [from, to] of alikeTexts(left, right)) take(from, to);
  return renames;
}

interface Text {
  readonly path: string;
  readonly text: string;
}

function isFilled({ text }: Text): boolean {
  return text.trim() !== '';
}

type Pair = readonly [from: string, to: string];

/** Every pair with one text, those with one name first. */
function sameTexts(old: readonly Text[], now: readonly Text[]): readonly Pair[] {
  const byText = new Map<string, string[]>();
  for (const { path, text } of now) {
    const paths = byText.get(text);
    if (paths) paths.push(path);
    else byText.set(text, [path]);
  }
  const pairs = old.flatMap(({ path, text }) => (byText.get(text) ?? []).map((to): Pair => [path, to]));
  return [...pairs.filter(([from, to]) => nameOf(from) === nameOf(to)), ...pairs];
}

/** Pairs that are alike enough, the most alike first; of equals those with one name, then by path. */
function alikeTexts(old: readonly Text[], now: readonly Text[]): readonly Pair[] {
  const few = old.length * now.length <= MOST_PAIRS;
  const lines = new Map(now.map((text) => [text.path, linesOf(text.text)]));
  const pairs = old.flatMap(({ path: from, text }) => {
    const own = linesOf(text);
    return now
      .filter(({ path }) => few || nameOf(path) === nameOf(from))
      .map(({ path: to, text: other }) => ({ from, to, same: nameOf(from) === nameOf(to), share: similarity(own, lines.get(to) ?? own, [text, other]) }));
  });
  return pairs
    .filter(({ share }) => share >= LEAST_SIMILARITY)
    .sort((a, b) => b.share - a.share || Number(b.same) - Number(a.same) || compareText(a.from, b.from) || compareText(a.to, b.to))
    .map(({ from, to }) => [from, to]);
}

/** How often each line stands in a text. */
function linesOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Characters in common lines / characters of the longer text, 0 to 1. */
function similarity(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, [a, b]: readonly [string, string]): number {
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < longest * LEAST_SIMILARITY) return 0;
  let common = 0;
  for (const [line, count] of one) common += (line.length + 1) * Math.min(count, other.get(line) ?? 0);
  return Math.min(1, common / longest);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
