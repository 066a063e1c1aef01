import fc from 'fast-check';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.js';
import { compareText } from '../../src/model/location.js';
import { writeTree } from '../support/tree.js';

const CONFIGS = [
  'package.json',
  'tsconfig.json',
  'apps/web/tsconfig.json',
  'lerna.json',
  'pnpm-workspace.yaml',
  'prisma.config.ts',
  '.gitignore',
  'apps/.gitignore',
];
const KEYS = [
  'name',
  'extends',
  'compilerOptions',
  'baseUrl',
  'paths',
  'workspaces',
  'packages',
  'exports',
  'imports',
  '_moduleAliases',
  'main',
  'prisma',
  'schema',
  'scripts',
  '__proto__',
  '.',
  './*',
  '#x',
  '@/*',
];
const TEXTS = [
  '.',
  '..',
  './src/*',
  '../../x',
  '/etc/passwd',
  '*',
  '**',
  '!**',
  'src',
  '#x/*',
  './tsconfig.json',
  'prisma --schema=.',
  '${configDir}/x',
  '\0',
  '\\',
  '[',
  '{',
  '@shop/cart',
];

/** Values with the keys and texts that the readers look for, so that they reach past the first check. */
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(...TEXTS, null, true, 7, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
  ),
}));
const content = fc.oneof(
  json.map((value) => JSON.stringify(value) ?? ''),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(...TEXTS).map((text) => `packages: ["${text}"]\n${text}`),
);

describe('whatever the configuration holds', () => {
  it('discover ends without an error, keeps the file that no config concerns, and keeps its targets inside', () => {
    const root = writeTree({ 'src/cart.ts': '', 'apps/web/page.ts': '' });
    fc.assert(
      fc.property(fc.tuple(...CONFIGS.map(() => content)), (contents) => {
        for (const [index, path] of CONFIGS.entries()) {
          mkdirSync(dirname(join(root, path)), { recursive: true });
          writeFileSync(join(root, path), contents[index] ?? '');
        }
        // Last, so that no pattern takes away the file that is looked for.
        writeFileSync(join(root, '.gitignore'), `${contents[6] ?? ''}\n!/src/\n!/src/cart.ts\n`);
        const workspace = discover({ root });
        expect(workspace.files.map(({ path }) => path)).toContain('src/cart.ts');
        const targets = [...workspace.aliases, ...workspace.packages.flatMap(({ entries }) => entries)].flatMap((entry) => entry.targets);
        expect(targets.filter((target) => target.startsWith('/') || target.split('/').includes('..'))).toEqual([]);
        expect(JSON.stringify([workspace.gaps, workspace.leftOut])).not.toContain(root);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('any file name: each source file is analysed or left out, once, and lists are sorted', () => {
    const part = fc
      .oneof(
        fc.constantFrom('src', 'test', 'dist', '__proto__', 'seeds', 'migrations', 'generated', '.config', 'e2e', 'build'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
      )
      .filter((text) => !/[/\0]/.test(text) && !/^\.\.?$/.test(text) && text !== 'node_modules' && text !== '.gitignore');
    const path = fc
      .tuple(fc.array(part, { maxLength: 3 }), part, fc.constantFrom('.ts', '.d.ts', '.js', '.spec.ts', '.config.ts', '.mjs'))
      .map(([folders, name, extension]) => [...folders.map((folder) => `${folder}_`), name + extension].join('/'));
    // Folders end in _ so that none is build output, which is counted once instead of by file.
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 12 }), (paths) => {
        const workspace = discover({ root: writeTree(Object.fromEntries(['keep.ts', ...paths].map((name) => [name, '']))) });
        const seen = [...workspace.files.map((file) => file.path), ...workspace.otherFiles];
        expect(new Set(seen).size).toBe(seen.length);
        expect(workspace.files.length + workspace.leftOut.reduce((sum, { count }) => sum + count, 0)).toBe(new Set(['keep.ts', ...paths]).size);
        for (const list of [workspace.files.map((file) => file.path), workspace.otherFiles]) expect(list).toEqual([...list].sort(compareText));
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});
