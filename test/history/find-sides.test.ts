import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findSides } from '../../src/history/find-sides.js';
import type { ChangeRequest } from '../../src/model/options.js';
import type { SourceTree } from '../../src/model/source-tree.js';
import { writeTree } from '../support/tree.js';
import { addCommit, git, writeHistory } from './git-tree.js';

const sides = (root: string, request: Partial<ChangeRequest> = {}, folder = root) =>
  findSides(folder, 'shop', { base: 'HEAD', head: null, parted: false, ...request });
const refusal = (root: string, request: Partial<ChangeRequest>, folder = root): string => {
  try {
    sides(root, request, folder);
  } catch (error) {
    if (error instanceof Error && 'remedy' in error) return `${error.message} | ${error.remedy}`;
    throw error;
  }
  return '';
};
const treeOf = (root: string, request: Partial<ChangeRequest> = {}, folder = root): SourceTree => {
  const { tree } = sides(root, request, folder).before;
  if (!tree) throw new Error('a revision has a tree');
  return tree;
};
const text = (tree: SourceTree, path: string): string => tree.read(path).toString('utf8');
const message = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
};

describe('the files of a commit', () => {
  it('are as they were, whatever lies in the work tree', () => {
    const root = writeHistory([{ files: { 'src/a.ts': 'one', 'b.ts': 'b' } }, { files: { 'src/a.ts': 'two', 'b.ts': null } }]);
    writeFileSync(join(root, 'src/a.ts'), 'three');
    const tree = treeOf(root, { base: 'HEAD~1' });
    expect([text(tree, 'src/a.ts'), tree.bytes('src/a.ts'), tree.head('src/a.ts', 2).toString()]).toEqual(['one', 3, 'on']);
    expect(tree.entries('')).toEqual([
      { name: 'b.ts', kind: 'file' },
      { name: 'src', kind: 'folder' },
    ]);
    expect([tree.has('src'), tree.has('b.ts'), tree.has('c.ts')]).toEqual([true, true, false]);
    expect(treeOf(root).entries('')).toEqual([{ name: 'src', kind: 'folder' }]);
  });

  it('count from the analysed folder', () => {
    const root = writeHistory([{ files: { 'apps/shop/src/a.ts': 'a', 'other.ts': '' } }]);
    const tree = treeOf(root, {}, join(root, 'apps/shop'));
    expect([tree.entries(''), text(tree, 'src/a.ts')]).toEqual([[{ name: 'src', kind: 'folder' }], 'a']);
  });

  it('say what cannot be read, and name no absolute path', () => {
    const root = writeHistory([{ files: { 'src/a.ts': '123456' } }]);
    const tree = treeOf(root);
    const said = [
      () => tree.read('gone.ts'),
      () => tree.read('src'),
      () => tree.read('src/a.ts', 5),
      () => tree.entries('gone'),
      () => tree.entries('src/a.ts'),
    ];
    expect(said.map(message)).toEqual(['does not exist', 'is a folder', 'larger than 5 bytes', 'does not exist', 'is no folder']);
  });

  it('may be called as they like: nothing is laid on a disk', () => {
    const names = ['two\nlines.ts', 'tab\t.ts', '-rf.ts', ':(glob)*.ts', 'ü.ts', ' .ts', '__proto__'];
    const root = writeHistory([{ files: Object.fromEntries(names.map((name) => [name, `of ${name}`])) }]);
    const tree = treeOf(root);
    expect(
      tree
        .entries('')
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(names.toSorted());
    expect(names.map((name) => text(tree, name))).toEqual(names.map((name) => `of ${name}`));
  });

  it('read alike one by one and many at a time, equal ones once, binary ones whole', () => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`f${index}.ts`, `text ${index % 7}\0${'x'.repeat(index)}\n`]));
    const root = writeHistory([{ files }]);
    const forth = treeOf(root);
    for (const [path, content] of Object.entries(files)) expect(text(forth, path)).toBe(content);
    const back = treeOf(root);
    for (const [path, content] of Object.entries(files).reverse()) expect(text(back, path)).toBe(content);
  });
});

