import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findRenames } from '../../src/diff/find-renames.js';

type Texts = Readonly<Record<string, string | null>>;

const renames = (before: Texts, after: Texts): Readonly<Record<string, string>> =>
  Object.fromEntries(
    findRenames({
      gone: Object.keys(before),
      appeared: Object.keys(after),
      before: (path) => before[path] ?? null,
      after: (path) => after[path] ?? null,
    }),
  );

const numbered = (from: number, to: number): string => Array.from({ length: to - from }, (_, index) => `const line${from + index} = 1;\n`).join('');

describe('renames', () => {
  it.each<[string, Texts, Texts, Readonly<Record<string, string>>]>([
    ['the same text', { 'a.ts': 'x()' }, { 'b.ts': 'x()' }, { 'a.ts': 'b.ts' }],
    ['the same but for line ends', { 'a.ts': 'x()\ny()\n' }, { 'b.ts': 'x()\r\ny()\r\n' }, { 'a.ts': 'b.ts' }],
    ['two of one text: names decide', { 'p/a.ts': 'x()', 'p/b.ts': 'x()' }, { 'q/b.ts': 'x()', 'q/a.ts': 'x()' }, { 'p/a.ts': 'q/a.ts', 'p/b.ts': 'q/b.ts' }],
    // 10 of 20 lines are in both: a half
    ['half of it is the same', { 'a.ts': numbered(10, 30) }, { 'b.ts': numbered(20, 40) }, { 'a.ts': 'b.ts' }],
    // 9 of 20 are
    ['less than half is', { 'a.ts': numbered(10, 30) }, { 'b.ts': numbered(21, 41) }, {}],
    ['the most alike is taken', { 'a.ts': numbered(10, 30) }, { 'b.ts': numbered(12, 32), 'c.ts': numbered(11, 31) }, { 'a.ts': 'c.ts' }],
    ['each is taken once', { 'a.ts': numbered(10, 30), 'b.ts': numbered(10, 29) }, { 'c.ts': numbered(10, 30) }, { 'a.ts': 'c.ts' }],
    ['nothing is like nothing', { 'a.ts': '', 'b.ts': ' \n' }, { 'c.ts': '' }, {}],
    ['what cannot be read is like nothing', { 'a.ts': null }, { 'c.ts': 'x()' }, {}],
  ])('%s', (_, before, after, expected) => {
    expect(renames(before, after)).toEqual(expected);
  });

  it('are one to one, and the same in whatever order they are asked for', () => {
    const texts = fc.dictionary(fc.constantFrom('a.ts', 'b.ts', 'c.ts', 'd.ts'), fc.constantFrom('x\n', 'x\ny\n', 'x\ny\nz\n', 'q\n', ''));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const found = renames(before, after);
        expect(new Set(Object.values(found)).size).toBe(Object.keys(found).length);
        const backwards = (given: Texts): Texts => Object.fromEntries(Object.entries(given).reverse());
        expect(renames(backwards(before), backwards(after))).toEqual(found);
      }),
    );
  });
});
