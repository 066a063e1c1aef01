import { describe, expect, it } from 'vitest';
import { showsUnicode, widthOf } from '../../src/cli/terminal-shape.js';

describe('widthOf(stream)', () => {
  it.each<[{ isTTY?: boolean; columns?: number }, number]>([
    [{}, 80],
    [{ columns: 200 }, 80],
    [{ isTTY: true }, 80],
    [{ isTTY: true, columns: 0 }, 80],
    [{ isTTY: true, columns: 40 }, 60],
    [{ isTTY: true, columns: 100 }, 100],
    [{ isTTY: true, columns: 300 }, 120],
  ])('%j is %d', (stream, width) => {
    expect(widthOf(stream)).toBe(width);
  });
});

describe('showsUnicode(env)', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ LANG: 'de_DE.UTF-8' }, true],
    [{ LANG: 'C.UTF-8' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'POSIX' }, false],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'C' }, false],
    [{ LANG: 'C', LC_ALL: 'en_GB.UTF-8' }, true],
    [{ LANG: 'C', LC_ALL: '' }, false],
    [{ LANG: 'C', LC_CTYPE: 'C.UTF-8' }, true],
    [{ TERM: 'dumb' }, false],
    [{ TERM: 'xterm', LANG: 'en_GB.UTF-8' }, true],
  ])('%j: %s', (env, shown) => {
    expect(showsUnicode(env)).toBe(shown);
  });
});
