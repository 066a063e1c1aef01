import { describe, expect, test } from 'vitest';
import { factsOf } from './facts-of.js';

/** `line > covers: rules -- reason` of each comment found. */
function found(text: string, path?: string): string[] {
  const suppressions = factsOf(text, path).suppressions ?? [];
  return suppressions.map(({ line, covers, rules, reason }) => `${line} > ${covers}: ${rules.join(' ')} -- ${reason}`);
}

describe('comments that ask for silence', () => {
  test.each<[string, string, string]>([
    ['alone: the next line of code', '// seamline-ignore contested-entity -- frozen\nsave();', '1 > 2: contested-entity -- frozen'],
    ['behind code: its own line', 'begin();\nsave(); // seamline-ignore contested-entity -- frozen\nend();', '2 > 2: contested-entity -- frozen'],
    ['before code on its line', '/* seamline-ignore contested-entity -- frozen */ save();', '1 > 1: contested-entity -- frozen'],
    ['blank lines and comments between', '// seamline-ignore a -- b\n\n// more\n/* and\n more */\nsave();', '1 > 6: a -- b'],
    ['several rules, by commas or spaces', '// seamline-ignore a, b,c  d -- e\nsave();', '1 > 2: a b c d -- e'],
    ['a block comment over lines', '/**\n * seamline-ignore a -- it is\n *   frozen\n */\nsave();', '1 > 5: a -- it is frozen'],
    ['dashes in the reason and in ids', '// seamline-ignore contested-entity -- see A-1 -- or B--2\nsave();', '1 > 2: contested-entity -- see A-1 -- or B--2'],
    ['no reason', '// seamline-ignore a\nsave();', '1 > 2: a -- '],
    ['an empty reason', '// seamline-ignore a --\nsave();', '1 > 2: a -- '],
    ['no rule', '// seamline-ignore -- because\nsave();', '1 > 2:  -- because'],
    ['nothing at all', '// seamline-ignore\nsave();', '1 > 2:  -- '],
    ['in an empty block', 'try { a(); } catch {\n  // seamline-ignore a -- b\n}', '2 > 3: a -- b'],
    ['between members', 'class A {\n  a() {}\n  // seamline-ignore a -- b\n  b() {}\n}', '3 > 4: a -- b'],
    ['before a decorator', 'class A {\n  // seamline-ignore a -- b\n  @Get()\n  b() {}\n}', '2 > 3: a -- b'],
    ['between arguments', 'save(\n  a, // seamline-ignore a -- b\n  c,\n);', '2 > 2: a -- b'],
    ['no code follows', 'save();\n// seamline-ignore a -- b\n', '2 > 2: a -- b'],
    ['nothing but the comment', '// seamline-ignore a -- b', '1 > 1: a -- b'],
    ['carriage returns', 'a();\r\n// seamline-ignore a -- b\r\nsave();\r\n', '2 > 3: a -- b'],
    ['below a shebang', '#!/usr/bin/env node\n// seamline-ignore a -- b\nsave();', '2 > 3: a -- b'],
    ['behind a template', 'const a = `${b}`; // seamline-ignore a -- b\n', '1 > 1: a -- b'],
    ['a file, before its code', '// licence\n/* seamline-ignore-file a, b -- c */\nsave();', '2 > file: a b -- c'],
    ['a file, but within its code', 'save();\n// seamline-ignore-file a -- b\n', '2 > null: a -- b'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test('in JSX, where a comment stands in braces', () => {
    const text =
      'const a = (\n  <p>\n    {/* seamline-ignore a -- b */}\n    {/* seamline-ignore c -- d */}\n    <Cart />{/* seamline-ignore e -- f */}\n  </p>\n);';
    expect(found(text, 'cart.tsx')).toEqual(['3 > 5: a -- b', '4 > 5: c -- d', '5 > 5: e -- f']);
  });

  test('stacked comments speak of one line', () => {
    expect(found('// seamline-ignore a -- b\n// seamline-ignore c -- d\nsave();')).toEqual(['1 > 3: a -- b', '2 > 3: c -- d']);
  });

  test.each<[string, string, string?]>([
    ['a string', "const a = '// seamline-ignore a -- b';"],
    ['a template', 'const a = `\n// seamline-ignore a -- b\n${b}\n// seamline-ignore a -- b\n${c}\n// seamline-ignore a -- b`;'],
    ['a regular expression', 'const a = /[/]*seamline-ignore a -- b/;'],
    ['text of JSX', 'const a = <p>\n// seamline-ignore a -- b\n</p>;', 'a.tsx'],
    ['the middle of a comment', '// write // seamline-ignore a -- b\n/* or /* seamline-ignore a -- b */\nsave();'],
    ['another word', '// seamline-ignored a -- b\n// seamline-ignore-line a -- b\nsave();'],
    ['prose', '// about seamline-ignore\nsave();'],
  ])('not in %s', (_, text, path) => {
    expect(factsOf(text, path).suppressions).toBeUndefined();
  });

  test.each([
    ['slashes', `${'/'.repeat(500_000)}\n// seamline-ignore a -- b`],
    ['stars', `/${'*'.repeat(500_000)}/\n// seamline-ignore a -- b`],
    ['spaces', `/* ${' '.repeat(500_000)} */\n// seamline-ignore a -- b`],
    ['comments that are not closed', `// seamline-ignore a -- b\n${'/* '.repeat(200_000)}`],
    ['themselves', '// seamline-ignore a -- b\n'.repeat(20_000)],
  ])('are read in time from a text full of %s', (_, text) => {
    const before = performance.now();
    expect(factsOf(text).suppressions?.length).toBeGreaterThan(0);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
