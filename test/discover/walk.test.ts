import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.js';
import type { Workspace } from '../../src/model/workspace.js';
import { writeTree } from '../support/tree.js';

const pathsOf = (workspace: Workspace) => workspace.files.map(({ path }) => path);
const leftOut = (workspace: Workspace, reason: string) => workspace.leftOut.find((entry) => entry.reason === reason);

describe('which files are found', () => {
  it('every source extension, in any case, sorted by code unit, with sizes', () => {
    const names = ['cart.ts', 'page.tsx', 'price.mts', 'stock.cts', 'legacy.js', 'view.jsx', 'run.mjs', 'Old.CJS'];
    const root = writeTree(Object.fromEntries([...names, 'notes.md', 'data.json', 'cart.ts.bak', 'ts'].map((name) => [name, 'x()'])));
    const { files } = discover({ root });
    expect(files.map(({ path }) => path)).toEqual([...names].sort());
    expect(files[0]).toEqual({ path: 'Old.CJS', role: 'source', bytes: 3 });
  });

  it('orders paths as whole texts, not folder by folder', () => {
    const root = writeTree({ 'cart/a.ts': '', 'cart-items.ts': '', 'cart.ts': '' });
    expect(pathsOf(discover({ root }))).toEqual(['cart-items.ts', 'cart.ts', 'cart/a.ts']);
  });

  it('does not enter node_modules and .git at any depth, and does not count them', () => {
    const root = writeTree({ 'a.ts': '', 'node_modules/x/index.js': '', 'src/node_modules/y.ts': '', '.git/hooks/z.js': '' });
    const workspace = discover({ root });
    expect(pathsOf(workspace)).toEqual(['a.ts']);
    expect(workspace.leftOut).toEqual([]);
  });

  it('does not follow links: a loop ends, a link out of the folder is not read, a linked source file is counted', () => {
    const outside = writeTree({ 'secret.ts': 'export const key = 1' });
    const root = writeTree({ 'src/cart.ts': '' });
    symlinkSync(root, join(root, 'src/again'));
    symlinkSync(outside, join(root, 'src/outside'));
    symlinkSync(join(outside, 'secret.ts'), join(root, 'src/linked.ts'));
    const workspace = discover({ root });
    expect(pathsOf(workspace)).toEqual(['src/cart.ts']);
    expect(leftOut(workspace, 'ignored')).toEqual({ reason: 'ignored', count: 1, examples: ['src/linked.ts'] });
  });

  it('takes a root that is itself a link', () => {
    const root = writeTree({ 'real/cart.ts': '' });
    symlinkSync(join(root, 'real'), join(root, 'alias'));
    expect(pathsOf(discover({ root: join(root, 'alias') }))).toEqual(['cart.ts']);
  });

  it.skipIf(process.platform === 'win32')('passes over pipes and sockets that have a source name', async () => {
    const root = writeTree({ 'a.ts': '' });
    execFileSync('mkfifo', [join(root, 'pipe.ts')]);
    const server = createServer().listen(join(root, 's.ts'));
    await new Promise((resolve) => server.once('listening', resolve));
    try {
      expect(pathsOf(discover({ root }))).toEqual(['a.ts']);
    } finally {
      server.close();
    }
  });

  it('survives odd names: __proto__, constructor, spaces, quotes, newlines, backslashes', () => {
    const names = ['__proto__/constructor.ts', 'a b/ü.ts', 'line\nbreak.ts', 'quote"\'.ts', 'toString.ts', 'hasOwnProperty/__proto__.ts'];
    const root = writeTree(Object.fromEntries(names.map((name) => [name, ''])));
    expect(pathsOf(discover({ root }))).toEqual([...names].sort());
  });

  it.skipIf(process.platform !== 'linux')('a name that is no UTF-8 is a gap or a file, never a crash', () => {
    const root = writeTree({ 'a.ts': '' });
    const name = Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0x63, 0xff, 0x2e, 0x74, 0x73])]);
    mkdirSync(name);
    expect(pathsOf(discover({ root }))).toEqual(['a.ts']);
    expect(discover({ root }).gaps.map(({ reason }) => reason)).toEqual(['unreadable']);
  });

  it('walks folders nested as deep as the system allows', () => {
    const deep = 'd/'.repeat(1500);
    const root = writeTree({ 'a.ts': '', [`${deep}b.ts`]: '' });
    expect(pathsOf(discover({ root }))).toEqual(['a.ts', `${deep}b.ts`]);
  });
});

