import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClones as find, type Sequence } from '../../src/clones/find-clones.js';

const SHORTEST = 25;
const findClones = (groups: readonly (readonly Sequence[])[]) => find(groups, SHORTEST);

const run = (from: number, length: number): number[] => Array.from({ length }, (_, index) => from + index);

/** The same by comparing every stretch with every other. */
function slowly(groups: readonly (readonly Sequence[])[]): readonly number[] {
  const gramsOf = (tokens: Sequence) =>
    run(0, Math.max(0, tokens.length - SHORTEST + 1)).map((at) =>
      Array.from(tokens)
        .slice(at, at + SHORTEST)
        .join(),
    );
  const grams = groups.map((parts) => new Set(parts.flatMap(gramsOf)));
  return groups.map((parts, group) =>
    parts.reduce((total, tokens) => {
      const covered = new Set<number>();
      for (const [at, gram] of gramsOf(tokens).entries()) {
        if (grams.some((others, other) => other !== group && others.has(gram))) for (const place of run(at, SHORTEST)) covered.add(place);
      }
      return total + covered.size;
    }, 0),
  );
}

describe('findClones', () => {
  it('counts the tokens that another group has, and gives each stretch once, whole', () => {
    // 30 tokens in both, behind 5 of its own in the first and 10 in the second.
    const { shared, clones } = findClones([[[...run(100, 5), ...run(0, 30)]], [[...run(200, 10), ...run(0, 30), 7]]]);
    expect(shared).toEqual([30, 30]);
    expect(clones).toEqual([{ at: 45, copyOf: 5, tokens: 30 }]);
  });

  it('knows no stretch of fewer tokens than the shortest', () => {
    expect(findClones([[run(0, 24)], [run(0, 24)]]).shared).toEqual([0, 0]);
    expect(findClones([[run(0, 25)], [run(0, 25)]]).shared).toEqual([25, 25]);
    expect([49, 50].map((length) => find([[run(0, length)], [run(0, length)]], 50).shared)).toEqual([
      [0, 0],
      [50, 50],
    ]);
  });

  it('does not count what a group has twice in itself, nor across its parts', () => {
    expect(findClones([[run(0, 30), run(0, 30)], [run(500, 30)]]).shared).toEqual([0, 0]);
    expect(findClones([[run(0, 15), run(15, 15)], [run(0, 30)]]).shared).toEqual([0, 0]);
  });

  it('finds the copy in another group where its own group has an earlier one', () => {
    const { shared, clones } = findClones([[run(0, 30), run(0, 30)], [run(0, 30)]]);
    expect(shared).toEqual([60, 30]);
    expect(clones).toEqual([{ at: 60, copyOf: 0, tokens: 30 }]);
  });

  it('says which group has most of the copies', () => {
    const groups = [[[...run(0, 30), 1000, ...run(100, 40), 1001, ...run(200, 50)]], [run(0, 30)], [run(100, 40)], [run(500, 30)]];
    expect(findClones(groups)).toMatchObject({ shared: [70, 30, 40, 0], mostIn: [2, 0, 0, -1] });
  });

  it('says the same as comparing all with all', () => {
    const block = fc.nat({ max: 3 }).map((kind) => run(kind * 20, 13 + kind * 5));
    const part = fc.array(block, { maxLength: 5 }).map((blocks) => blocks.flat());
    const groups = fc.array(fc.array(part, { maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(groups, (some) => {
        expect(findClones(some).shared).toEqual(slowly(some));
      }),
      { numRuns: 200 },
    );
  });
});
