import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readHistory } from '../../src/history/read-history.js';
import { writeTree } from '../support/tree.js';
import { addCommit, git, writeHistory } from './git-tree.js';

const missing = async (root: string) => (await readHistory(root, ['a.ts'])).history.missing;
const filesOf = async (root: string, paths: readonly string[]) => (await readHistory(root, paths)).history.commits.map(({ files }) => files.join(' '));

describe('readHistory', () => {
  it('gives the commits that touch the files, newest first', async () => {
    const root = writeHistory([
      { files: { 'a.ts': '1', 'b.ts': '1' } },
      { files: { 'a.ts': '2' }, by: 'bob@shop.example' },
      { files: { 'notes.md': 'no source' } },
      { files: { 'moved/b.ts': '1', 'b.ts': null } },
    ]);
    const { history } = await readHistory(root, ['a.ts', 'moved/b.ts']);
    const start = Date.UTC(2024, 0, 1, 12) / 1000;
    const day = 24 * 60 * 60;
    expect(history).toEqual({
      commits: [
        { time: start + 3 * day, author: 0, files: ['moved/b.ts'], size: 1 },
        { time: start + day, author: 1, files: ['a.ts'], size: 1 },
        { time: start, author: 0, files: ['a.ts', 'moved/b.ts'], size: 2 },
      ],
      authors: 2,
      cut: false,
      missing: null,
    });
  });

  it('leaves merges out', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    git(root, 'checkout', '--quiet', '-b', 'side');
    addCommit(root, { files: { 'b.ts': '1' } }, 1);
    git(root, 'checkout', '--quiet', 'main');
    addCommit(root, { files: { 'a.ts': '2' } }, 2);
    git(root, 'merge', '--quiet', '--no-edit', 'side');
    expect((await filesOf(root, ['a.ts', 'b.ts'])).toSorted()).toEqual(['a.ts', 'a.ts', 'b.ts']);
  });

  it('reads a sub-folder with paths of its own, and counts what a commit touches elsewhere', async () => {
    const root = writeHistory([{ files: { 'api/a.ts': '1', 'web/a.ts': '1' } }, { files: { 'web/a.ts': '2' } }]);
    const { history } = await readHistory(join(root, 'api'), ['a.ts']);
    expect(history.commits.map(({ files, size }) => [files, size])).toEqual([[['a.ts'], 2]]);
  });

  it('reads paths with any character', async () => {
    const names = ['ä ö.ts', 'a\tb.ts', '-x.ts', ':(top)y.ts', 'R100', 'new\nline.ts', '"quoted".ts'];
    const root = writeHistory([{ files: Object.fromEntries(names.map((name) => [name, name])) }]);
    expect(await filesOf(root, names)).toEqual([names.toSorted().join(' ')]);
    const folder = writeHistory([{ files: { ':(exclude)x*/a.ts': '1' } }]);
    expect(await filesOf(join(folder, ':(exclude)x*'), ['a.ts'])).toEqual(['a.ts']);
  });

  it('ends after so many commits, and says so', async () => {
    const root = writeHistory(['1', '2', '3'].map((text) => ({ files: { 'a.ts': text } })));
    const cut = (await readHistory(root, ['a.ts'], { maxCommits: 2 })).history;
    expect([cut.commits.length, cut.cut]).toEqual([2, true]);
    const whole = (await readHistory(root, ['a.ts'], { maxCommits: 3 })).history;
    expect([whole.commits.length, whole.cut]).toEqual([3, false]);
  });

  it('depends on HEAD alone: what is not committed, or on another branch, is not seen', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    const before = (await readHistory(root, ['a.ts', 'b.ts'])).history;
    git(root, 'branch', 'other');
    writeFileSync(join(root, 'b.ts'), 'new');
    git(root, 'add', 'b.ts');
    expect((await readHistory(root, ['a.ts', 'b.ts'])).history).toEqual(before);
  });

  it('reads a linked work tree, which names its repository and is named by it', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    const linked = join(writeTree({}), 'linked');
    git(root, 'worktree', 'add', '--quiet', linked);
    expect(await filesOf(linked, ['a.ts'])).toEqual(['a.ts']);
  });

  it('says why there is none', async () => {
    expect(await missing(writeTree({ 'a.ts': '' }))).toBe('not-versioned');
    expect(await missing(writeHistory([]))).toBe('no-commits');
    const root = writeHistory([{ files: { 'a.ts': '1' } }, { files: { 'a.ts': '2' } }]);
    const shallow = join(writeTree({}), 'shallow');
    git(root, 'clone', '--quiet', '--depth=1', `file://${root}`, shallow);
    expect(await missing(shallow)).toBe('shallow');
    expect(await missing(writeTree({ '.git/HEAD': 'rubbish', 'a.ts': '' }))).toBe('unreadable');
  });

  it('does not follow a .git that leads elsewhere', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    expect(await missing(writeTree({ '.git': `gitdir: ${root}/.git\n`, 'a.ts': '' }))).toBe('leads-elsewhere');
    expect(await missing(writeTree({ '.git': 'rubbish', 'a.ts': '' }))).toBe('leads-elsewhere');
    expect(await missing(writeTree({ '.git/commondir': `${root}/.git`, '.git/HEAD': 'ref: refs/heads/main\n', 'a.ts': '' }))).toBe('leads-elsewhere');
    const link = writeTree({ 'a.ts': '' });
    symlinkSync(join(root, '.git'), join(link, '.git'));
    expect(await missing(link)).toBe('leads-elsewhere');
    // A folder that looks like a linked work tree's, but names another tree.
    const foreign = writeTree({});
    git(root, 'worktree', 'add', '--quiet', join(foreign, 'linked'));
    expect(await missing(writeTree({ '.git': `gitdir: ${root}/.git/worktrees/linked\n`, 'a.ts': '' }))).toBe('leads-elsewhere');
  });

  it('finds no git in a folder that has none', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    const path = process.env.PATH;
    process.env.PATH = writeTree({});
    try {
      expect(await missing(root)).toBe('no-git');
    } finally {
      process.env.PATH = path;
    }
  });

  it('takes the repository that is nearest, and no bare one that lies in the tree', async () => {
    const outer = writeHistory([{ files: { 'a.ts': '1' } }]);
    mkdirSync(join(outer, 'inner'));
    git(outer, 'init', '--quiet', '--bare', 'inner');
    expect(await filesOf(join(outer, 'inner'), ['a.ts'])).toEqual([]);
  });
});

