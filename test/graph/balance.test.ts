import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestServiceShare, nonExtremeDistribution } from '../../src/graph/balance.js';

/** Services with so many files. */
const sized = (...sizes: readonly number[]) => sizes.map((size, service) => ({ files: Array.from({ length: size }, (_, file) => `s${service}/f${file}.ts`) }));

describe('nonExtremeDistribution', () => {
  // 4 + 5 + 20 + 21 = 50 files; those of 5 and 20 are not extreme: 1 - 25 / 50.
  it('is worked out by hand, with both bounds inside', () => expect(nonExtremeDistribution(sized(4, 5, 20, 21))).toBe(0.5));

  it.each<[string, readonly number[], number]>([
    ['one blob', [200], 1],
    ['crumbs only', [1, 1, 1], 1],
    ['even services', [10, 10], 0],
    ['no services', [], 0],
    ['services without files', [0, 0], 0],
  ])('%s: %j gives %d', (_, sizes, expected) => expect(nonExtremeDistribution(sized(...sizes))).toBe(expected));

  it('equals asking each file', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 8 }), (sizes) => {
        const files = sizes.flatMap((size) => Array.from({ length: size }, () => size));
        const extreme = files.filter((size) => size < 5 || size > 20).length;
        expect(nonExtremeDistribution(sized(...sizes))).toBeCloseTo(files.length === 0 ? 0 : extreme / files.length, 12);
      }),
    );
  });
});

describe('largestServiceShare', () => {
  it.each<[readonly number[], number]>([
    [[6, 3, 1], 0.6],
    [[7], 1],
    [[], 0],
    [[0], 0],
  ])('%j gives %d', (sizes, expected) => expect(largestServiceShare(sized(...sizes))).toBe(expected));
});
