/** A word that is further away than a third of its letters is no misspelling of it. */
const FARTHEST = 1 / 3;

/**
 * The known word that `word` most likely stands for: the one with the fewest edits (Levenshtein 1966), the first of equals;
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

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
