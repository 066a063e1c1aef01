import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.js';
import { sourceCandidates } from '../../src/discover/source-candidates.js';
import { writeTree } from '../support/tree.js';

const json = (value: object) => JSON.stringify(value);
const packagesOf = (files: Record<string, string>) => discover({ root: writeTree({ 'keep.ts': '', ...files }) }).packages;
const namesOf = (files: Record<string, string>) => packagesOf(files).map(({ name, folder }) => `${name} ${folder}`);
/** Targets of one subpath of the package in packages/cart. */
const targetsOf = (manifest: object, sources: string[], subpath = '.') => {
  const files = Object.fromEntries(sources.map((path) => [`packages/cart/${path}`, '']));
  const [found] = packagesOf({ ...files, 'packages/cart/package.json': json({ name: '@shop/cart', ...manifest }) });
  return found?.entries.find((entry) => entry.subpath === subpath)?.targets.map((target) => target.replace('packages/cart/', ''));
};

describe('which packages are the own ones', () => {
  it('every package.json with a name and source, by name; the root too', () => {
    expect(
      namesOf({
        'package.json': json({ name: 'shop' }),
        'packages/b/package.json': json({ name: '@shop/b' }),
        'packages/b/index.js': '',
        'packages/a/package.json': json({ name: '@shop/a' }),
        'packages/a/src/a.ts': '',
        'packages/nameless/package.json': '{}',
        'packages/nameless/a.ts': '',
        'packages/empty/package.json': json({ name: '@shop/empty' }),
        'node_modules/x/package.json': json({ name: 'x' }),
        'node_modules/x/index.js': '',
      }),
    ).toEqual(['@shop/a packages/a', '@shop/b packages/b', 'shop ']);
  });

  const twins = {
    'examples/cart/package.json': json({ name: '@shop/cart' }),
    'examples/cart/a.ts': '',
    'libs/core/cart/package.json': json({ name: '@shop/cart' }),
    'libs/core/cart/a.ts': '',
  };
  it.each<[string, Record<string, string>]>([
    ['npm and yarn', { 'package.json': json({ workspaces: ['libs/**'] }) }],
    ['yarn with nohoist', { 'package.json': json({ workspaces: { packages: ['./libs/core/*/'], nohoist: ['x'] } }) }],
    ['pnpm', { 'pnpm-workspace.yaml': '# shop\npackages:\n  - "libs/*/*"\n  - "!examples/**"\n' }],
    ['lerna', { 'lerna.json': json({ packages: ['libs/core/*'] }) }],
  ])('of two with one name the member of the workspace counts: %s', (_, files) => {
    expect(namesOf({ ...twins, ...files })).toEqual(['@shop/cart libs/core/cart']);
  });

  it('a ! takes members out; without members the one nearest the root counts', () => {
    expect(namesOf({ ...twins, 'pnpm-workspace.yaml': 'packages: ["**", "!libs/**"]' })).toEqual(['@shop/cart examples/cart']);
    expect(namesOf(twins)).toEqual(['@shop/cart examples/cart']);
  });

  it('a workspace below the root counts from its folder', () => {
    expect(
      namesOf({
        'backend/package.json': json({ workspaces: ['libs/*'] }),
        'backend/libs/cart/package.json': json({ name: '@shop/cart' }),
        'backend/libs/cart/a.ts': '',
        ...twins,
      }),
    ).toEqual(['@shop/cart backend/libs/cart']);
  });

  it('a namesake of a package from the registry is left out, a linked one and a member are not', () => {
    const example = { 'examples/express/package.json': json({ name: 'express' }), 'examples/express/a.ts': '' };
    expect(namesOf({ ...example, 'package.json': json({ dependencies: { express: '^5.0.0' } }) })).toEqual([]);
    expect(namesOf({ ...example, 'package.json': json({ dependencies: { express: 'file:examples/express' } }) })).toEqual(['express examples/express']);
    expect(namesOf({ ...example, 'package.json': json({ workspaces: ['examples/*'], dependencies: { express: '^5.0.0' } }) })).toEqual([
      'express examples/express',
    ]);
  });

  it('odd names and values do no harm', () => {
    expect(namesOf({ 'package.json': '{"name":"__proto__","workspaces":7,"exports":[[["./keep.ts"]]],"main":{},"dependencies":[],"scripts":"x"}' })).toEqual([
      '__proto__ ',
    ]);
  });

  it('broken files are gaps with a line; deep ones and alias bombs too', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(',')}]`)
      .join('\n')}\npackages: *j`;
    const { gaps } = discover({
      root: writeTree({
        'a/a.ts': '',
        'a/package.json': '{\n"name": "a",\n}',
        'a/pnpm-workspace.yaml': 'packages:\n  - "x\n',
        'a/lerna.json': '[',
        'b/b.ts': '',
        'b/package.json': '['.repeat(100_000),
        'b/pnpm-workspace.yaml': bomb,
        'c/c.spec.ts': '',
        'c/package.json': '{',
      }),
    });
    expect(gaps.map(({ reason, path, line }) => `${reason} ${path}:${line}`)).toEqual([
      'unusable-config a/lerna.json:1',
      'unusable-config a/package.json:3',
      'unusable-config a/pnpm-workspace.yaml:3',
      'unusable-config b/package.json:1',
      'unusable-config b/pnpm-workspace.yaml:1',
    ]);
  });
});

