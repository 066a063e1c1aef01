import { describe, expect, it } from 'vitest';
import { createFollower, type Followed } from '../../src/history/follow-files.js';

/** Changes as `M a.ts`, `R old.ts new.ts`; commits newest first. */
function follow(paths: readonly string[], commits: readonly (readonly string[])[], prefix = ''): Followed {
  const follower = createFollower(paths, prefix);
  for (const [index, lines] of commits.entries()) {
    const changes = lines.map((line) => {
      const [status = '', first = '', second] = line.split(' ');
      return { status, path: second ?? first, from: second === undefined ? null : first };
    });
    follower.add({ hash: String(index), email: 'ann@shop.example', time: 100 - index, changes });
  }
  return follower.result();
}

const filesOf = ({ commits }: Followed) => commits.map(({ files }) => files.join(' '));

describe('createFollower', () => {
  it('keeps the analysed files of each commit, sorted, and counts all that it touched', () => {
    const { commits } = follow(['b.ts', 'a.ts'], [['M b.ts', 'M a.ts', 'M README.md'], ['M README.md']]);
    expect(commits).toEqual([{ time: 100, author: 0, files: ['a.ts', 'b.ts'], size: 3 }]);
  });

  it('follows renames back, one after the other', () => {
    expect(filesOf(follow(['c.ts'], [['M c.ts'], ['R b.ts c.ts'], ['M b.ts'], ['R a.ts b.ts'], ['A a.ts']]))).toEqual(['c.ts', 'c.ts', 'c.ts', 'c.ts', 'c.ts']);
  });

  it('takes a file that moved with an edit for moved where one of its name was deleted and one added', () => {
    expect(filesOf(follow(['new/a.ts'], [['A new/a.ts', 'D old/a.ts'], ['M old/a.ts']]))).toEqual(['new/a.ts', 'new/a.ts']);
    expect(filesOf(follow(['new/a.ts'], [['A new/a.ts', 'D old/a.ts', 'D older/a.ts'], ['M old/a.ts']]))).toEqual(['new/a.ts']);
  });

  it('knows that a path was another file before a rename', () => {
    expect(filesOf(follow(['b.ts'], [['R a.ts b.ts'], ['D b.ts'], ['M b.ts']]))).toEqual(['b.ts']);
  });

  it('follows two files that change places', () => {
    const { commits, versions } = follow(['a.ts', 'b.ts'], [['R a.ts b.ts', 'R b.ts a.ts'], ['M a.ts'], ['M b.ts']]);
    expect(commits.map(({ files }) => files.join(' '))).toEqual(['a.ts b.ts', 'b.ts', 'a.ts']);
    expect(versions.get('b.ts')?.map(({ path }) => path)).toEqual(['b.ts', 'a.ts']);
  });

  it('takes the paths of a sub-folder as relative to it', () => {
    expect(filesOf(follow(['src/a.ts'], [['M api/src/a.ts'], ['M src/a.ts'], ['R old/a.ts api/src/a.ts'], ['M old/a.ts']], 'api/'))).toEqual([
      'src/a.ts',
      'src/a.ts',
      'src/a.ts',
    ]);
  });

  it('keeps no files of a commit of more than a hundred, but the versions', () => {
    const many = Array.from({ length: 101 }, (_, index) => `M f${index}.ts`);
    const { commits, versions } = follow(['f0.ts'], [many, many.slice(0, 100)]);
    expect(commits).toEqual([
      { time: 100, author: 0, files: [], size: 101 },
      { time: 99, author: 0, files: ['f0.ts'], size: 100 },
    ]);
    expect(versions.get('f0.ts')).toHaveLength(2);
  });

  it('counts people by address, and robots not', () => {
    const follower = createFollower(['a.ts'], '');
    const by = ['Ann@shop.example', 'ann@shop.example', '49699333+dependabot[bot]@users.noreply.github.com', 'release-bot@shop.example', 'abbot@shop.example'];
    for (const email of by) follower.add({ hash: email, email, time: 1, changes: [{ status: 'M', path: 'a.ts', from: null }] });
    const { commits, authors } = follower.result();
    expect(commits.map(({ author }) => author)).toEqual([0, 0, null, null, 1]);
    expect(authors).toBe(2);
  });
});