describe('what cannot be read', () => {
  it.skipIf(process.platform !== 'linux')('a folder whose path is too long for the system is a gap; the rest is analysed', () => {
    const root = writeTree({ 'a.ts': '' });
    const name = 'n'.repeat(250);
    // Relative steps get deeper than any path may be long.
    const dig = `for (let i = 0; i < 20; i++) { fs.mkdirSync('${name}'); process.chdir('${name}'); } fs.writeFileSync('b.ts', '');`;
    execFileSync(process.execPath, ['-e', dig], { cwd: root });
    try {
      const workspace = discover({ root });
      expect(pathsOf(workspace)).toEqual(['a.ts']);
      expect(workspace.gaps.map(({ reason, detail }) => `${reason}: ${detail}`)).toEqual(['unreadable: its name is too long (ENAMETOOLONG)']);
    } finally {
      execFileSync('rm', ['-rf', join(root, name)]);
    }
  });

  // The system refuses root nothing, so this says nothing there.
  it.skipIf(process.getuid?.() === 0)('SKIPPED AS ROOT: a folder without permission is a gap; the rest is analysed', () => {
    const root = writeTree({ 'a.ts': '', 'locked/b.ts': '' });
    chmodSync(join(root, 'locked'), 0o000);
    try {
      const workspace = discover({ root });
      expect(pathsOf(workspace)).toEqual(['a.ts']);
      expect(workspace.gaps).toEqual([{ reason: 'unreadable', path: 'locked', line: 1, detail: 'permission denied (EACCES)' }]);
    } finally {
      chmodSync(join(root, 'locked'), 0o700);
    }
  });
});

describe('limits', () => {
  it('leaves out a file over the size limit, with a gap; one at the limit is taken', () => {
    const root = writeTree({ 'src/big.ts': 'x'.repeat(101), 'src/fits.ts': 'x'.repeat(100) });
    const workspace = discover({ root, maxFileBytes: 100 });
    expect(pathsOf(workspace)).toEqual(['src/fits.ts']);
    expect(workspace.otherFiles).toEqual(['src/big.ts']);
    expect(leftOut(workspace, 'too-large')).toEqual({ reason: 'too-large', count: 1, examples: ['src/big.ts'] });
    expect(workspace.gaps).toEqual([{ reason: 'too-large', path: 'src/big.ts', line: 1, detail: '101 bytes, over the limit of 100' }]);
  });

  it('a large file that would be left out anyway is no gap', () => {
    const root = writeTree({ 'a.ts': '', 'a.spec.ts': 'x'.repeat(101) });
    expect(discover({ root, maxFileBytes: 100 }).gaps).toEqual([]);
  });

  it('ends after maxFiles source files, the same ones every time, with a gap', () => {
    const root = writeTree({ 'b/1.ts': '', 'b/2.ts': '', 'a/1.ts': '', 'z.ts': '', 'c/1.ts': '' });
    const workspace = discover({ root, maxFiles: 3 });
    expect(pathsOf(workspace)).toEqual(['a/1.ts', 'b/1.ts', 'z.ts']);
    expect(workspace.gaps).toEqual([{ reason: 'too-large', path: '.', line: 1, detail: 'more than 3 source files; the rest was not looked at' }]);
    expect(discover({ root, maxFiles: 5 }).gaps).toEqual([]);
  });
});

