import { describe, expect, it } from 'vitest';
import { readTokens } from '../../src/clones/read-tokens.js';

const texts = (text: string) => readTokens(text).map((token) => token.text);
const kinds = (text: string) =>
  readTokens(text)
    .map(({ kind }) => kind[0])
    .join('');

describe('readTokens', () => {
  it('tells names, literals and words, with their lines, without comments', () => {
    expect(readTokens('// a\nif (x) /* b */ return\n"y";')).toEqual([
      { text: 'if', kind: 'word', line: 2 },
      { text: '(', kind: 'word', line: 2 },
      { text: 'x', kind: 'name', line: 2 },
      { text: ')', kind: 'word', line: 2 },
      { text: 'return', kind: 'word', line: 2 },
      { text: '"y"', kind: 'literal', line: 3 },
      { text: ';', kind: 'word', line: 3 },
    ]);
    expect(kinds('type #a 1n 0x1 true')).toBe('nnllw');
  });

  it('reads templates with code in them', () => {
    expect(texts('`a${ { b: `c${d}` } }e` + f')).toEqual(['`a${', '{', 'b', ':', '`c${', 'd', '}`', '}', '}e`', '+', 'f']);
  });

  it.each([
    ['a / b / c', ['a', '/', 'b', '/', 'c']],
    ['x = /a"b/g.test(y)', ['x', '=', '/a"b/g', '.', 'test', '(', 'y', ')']],
    ['(a) / 2', ['(', 'a', ')', '/', '2']],
    ['<b>t</b>', ['<', 'b', '>', 't', '<', '/', 'b', '>']],
    ['return /x/', ['return', '/x/']],
  ])('tells a division from a regular expression: %s', (text, expected) => expect(texts(text)).toEqual(expected));

  it.each([
    "import 'a';",
    "import a, { b as c } from 'a';",
    "import type { A } from 'a'",
    "import fs = require('fs');",
    "export * from 'a';",
    "export * as a from 'a';",
    "export { a, b as c } from 'a';",
    "export type { A } from 'a';",
    'export { a };',
    "const a = require('a');",
    "const { a, b } = require('a')",
  ])('leaves out what names other files alone: %s', (text) => {
    expect(texts(`${text}\nx;`)).toEqual(['x', ';']);
    expect(texts(`y;\n${text}`)).toEqual(['y', ';']);
  });

  it.each([
    ["import('a');", 5],
    ['import.meta.url', 5],
    ["function f() { const a = require('a'); }", 14],
    ["const a = require('a').b;", 10],
    ["'import'; b", 3],
    ['export const a = 1;', 6],
  ])('keeps all else: %s', (text, count) => expect(texts(text)).toHaveLength(count));

  it('gives something for any text', () => {
    for (const text of ['', '}', '`${', 'import', 'export {', "const a = require('a'", '/', '`a${b', "don't <b>", '\u0000', 'import {']) {
      expect(() => readTokens(text)).not.toThrow();
    }
  });
});
