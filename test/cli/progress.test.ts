import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/cli/progress.js';
import { kept } from './run-cli.js';

const ERASE = '\r\x1b[K';

function shown(env: Record<string, string>, { quiet = false, columns }: { quiet?: boolean; columns?: number }): string {
  const stderr = kept(columns === undefined ? {} : { columns });
  const times = [0, 10, 50, 99, 120, 130];
  const { onProgress, clear } = showProgress({ stderr: stderr.stream, env }, quiet, () => times.shift() ?? 0);
  for (const done of [0, 1, 2, 3, 4]) onProgress('reading', done, 9);
  onProgress('clustering', 0, 1);
  clear();
  clear();
  return stderr.text();
}

describe('showProgress', () => {
  it('rewrites one line, a tenth of a second apart within a stage, and removes it', () => {
    expect(shown({}, { columns: 80 })).toBe(`${ERASE}reading 0 of 9 ...${ERASE}reading 4 of 9 ...${ERASE}clustering ...${ERASE}`);
  });

  it.each<[string, Record<string, string>, { quiet?: boolean; columns?: number }]>([
    ['no terminal', {}, {}],
    ['--quiet', {}, { quiet: true, columns: 80 }],
    ['a terminal that cannot rewrite a line', { TERM: 'dumb' }, { columns: 80 }],
  ])('shows nothing with %s', (_, env, how) => {
    expect(shown(env, how)).toBe('');
  });
});