describe('.gitignore', () => {
  const kept = (files: Record<string, string>) => pathsOf(discover({ root: writeTree({ 'keep.ts': '', ...files }) })).filter((path) => path !== 'keep.ts');

  it.each<[string, Record<string, string>, string[]]>([
    ['a name anywhere', { '.gitignore': 'tmp.ts', 'tmp.ts': '', 'src/tmp.ts': '', 'src/tmp2.ts': '' }, ['src/tmp2.ts']],
    ['an anchored path at the top only', { '.gitignore': '/local', 'local/a.ts': '', 'src/local/a.ts': '' }, ['src/local/a.ts']],
    ['a trailing slash means folders only', { '.gitignore': 'logs/', 'logs/a.ts': '', 'src/logs': '', 'src/logs.ts': '' }, ['src/logs.ts']],
    ['a later ! takes a file back', { '.gitignore': '*.js\n!shop.js', 'a.js': '', 'shop.js': '' }, ['shop.js']],
    ['! cannot take back what lies in an ignored folder', { '.gitignore': 'gen/\n!gen/keep.ts', 'gen/keep.ts': '' }, []],
    ['but it can where only the content is ignored', { '.gitignore': 'gen/*\n!gen/keep.ts', 'gen/keep.ts': '', 'gen/x.ts': '' }, ['gen/keep.ts']],
    ['a nested file counts from its folder', { 'src/.gitignore': '/a.ts', 'src/a.ts': '', 'a.ts': '', 'src/b/a.ts': '' }, ['a.ts', 'src/b/a.ts']],
    ['a nested file overrules the one above', { '.gitignore': '*.js', 'src/.gitignore': '!*.js', 'a.js': '', 'src/a.js': '' }, ['src/a.js']],
    ['a nested ! takes a whole folder back', { '.gitignore': 'logs/', 'app/.gitignore': '!logs/', 'app/logs/a.ts': '', 'logs/a.ts': '' }, ['app/logs/a.ts']],
    [
      'and inside it the outer patterns for files still hold',
      { '.gitignore': 'logs/\n*.js', 'app/.gitignore': '!logs/', 'app/logs/a.ts': '', 'app/logs/b.js': '', 'app/logs/logs/c.ts': '' },
      ['app/logs/a.ts', 'app/logs/logs/c.ts'],
    ],
    ['case matters', { '.gitignore': 'Cart.ts', 'cart.ts': '' }, ['cart.ts']],
    ['comments, blank lines, Windows line ends', { '.gitignore': '# cart.ts\r\n\r\na.ts\r\n', 'cart.ts': '', 'a.ts': '' }, ['cart.ts']],
    ['an impossible pattern matches nothing', { '.gitignore': '[z-a].ts\n[', 'a.ts': '' }, ['a.ts']],
  ])('%s', (_, files, expected) => {
    expect(kept(files)).toEqual(expected);
  });

  it('counts ignored files, and ignored folders once if they hold source', () => {
    const root = writeTree({ '.gitignore': 'a.ts\nlocal/\nempty/', 'a.ts': '', 'local/1.ts': '', 'local/2.ts': '', 'empty/x.md': '', 'b.ts': '' });
    const workspace = discover({ root });
    expect(workspace.leftOut).toEqual([{ reason: 'ignored', count: 2, examples: ['a.ts', 'local/'] }]);
    expect(workspace.otherFiles).toEqual(['a.ts']);
  });

  it('a .gitignore that is a folder, a link or a giant does not stop the walk', () => {
    const root = writeTree({ 'a.ts': '', 'x/.gitignore/a.ts': '', 'y/.gitignore': 'a\n'.repeat(20_001), 'y/a.ts': '' });
    symlinkSync('/etc/passwd', join(root, '.gitignore'));
    const workspace = discover({ root });
    expect(pathsOf(workspace)).toEqual(['a.ts', 'y/a.ts']);
    expect(workspace.gaps).toEqual([{ reason: 'unusable-config', path: 'y/.gitignore', line: 1, detail: 'more than 20000 patterns' }]);
  });
});

describe('build output', () => {
  it.each<[string, string[], string[]]>([
    ['dist and framework output', ['dist/a.js', 'apps/web/.next/b.js', 'dist-js/c.js', 'packages/x/dist/d.ts'], []],
    ['build, out, coverage, vendor with JavaScript and declarations', ['build/a.js', 'out/b.js', 'out/b.d.ts', 'coverage/c.js', 'vendor/d.js'], []],
    [
      'the same names with TypeScript in them',
      ['build/ci.ts', 'vendor/vendor.service.ts', 'vendor/legacy.js'],
      ['build/ci.ts', 'vendor/legacy.js', 'vendor/vendor.service.ts'],
    ],
    ['the same names under src', ['src/build/queue.js', 'src/coverage/policy.js'], ['src/build/queue.js', 'src/coverage/policy.js']],
    [
      'names that only begin alike',
      ['builds/a.js', 'vendors/b.js', 'distribution/c.js', 'outlet/d.js'],
      ['builds/a.js', 'distribution/c.js', 'outlet/d.js', 'vendors/b.js'],
    ],
  ])('%s', (_, paths, expected) => {
    const root = writeTree(Object.fromEntries(['keep.ts', ...paths].map((path) => [path, ''])));
    expect(pathsOf(discover({ root })).filter((path) => path !== 'keep.ts')).toEqual(expected);
  });

  it('is counted as ignored, a folder once', () => {
    const root = writeTree({ 'a.ts': '', 'dist/a.js': '', 'dist/b.js': '', 'packages/x/out/c.js': '', '.cache/readme.md': '' });
    expect(discover({ root }).leftOut).toEqual([{ reason: 'ignored', count: 2, examples: ['dist/', 'packages/x/out/'] }]);
  });

  it('an analysed folder that lies in a dist itself is analysed', () => {
    const root = writeTree({ 'dist/build/node_modules/shop/cart.ts': '' });
    expect(pathsOf(discover({ root: join(root, 'dist/build/node_modules/shop') }))).toEqual(['cart.ts']);
  });
});