describe('where the source of a published file is looked for', () => {
  it.each<[string, string[]]>([
    ['src/index.ts', ['src/index.ts']],
    ['index.js', ['index.js']],
    ['dist/index.js', ['src/index', 'lib/index', 'src/lib/index', 'index', 'dist/index.js']],
    [
      'dist/esm/money.mjs',
      ['src/money', 'lib/money', 'src/lib/money', 'money', 'src/esm/money', 'lib/esm/money', 'src/lib/esm/money', 'esm/money', 'dist/esm/money.mjs'],
    ],
    ['lib/cart.d.ts', ['src/cart', 'lib/cart', 'src/lib/cart', 'cart', 'lib/cart.d.ts']],
    ['dist/*.js', ['src/*', 'lib/*', 'src/lib/*', '*', 'dist/*.js']],
  ])('%s', (published, expected) => {
    expect(sourceCandidates(published)).toEqual(expected);
  });
});

describe('what an import of a package reaches', () => {
  it.each<[string, object, string[], string[] | undefined]>([
    ['main in dist', { main: 'dist/index.js' }, ['src/index.ts'], ['src/index']],
    ['types and module too, once', { main: './dist/index.cjs', module: 'dist/index.mjs', types: 'dist/index.d.ts' }, ['src/index.ts'], ['src/index']],
    ['source before all', { main: 'dist/index.js', source: 'src/entry.ts' }, ['src/index.ts', 'src/entry.ts'], ['src/entry.ts', 'src/index']],
    [
      'exports before main',
      { main: 'dist/old.js', exports: { '.': { import: './dist/new.js', require: './dist/old.js' } } },
      ['src/old.ts', 'src/new.ts'],
      ['src/new', 'src/old'],
    ],
    ['exports without subpaths', { exports: { types: './dist/main.d.ts', default: './dist/main.js' } }, ['src/main.ts'], ['src/main']],
    ['exports as one path', { exports: './lib/cart.js' }, ['lib/cart.js'], ['lib/cart', 'lib/cart.js']],
    [
      'conditions at any depth',
      { exports: { '.': { node: { import: { types: './dist/a.d.ts', default: ['./dist/b.js'] } } } } },
      ['src/a.ts', 'src/b.ts'],
      ['src/a', 'src/b'],
    ],
    ['a folder as main', { main: 'src' }, ['src/index.ts'], ['src', 'src/index']],
    ['nothing said', {}, ['index.js'], ['index']],
    ['only src/main.ts', {}, ['src/main.ts'], ['src/main']],
    ['JavaScript in lib', { main: 'lib/cart.js' }, ['lib/cart.js', 'lib/money.js'], ['lib/cart', 'lib/cart.js']],
    ['a declaration does not stand for source', { types: 'index.d.ts' }, ['index.d.ts', 'src/index.ts'], ['index.d.ts', 'src/index']],
    ['nothing that is there', { main: 'dist/gone.js' }, ['src/other.ts'], undefined],
    ['outside the package', { main: '../../keep.ts' }, ['src/index.ts'], ['src/index']],
  ])('%s', (_, manifest, sources, expected) => {
    expect(targetsOf(manifest, sources)).toEqual(expected);
  });

  it('subpaths of exports, with and without *', () => {
    const exports = {
      '.': './dist/index.js',
      './money': './dist/money/index.js',
      './rules/*': './dist/rules/*.js',
      './style.css': './style.css',
      './blocked': null,
      './a*b*': './dist/a.js',
    };
    const sources = ['src/index.ts', 'src/money/index.ts', 'src/rules/vat.ts'];
    expect(targetsOf({ exports }, sources, './money')).toEqual(['src/money/index']);
    expect(targetsOf({ exports }, sources, './rules/*')).toEqual(['src/rules/*']);
    for (const subpath of ['./style.css', './blocked', './a*b*']) expect(targetsOf({ exports }, sources, subpath)).toBeUndefined();
  });

  it('deep imports: as written, in src, and build output as its source', () => {
    expect(targetsOf({}, ['src/a.ts', 'index.ts'], './*')).toEqual(['*', 'src/*']);
    expect(targetsOf({}, ['src/a.ts', 'index.ts'], './dist/*')).toEqual(['src/*']);
  });
});
