import { describe, expect, it } from 'vitest';
import { type ProgressOptions, showProgress } from '../../src/cli/progress.js';
import { kept } from './run-cli.js';

const ERASE = '\r\x1b[K';

interface Setting extends Partial<ProgressOptions> {
  readonly env?: Record<string, string>;
  readonly columns?: number;
  /** Milliseconds at which the clock is read: at the start, at each call, at the end. */
  readonly times: readonly number[];
}

/** Reading four of nine files and clustering. */
function shown({ env = {}, columns, times, quiet = false, verbose = false }: Setting): string {
  const stderr = kept(columns === undefined ? {} : { columns });
  const left = [...times];
  const { onProgress, finish } = showProgress({ stderr: stderr.stream, env }, { quiet, verbose }, { now: () => left.shift() ?? 0, peak: () => 3 * 2 ** 20 });
  for (const done of [0, 1, 2, 3, 4]) onProgress('reading', done, 9);
  onProgress('clustering', 0, 1);
  finish();
  finish();
  return stderr.text();
}

const SLOW = [0, 0, 1010, 1050, 1099, 1120, 1130, 1200];

describe('showProgress', () => {
  it('rewrites one line from the second second on, a tenth of a second apart within a stage, and removes it', () => {
    // 1 of 9 in 1.01 s leaves 8.08 s, 4 of 9 in 1.12 s leaves 1.4 s
    expect(shown({ columns: 80, times: SLOW })).toBe(
      `${ERASE}reading 1 of 9, about 9 s left ...${ERASE}reading 4 of 9, about 2 s left ...${ERASE}clustering ...${ERASE}`,
    );
  });

  it.each<[string, Setting]>([
    ['no terminal', { times: SLOW }],
    ['--quiet', { quiet: true, columns: 80, times: SLOW }],
    ['a terminal that cannot rewrite a line', { env: { TERM: 'dumb' }, columns: 80, times: SLOW }],
    ['a run of less than a second', { columns: 80, times: [0, 10, 50, 99, 120, 900, 999, 1001] }],
  ])('shows nothing with %s', (_, how) => {
    expect(shown(how)).toBe('');
  });

  it('tells what each stage took where that is asked for, terminal or not', () => {
    expect(shown({ verbose: true, times: SLOW })).toBe(
      'reading             1.13 s       3 MiB at most so far\nclustering          0.07 s       3 MiB at most so far\n',
    );
  });
});