describe('pastTexts', () => {
  it('gives the last text of each quarter, oldest first, under whatever name the file had', async () => {
    const root = writeHistory([
      { files: { 'old/kinds.ts': 'enum Kind { A }' }, on: '2022-10-03' },
      { files: { 'old/kinds.ts': 'enum Kind { A, B }' }, on: '2022-12-31' },
      { files: { 'kinds.ts': 'enum Kind { A, B }', 'old/kinds.ts': null }, on: '2023-01-01' },
      { files: { 'b.ts': 'else' }, on: '2023-05-01' },
      { files: { 'kinds.ts': 'enum Kind { A, B, Ü }' }, on: '2023-09-30' },
    ]);
    const { pastTexts } = await readHistory(root, ['kinds.ts']);
    expect(pastTexts('kinds.ts')).toEqual([
      { quarter: '2022-12', text: 'enum Kind { A, B }' },
      { quarter: '2023-03', text: 'enum Kind { A, B }' },
      { quarter: '2023-09', text: 'enum Kind { A, B, Ü }' },
    ]);
  });

  it('gives nothing for what it does not know', async () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    const { pastTexts } = await readHistory(root, ['a.ts']);
    expect(pastTexts('none.ts')).toEqual([]);
    expect((await readHistory(writeTree({}), ['a.ts'])).pastTexts('a.ts')).toEqual([]);
  });
});
