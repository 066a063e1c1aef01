/** A word that is further away than a third of its letters is no misspelling of it. */
const FARTHEST = 1 / 3;

/**
 * The known word that `word` most likely stands for: the one with the fewest edits (Damerau 1964: a swap is one), the first of equals;
 * null where none is near. Compares without regard to case. O(known × length²).
 */
export function closest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const longer = Math.max(word.length, candidate.length);
    // No edit distance is below the difference of lengths: a pasted page is not compared letter by letter.
    if (Math.abs(word.length - candidate.length) > longer * FARTHEST) continue;
    const edits = distance(word.toLowerCase(), candidate.toLowerCase());
    if (edits > longer * FARTHEST || edits >= fewest) continue;
    fewest = edits;
    best = candidate;
  }
  return best;
}

/** ` (did you mean "x"?)` to put behind a word that is not known; nothing where no known word is near. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = closest(word, known);
  return near === null ? '' : ` (did you mean "${near}"?)`;
}

/** Letters replaced, added, dropped, or swapped with the next. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (rows[i - 1]?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : replaced;
      row.push(Math.min(replaced, swapped, (rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
