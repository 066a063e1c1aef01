import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renumber } from '../../src/cluster/louvain.js';
import { joinedIn } from '../../src/cluster/together.js';

describe('what runs keep together', () => {
  it.each([
    [
      'in all runs',
      [
        [0, 0, 1],
        [0, 0, 1],
      ],
      1,
      [0, 0, 1],
    ],
    [
      'in enough runs',
      [
        [0, 0, 1],
        [0, 0, 1],
        [0, 0, 1],
        [0, 0, 1],
        [0, 1, 1],
      ],
      0.8,
      [0, 0, 1],
    ],
    [
      'trap: in too few',
      [
        [0, 0, 1],
        [0, 0, 1],
        [0, 0, 1],
        [0, 1, 1],
        [0, 1, 1],
      ],
      0.8,
      [0, 1, 2],
    ],
    [
      'through a third',
      [
        [0, 0, 0],
        [0, 0, 1],
        [1, 0, 0],
        [0, 0, 0],
      ],
      0.75,
      [0, 0, 0],
    ],
    ['in a single run', [[3, 3, 5]], 0.8, [0, 0, 1]],
    ['in none', [], 0.8, []],
  ] as const)('%s', (_, runs, share, expected) => expect(joinedIn(runs, share)).toEqual(expected));

  /** Every pair compared, as the definition says. */
  const slow = (runs: readonly (readonly number[])[], share: number): readonly number[] => {
    const labels = (runs[0] ?? []).map((_, node) => node);
    const pairs = labels.flatMap((a) => labels.map((b) => [a, b] as const));
    const joined = pairs.filter(([a, b]) => runs.filter((run) => run[a] === run[b]).length >= share * runs.length - 1e-9);
    const merged = joined.reduce((current, [a, b]) => current.map((label) => (label === current[b] ? (current[a] ?? -1) : label)), labels);
    return renumber(merged);
  };

  it('is what comparing every pair says', () => {
    const cases = fc
      .integer({ min: 1, max: 9 })
      .chain((nodes) => fc.array(fc.array(fc.nat(3), { minLength: nodes, maxLength: nodes }), { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(cases, fc.constantFrom(0.5, 0.6, 0.75, 0.8, 1), (runs, share) => {
        expect(joinedIn(runs, share)).toEqual(slow(runs, share));
      }),
    );
  });
});
