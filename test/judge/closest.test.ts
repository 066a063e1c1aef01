import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closest } from '../../src/judge/closest.js';

describe('closest(word, known)', () => {
  it.each<[string, readonly string[], string | null]>([
    ['sevice-cycle', ['fan-out', 'service-cycle'], 'service-cycle'],
    ['Fan-Out', ['fan-out', 'service-cycle'], 'fan-out'],
    ['chekc', ['check', 'graph'], 'check'],
    ['chek', ['check', 'graph'], 'check'],
    ['grpah', ['check', 'graph'], 'graph'],
    ['graf', ['check', 'graph'], null],
    ['pigeon', ['fan-out'], null],
    ['', ['seed'], null],
    ['seed', [], null],
    ['sead', ['seed', 'send'], 'seed'],
    ['seet', ['seed', 'seem'], 'seed'],
  ])('of %j in %j is %j', (word, known, expected) => {
    expect(closest(word, known)).toBe(expected);
  });

  it('finds every word itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (known) => known.every((word) => closest(word, known) === word)),
    );
  });

  it('answers at once for a word as long as a page', () => {
    expect(closest('x'.repeat(1e6), ['seed', 'services'])).toBeNull();
  });
});