describe('links, submodules and huge files', () => {
  it('are a link, something else, and a size; none is followed or fetched', () => {
    const root = writeHistory([{ files: { 'a.ts': 'a', 'big.ts': 'x'.repeat(3 * 1024 * 1024) } }]);
    symlinkSync('/etc/passwd', join(root, 'link.ts'));
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},vendor/lib`);
    git(root, 'add', 'link.ts');
    git(root, 'commit', '--quiet', '--message', 'links');
    const { before, submodules, notes } = sides(root);
    expect(before.tree?.entries('')).toEqual([
      { name: 'a.ts', kind: 'file' },
      { name: 'big.ts', kind: 'file' },
      { name: 'link.ts', kind: 'link' },
      { name: 'vendor', kind: 'folder' },
    ]);
    expect(before.tree?.entries('vendor')).toEqual([{ name: 'lib', kind: 'other' }]);
    expect(message(() => before.tree?.read('link.ts'))).toBe('is not a regular file');
    expect(before.tree?.bytes('big.ts')).toBe(3 * 1024 * 1024);
    expect([submodules, notes]).toEqual([['vendor/lib'], ['Submodules are no part of a commit and were left out: vendor/lib.']]);
  });
});

describe('what is compared with what', () => {
  /** main went on after the branch had left it. */
  const forked = (): string => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }]);
    git(root, 'checkout', '--quiet', '-b', 'feature');
    addCommit(root, { files: { 'b.ts': '1' } }, 1);
    git(root, 'checkout', '--quiet', 'main');
    addCommit(root, { files: { 'a.ts': '2' } }, 2);
    git(root, 'checkout', '--quiet', 'feature');
    return root;
  };

  it('a revision with the work tree, or with another revision', () => {
    const root = forked();
    expect(sides(root, { base: 'main~1' })).toMatchObject({ before: { name: 'main~1' }, after: { name: 'work tree', commit: null, tree: null }, notes: [] });
    const { before, after } = sides(root, { base: 'main~1', head: 'main' });
    expect([before.commit, after.commit]).toEqual([git(root, 'rev-parse', 'main~1').trim(), git(root, 'rev-parse', 'main').trim()]);
  });

  it('where a branch left another one', () => {
    const root = forked();
    const { before, notes } = sides(root, { base: 'main', parted: true });
    expect(before.tree && text(before.tree, 'a.ts')).toBe('1');
    expect(notes).toEqual([expect.stringMatching(/^main went on since: it was compared from [0-9a-f]{10}, where the two parted\.$/)]);
    expect(sides(root, { base: 'main' }).notes).toEqual([expect.stringContaining('"main..." leaves it out')]);
  });

  it.each<[string, Partial<ChangeRequest>, RegExp]>([
    ['no revision', { base: 'nope' }, /^"nope" names no commit here\. \| name a branch, a tag or a commit/],
    ['no later revision', { head: 'nope' }, /^"nope" names no commit here/],
    ['a hyphen first', { base: '--output=x' }, /^"--output=x" names no commit here/],
    ['nothing', { base: '' }, /^"" names no commit here/],
    ['NUL', { base: 'a\0b' }, /names no commit here/],
    ['a line end', { base: 'HEAD\nHEAD' }, /names no commit here/],
    ['a file', { base: 'HEAD:a.ts' }, /names no commit here/],
  ])('refuses %s', (_, request, expected) => {
    expect(refusal(forked(), request)).toMatch(expected);
  });

  it('refuses histories without a commit in common', () => {
    const root = forked();
    git(root, 'checkout', '--quiet', '--orphan', 'other');
    addCommit(root, { files: { 'c.ts': '1' } });
    expect(refusal(root, { base: 'main', parted: true })).toMatch(/have no commit in common\. \| name a commit that the change started from/);
  });

  it('refuses a folder that was not there', () => {
    const root = writeHistory([{ files: { 'a.ts': '1' } }, { files: { 'apps/shop/a.ts': '1' } }]);
    expect(refusal(root, { base: 'HEAD~1' }, join(root, 'apps/shop'))).toBe(
      'There is no folder "apps/shop" at HEAD~1. | name a folder that is on both sides: --path FOLDER',
    );
  });

  it('says how to get what a clone lacks', () => {
    const origin = writeHistory([{ files: { 'a.ts': '1' } }, { files: { 'a.ts': '2' } }]);
    const root = writeTree({});
    git(root, 'clone', '--quiet', '--depth=1', `file://${origin}`, 'shop');
    expect(refusal(join(root, 'shop'), { base: 'HEAD~1' })).toMatch(
      /This clone is cut off: it lacks older commits\. \| fetch them: git fetch --unshallow; .*fetch-depth: 0/,
    );
    const bare = writeHistory([{ files: { 'a.ts': '1' } }]);
    const blob = git(bare, 'rev-parse', 'HEAD:a.ts').trim();
    rmSync(join(bare, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    expect(refusal(bare, {})).toMatch(/^git cannot list the files of HEAD: the clone was made without contents/);
  });

  it('refuses what is no work tree, or leads elsewhere', () => {
    const root = writeTree({ 'a.ts': '' });
    expect(refusal(root, {})).toMatch(/^"shop" lies in no work tree of git, so it has no revisions\. \| compare two reports/);
    writeFileSync(join(root, '.git'), 'gitdir: /elsewhere\n');
    expect(refusal(root, {})).toMatch(/leads to another folder, which is not read/);
    const empty = writeTree({});
    git(empty, 'init', '--quiet');
    expect(refusal(empty, {})).toMatch(/^"HEAD" names no commit here/);
    mkdirSync(join(empty, '.git/refs'), { recursive: true });
    writeFileSync(join(empty, '.git/config'), 'broken [');
    expect(refusal(empty, {})).toMatch(/^git cannot read the repository of "shop"\. \| see what `git status` says/);
  });
});
