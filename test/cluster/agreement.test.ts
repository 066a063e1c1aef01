import { describe, expect, it } from 'vitest';
import { adjustedRandIndex } from '../../src/cluster/agreement.js';

describe('adjustedRandIndex', () => {
  it('is 1 for equal partitions, whatever the numbers are called', () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [5, 5, 2, 2])).toBe(1);
  });

  it('is worked out by hand for a small case', () => {
    // joint {2, 1, 2, 1}: 1 + 0 + 1 + 0 = 2 pairs together; rows 3+3 -> 6; columns 2+3+1 -> 1+3+0 = 4; all pairs 15.
    // expected = 6 * 4 / 15 = 1.6; most = 5; (2 - 1.6) / (5 - 1.6) = 0.1176…
    expect(adjustedRandIndex([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 2])).toBeCloseTo(0.4 / 3.4, 10);
  });

  it('is 1 for nothing and for one element', () => {
    expect(adjustedRandIndex([], [])).toBe(1);
    expect(adjustedRandIndex([0], [3])).toBe(1);
  });

  it('is not above 0 where everything is in one community and the other partition is not', () => {
    expect(adjustedRandIndex([0, 0, 0, 0], [0, 0, 1, 1])).toBe(0);
  });
});
