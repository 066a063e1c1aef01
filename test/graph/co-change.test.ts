import { describe, expect, it } from 'vitest';
import { coChangeOf } from '../../src/graph/co-change.js';
import type { Commit } from '../../src/model/history.js';
import { viewOf } from '../judge/view-of.js';

const DAY = 24 * 60 * 60;
const NEWEST = 1_700_000_000;

const commit = (files: readonly string[], { days = 0, size = files.length } = {}): Commit => ({ time: NEWEST - days * DAY, author: 0, files, size });
const times = (count: number, one: Commit): readonly Commit[] => Array.from({ length: count }, () => one);

function coChange(commits: readonly Commit[]) {
  const files = ['orders/a.ts', 'orders/b.ts', 'stock/a.ts', 'kernel.ts'];
  return coChangeOf(viewOf({ files }, (facts) => ({ ...facts, history: { commits, authors: 1, cut: false, missing: null } })));
}

describe('coChangeOf', () => {
  it('counts the commits of each service, and those that touch another as well', () => {
    // 30 orders alone (two files of one service are one service), 10 stock alone with the kernel, 20 both: 20 of 60.
    const commits = [
      ...times(30, commit(['orders/a.ts', 'orders/b.ts'])),
      ...times(10, commit(['kernel.ts', 'stock/a.ts'])),
      ...times(20, commit(['orders/a.ts', 'stock/a.ts'])),
    ];
    expect(coChange(commits)).toEqual({
      commits: 60,
      crossing: 20,
      share: 20 / 60,
      services: [
        { id: 'orders', commits: 50, crossing: 20 },
        { id: 'stock', commits: 30, crossing: 20 },
      ],
    });
  });

  it('leaves out what touches no service, what touches more than thirty files, and what is older than two years', () => {
    const counted = times(50, commit(['orders/a.ts']));
    const others = [commit(['kernel.ts']), commit(['orders/a.ts', 'stock/a.ts'], { size: 31 }), commit(['orders/a.ts', 'stock/a.ts'], { days: 731 })];
    expect(coChange([...counted, ...others])).toMatchObject({ commits: 50, crossing: 0 });
    expect(coChange([...counted, commit(['orders/a.ts', 'stock/a.ts'], { size: 30, days: 730 })])).toMatchObject({ commits: 51, crossing: 1 });
  });

  it('says nothing of fewer than fifty commits, or without a history', () => {
    expect(coChange(times(49, commit(['orders/a.ts', 'stock/a.ts'])))).toBeNull();
    expect(coChangeOf(viewOf({ files: ['orders/a.ts'] }))).toBeNull();
  });
});
