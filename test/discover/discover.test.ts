import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover, type DiscoverOptions } from '../../src/discover/discover.js';
import { UserError } from '../../src/model/errors.js';
import { writeTree } from '../support/tree.js';

const TREE = {
  'package.json': '{"name":"shop"}',
  'src/cart.ts': '',
  'src/cart.spec.ts': '',
  'src/legacy/old.ts': '',
  'src/legacy/older.ts': '',
  'test/a.ts': '',
  'test/b.ts': '',
  'test/c.ts': '',
  'src/shop.d.ts': '',
  'vite.config.ts': '',
};

describe('selection', () => {
  const select = (options: Omit<DiscoverOptions, 'root'>) => {
    const { files, leftOut, otherFiles } = discover({ root: writeTree(TREE), ...options });
    return { files: files.map(({ path, role }) => `${role} ${path}`), leftOut, otherFiles };
  };

  it('analyses source alone by default; the rest is counted with three examples', () => {
    const { files, leftOut, otherFiles } = select({});
    expect(files).toEqual(['source src/cart.ts', 'source src/legacy/old.ts', 'source src/legacy/older.ts']);
    expect(leftOut).toEqual([
      { reason: 'declaration', count: 1, examples: ['src/shop.d.ts'] },
      { reason: 'excluded', count: 1, examples: ['vite.config.ts'] },
      { reason: 'test', count: 4, examples: ['src/cart.spec.ts', 'test/a.ts', 'test/b.ts'] },
    ]);
    expect(otherFiles).toEqual(['src/cart.spec.ts', 'src/shop.d.ts', 'test/a.ts', 'test/b.ts', 'test/c.ts', 'vite.config.ts']);
  });

  it('include adds roles, with their role kept', () => {
    const { files, leftOut } = select({ include: ['test', 'declaration'] });
    expect(files).toContain('test test/a.ts');
    expect(files).toContain('declaration src/shop.d.ts');
    expect(leftOut.map(({ reason }) => reason)).toEqual(['excluded']);
  });

  it.each([['src/legacy'], ['./src/legacy/'], ['src/legacy/**'], ['**/old*.ts'], ['/src/legacy/*.ts']])('exclude %s', (glob) => {
    const { files, leftOut } = select({ exclude: [glob] });
    expect(files).toEqual(['source src/cart.ts']);
    expect(leftOut.find(({ reason }) => reason === 'excluded')?.count).toBe(3);
  });

  it('exclude does not match parts of names', () => {
    expect(select({ exclude: ['src/leg', 'legacy', ''] }).files).toHaveLength(3);
  });

  it('gives the same workspace every time', () => {
    const root = writeTree(TREE);
    expect(discover({ root })).toEqual(discover({ root }));
  });
});

describe('what the user can mend', () => {
  const failure = (options: DiscoverOptions): UserError => {
    try {
      discover(options);
    } catch (error) {
      if (error instanceof UserError) return error;
      throw error;
    }
    throw new Error('nothing was thrown');
  };

  it('a missing folder', () => {
    const error = failure({ root: join(writeTree({}), 'gone') });
    expect(error.message).toMatch(/^A folder was looked for at `.*gone`, but it does not exist \(ENOENT\)\.$/);
    expect(error.remedy).toBe('Name a folder that is there: seamline analyze path/to/repository');
  });

  it('a file', () => {
    const root = writeTree({ 'src/cart.ts': '' });
    const error = failure({ root: join(root, 'src/cart.ts') });
    expect(error.message).toContain('but it is a file');
    expect(error.remedy).toBe(`Name the folder it lies in: seamline analyze ${join(root, 'src')}`);
  });

  it('an empty folder, and one without source', () => {
    for (const files of [{}, { 'README.md': 'x', 'main.py': 'x', 'node_modules/a.js': '' }]) {
      const error = failure({ root: writeTree(files) });
      expect(error.message).toMatch(/^No source files to analyse in `.*`: looked for \.ts, .*\.cjs\.$/);
      expect(error.remedy).toContain('seamline analyze path/to/repository');
    }
  });

  it('only files that are left out: says which, and how to take them', () => {
    const error = failure({ root: writeTree({ 'vite.config.ts': '', 'a.spec.ts': '', 'b.spec.ts': '' }) });
    expect(error.message).toContain('Left out: 1 excluded (vite.config.ts), 2 test (a.spec.ts).');
    expect(error.remedy).toMatch(/^To analyse them all the same: seamline analyze .* --include test$/);
  });

  it('everything excluded by the caller', () => {
    const error = failure({ root: writeTree({ 'a.ts': '' }), exclude: ['**'] });
    expect(error.message).toContain('Left out: 1 excluded (a.ts).');
    expect(error.remedy).not.toContain('--include');
  });
});
