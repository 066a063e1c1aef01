import { createGramTable } from './gram-table.js';

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
  /** The group in which the first copies of most of them stand, the earlier one of two alike; -1 without any. */
  readonly mostIn: readonly number[];
  /** Each stretch with an earlier place where it stands in another group, in order. */
  readonly clones: readonly Clone[];
}

/**
 * What groups of token sequences have in common, in stretches of so many tokens or more: all stretches of that length are looked up in an index, so that the time is linear in the
 * tokens (Baker, "On Finding Duplication and Near-Duplication in Large Software Systems", WCRE 1995, finds the same with a suffix tree).
 */
export function findClones(groups: readonly (readonly Sequence[])[], shortest: number): Clones {
  const eachGram = gramReader(shortest);
  const parts = partsOf(groups);
  const total = parts.at(-1)?.end ?? 0;
  const partAt = new Int32Array(total);
  for (const [index, { start, end }] of parts.entries()) partAt.fill(index, start, end);
  const groupAt = (place: number): number => parts[partAt[place] ?? 0]?.group ?? -1;
  const table = createGramTable(total, groupAt);
  for (const { tokens, group, start } of parts) eachGram(tokens, (key, at) => table.add(key, start + at, group));
  const copies = groups.map(() => new Map<number, number>());
  const clones: Clone[] = [];
  for (const part of parts) {
    let covered = part.start;
    let cloned = part.start;
    eachGram(part.tokens, (key, index) => {
      const copyOf = table.elsewhere(key, part.group);
      if (copyOf < 0) return;
      const at = part.start + index;
      const end = at + shortest;
      const other = parts[partAt[copyOf] ?? 0];
      if (other === undefined) return;
      const from = copies[part.group];
      from?.set(other.group, (from.get(other.group) ?? 0) + end - Math.max(covered, at));
      covered = end;
      if (end <= cloned || copyOf > at) return;
      const tokens = sameTokens(part, at, { part: other, at: copyOf });
      clones.push({ at, copyOf, tokens });
      cloned = at + tokens;
    });
  }
  return { shared: copies.map((from) => sum([...from.values()])), mostIn: copies.map(most), clones };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function most(counts: ReadonlyMap<number, number>): number {
  const [best] = [...counts].sort(([a, x], [b, y]) => y - x || a - b);
  return best?.[0] ?? -1;
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
function gramReader(length: number): (tokens: Sequence, take: (key: number, at: number) => void) => void {
  const powers = [power(BASES[0], length), power(BASES[1], length)] as const;
  return (tokens, take) => {
    let [a, b] = [0, 0];
    for (let at = 0; at < tokens.length; at++) {
      const enters = (tokens[at] ?? 0) + 1;
      const leaves = at >= length ? (tokens[at - length] ?? 0) + 1 : 0;
      a = (Math.imul(a, BASES[0]) + enters - Math.imul(leaves, powers[0])) | 0;
      b = (Math.imul(b, BASES[1]) + Math.imul(enters, SPREAD) - Math.imul(Math.imul(leaves, SPREAD), powers[1])) | 0;
      if (at >= length - 1) take((a >>> 0) * 2 ** 21 + (b >>> 11), at - length + 1);
    }
  };
}

/** Odd numbers without a pattern, so that sums of powers do not meet by themselves. */
const BASES = [0x01000193, 0x5bd1e995] as const;
const SPREAD = 0x9e3779b1 | 0;

function power(base: number, exponent: number): number {
  let result = 1;
  for (let times = 0; times < exponent; times++) result = Math.imul(result, base);
  return result;
}
