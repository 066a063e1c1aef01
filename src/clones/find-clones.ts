import { createGramTable } from './gram-table.js';

/**
 * The shortest stretch of tokens that counts as copied: 25, some three lines. Measured on novu, where use cases that have nothing to do with each other
 * share none of 25 tokens word for word; shorter ones are found in any two files.
 */
export const SHORTEST_CLONE = 25;

/** Some tokens in a row: a part of a group, as numbers of which equal ones mean equal tokens. */
export type Sequence = ArrayLike<number>;

/** One stretch that stands in two groups. Places count through all tokens of all groups, in order. */
export interface Clone {
  readonly at: number;
  readonly copyOf: number;
  readonly tokens: number;
}

export interface Clones {
  /** Tokens of each group that another group has as well. */
  readonly shared: readonly number[];
  /** Each stretch with an earlier place where it stands in another group, in order. */
  readonly clones: readonly Clone[];
}

/**
 * What groups of token sequences have in common: all stretches of `SHORTEST_CLONE` tokens are looked up in an index, so that the time is linear in the
 * tokens (Baker, "On Finding Duplication and Near-Duplication in Large Software Systems", WCRE 1995, finds the same with a suffix tree).
 */
export function findClones(groups: readonly (readonly Sequence[])[]): Clones {
  const parts = partsOf(groups);
  const total = parts.at(-1)?.end ?? 0;
  const partAt = new Int32Array(total);
  for (const [index, { start, end }] of parts.entries()) partAt.fill(index, start, end);
  const groupAt = (place: number): number => parts[partAt[place] ?? 0]?.group ?? -1;
  const table = createGramTable(total, groupAt);
  for (const { tokens, group, start } of parts) eachGram(tokens, (key, at) => table.add(key, start + at, group));
  const shared = groups.map(() => 0);
  const clones: Clone[] = [];
  for (const part of parts) {
    let covered = part.start;
    let cloned = part.start;
    eachGram(part.tokens, (key, index) => {
      const copyOf = table.elsewhere(key, part.group);
      if (copyOf < 0) return;
      const at = part.start + index;
      const end = at + SHORTEST_CLONE;
      shared[part.group] = (shared[part.group] ?? 0) + end - Math.max(covered, at);
      covered = end;
      const other = parts[partAt[copyOf] ?? 0];
      if (end <= cloned || copyOf > at || other === undefined) return;
      const tokens = sameTokens(part, at, { part: other, at: copyOf });
      clones.push({ at, copyOf, tokens });
      cloned = at + tokens;
    });
  }
  return { shared, clones };
}

interface Part {
  readonly tokens: Sequence;
  readonly group: number;
  /** Places of its first token and behind its last one. */
  readonly start: number;
  readonly end: number;
}

function partsOf(groups: readonly (readonly Sequence[])[]): readonly Part[] {
  let end = 0;
  return groups.flatMap((sequences, group) =>
    sequences.map((tokens) => {
      const start = end;
      end += tokens.length;
      return { tokens, group, start, end };
    }),
  );
}

/** How many tokens are the same from two places on, within their parts. */
function sameTokens(part: Part, at: number, copy: { readonly part: Part; readonly at: number }): number {
  const most = Math.min(part.end - at, copy.part.end - copy.at);
  let count = 0;
  while (count < most && part.tokens[at - part.start + count] === copy.part.tokens[copy.at - copy.part.start + count]) count += 1;
  return count;
}

/** Two rolling hashes of 32 bits, of which 53 bits are kept: among ten million stretches the odds of one false match are 1 to 100. */
function eachGram(tokens: Sequence, take: (key: number, at: number) => void): void {
  let [a, b] = [0, 0];
  for (let at = 0; at < tokens.length; at++) {
    const enters = (tokens[at] ?? 0) + 1;
    const leaves = at >= SHORTEST_CLONE ? (tokens[at - SHORTEST_CLONE] ?? 0) + 1 : 0;
    a = (Math.imul(a, BASES[0]) + enters - Math.imul(leaves, POWERS[0])) | 0;
    b = (Math.imul(b, BASES[1]) + Math.imul(enters, SPREAD) - Math.imul(Math.imul(leaves, SPREAD), POWERS[1])) | 0;
    if (at >= SHORTEST_CLONE - 1) take((a >>> 0) * 2 ** 21 + (b >>> 11), at - SHORTEST_CLONE + 1);
  }
}

/** Odd numbers without a pattern, so that sums of powers do not meet by themselves. */
const BASES = [0x01000193, 0x5bd1e995] as const;
const SPREAD = 0x9e3779b1 | 0;
const POWERS = [power(BASES[0]), power(BASES[1])] as const;

function power(base: number): number {
  let result = 1;
  for (let times = 0; times < SHORTEST_CLONE; times++) result = Math.imul(result, base);
  return result;
}
