import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.js';
import { writeTree } from '../support/tree.js';

const SOURCES = ['src/main.ts', 'src/money/index.ts', 'packages/cart/src/index.ts', 'apps/web/src/page.ts'];
const withSources = (files: Record<string, string>) => writeTree({ ...Object.fromEntries(SOURCES.map((path) => [path, ''])), ...files });
const show = (root: string) => {
  const { aliases, gaps } = discover({ root });
  return { aliases: aliases.map(({ scope, pattern, targets }) => `${scope}: ${pattern} -> ${targets.join(', ')}`), gaps };
};
const config = (options: object, rest: object = {}) => JSON.stringify({ ...rest, compilerOptions: options });
const gap = (path: string, line: number, detail: string) => ({ reason: 'unusable-config', path, line, detail });

describe('paths and baseUrl', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'paths from the folder of the tsconfig',
      { 'packages/cart/tsconfig.json': config({ paths: { '@/*': ['./src/*'] } }) },
      ['packages/cart: @/* -> packages/cart/src/*'],
    ],
    [
      'paths from baseUrl, which is an alias of its own',
      { 'tsconfig.json': config({ baseUrl: 'src', paths: { '@money': ['money'] } }) },
      [': * -> src/*', ': @money -> src/money'],
    ],
    ['a baseUrl at the root', { 'tsconfig.json': config({ baseUrl: '.' }) }, [': * -> *']],
    ['baseUrl after the pattern *', { 'tsconfig.json': config({ baseUrl: '.', paths: { '*': ['types/*'] } }) }, [': * -> types/*, *']],
    ['several targets in order', { 'tsconfig.json': config({ paths: { '@/*': ['./src/*', './lib/*'] } }) }, [': @/* -> src/*, lib/*']],
    ['a jsconfig', { 'jsconfig.json': config({ paths: { '~/*': ['./src/*'] } }) }, [': ~/* -> src/*']],
    [
      'the base config of an Nx root',
      { 'tsconfig.base.json': config({ baseUrl: '.', paths: { '@shop/cart': ['packages/cart/src/index.ts'] } }) },
      [': * -> *', ': @shop/cart -> packages/cart/src/index.ts'],
    ],
    [
      'comments, trailing commas and a byte order mark',
      { 'tsconfig.json': '\uFEFF{ // the shop\n "compilerOptions": { "paths": { "@/*": ["./src/*",], }, }, /* end */ }' },
      [': @/* -> src/*'],
    ],
    [
      'several configs of a folder: the first to name a pattern counts',
      {
        'tsconfig.app.json': config({ paths: { '@/*': ['./app/*'], '#app': ['./src/main'] } }),
        'tsconfig.json': config({ paths: { '@/*': ['./src/*'] } }, { references: [{ path: './tsconfig.app.json' }] }),
      },
      [': #app -> src/main', ': @/* -> src/*'],
    ],
    [
      'odd patterns',
      { 'tsconfig.json': '{"compilerOptions":{"paths":{"__proto__":["./src/main"],"constructor":["./src/money"]}}}' },
      [': __proto__ -> src/main', ': constructor -> src/money'],
    ],
    [
      'installed packages are no targets',
      { 'tsconfig.json': config({ paths: { react: ['./node_modules/preact'], '@/*': ['./node_modules/*', './src/*'] } }) },
      [': @/* -> src/*'],
    ],
    [
      'an empty file, an empty object, nulls',
      { 'tsconfig.json': '', 'packages/cart/tsconfig.json': '{}', 'apps/web/tsconfig.json': '{"compilerOptions":{"paths":null},"extends":null}' },
      [],
    ],
  ])('%s', (_, files, expected) => {
    expect(show(withSources(files))).toEqual({ aliases: expected, gaps: [] });
  });

  it.each<[string, string, string[]]>([
    ['paths', '{"compilerOptions":{"paths":"src"}}', ['1 paths is no object']],
    ['the targets of one pattern', '{"compilerOptions":{"paths":{\n"@/*":["./src/*"],\n"@money":[3]}}}', ['3 @money is no list of texts']],
    ['baseUrl', '{"compilerOptions":{\n"baseUrl":3}}', ['2 baseUrl is no text']],
    ['compilerOptions and extends', '{"compilerOptions":[],\n"extends":4}', ['1 compilerOptions is no object', '2 extends is no text or list of texts']],
    ['the whole', '[]', ['1 the whole is no object']],
  ])('of the wrong kind, it is a gap and not silence: %s', (_, text, expected) => {
    expect(show(withSources({ 'tsconfig.json': text })).gaps.map(({ line, detail }) => `${line} ${detail}`)).toEqual(expected);
  });

  it('a config in a folder without analysed files is passed over, even when broken', () => {
    const root = withSources({
      'test/fixtures/app/tsconfig.json': '{',
      'test/fixtures/app/a.ts': '',
      'docs/tsconfig.json': config({ paths: { 'a/*': ['./*'] } }),
    });
    expect(show(root)).toEqual({ aliases: [], gaps: [] });
  });

  it('does not limit the analysis to files and include', () => {
    const root = withSources({ 'tsconfig.json': '{"files":["src/main.ts"],"include":[],"exclude":["packages"]}' });
    expect(discover({ root }).files).toHaveLength(SOURCES.length);
  });
});

describe('extends', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'paths count from the config in which they are written',
      { 'config/base.json': config({ paths: { '@/*': ['../src/*'] } }), 'packages/cart/tsconfig.json': '{"extends":"../../config/base.json"}' },
      ['packages/cart: @/* -> src/*'],
    ],
    ['without extension', { 'config/base.json': config({ baseUrl: '../src' }), 'tsconfig.json': '{"extends":"./config/base"}' }, [': * -> src/*']],
    [
      'own paths replace inherited ones whole, an inherited baseUrl stays',
      {
        'config/base.json': config({ baseUrl: '..', paths: { 'a/*': ['a/*'] } }),
        'tsconfig.json': config({ paths: { 'b/*': ['src/*'] } }, { extends: './config/base.json' }),
      },
      [': * -> *', ': b/* -> src/*'],
    ],
    [
      'of a list the last counts',
      {
        'config/a.json': config({ baseUrl: '../a', paths: { x: ['x'] } }),
        'config/b.json': config({ baseUrl: '../src' }),
        'tsconfig.json': '{"extends":["./config/a.json","./config/b.json"]}',
      },
      [': * -> src/*', ': x -> src/x'],
    ],
    [
      'a package from a registry is skipped',
      { 'tsconfig.json': config({ paths: { '@/*': ['./src/*'] } }, { extends: ['@tsconfig/node20/tsconfig.json', 'strictest'] }) },
      [': @/* -> src/*'],
    ],
    [
      'a package of the repository is followed',
      {
        'tooling/ts/package.json': '{"name":"@shop/tsconfig"}',
        'tooling/ts/nest.json': config({ paths: { '@/*': ['../../src/*'] } }),
        'packages/cart/tsconfig.json': '{"extends":"@shop/tsconfig/nest.json"}',
      },
      ['packages/cart: @/* -> src/*'],
    ],
    [
      '${configDir} is the folder of the config in use',
      { 'config/base.json': config({ paths: { '@/*': ['${configDir}/src/*'] } }), 'packages/cart/tsconfig.json': '{"extends":"../../config/base.json"}' },
      ['packages/cart: @/* -> packages/cart/src/*'],
    ],
    [
      'packages that only repeat the root add nothing; one that differs does',
      {
        'tsconfig.base.json': config({ paths: { '@cart': ['./packages/cart/src/index.ts'] } }),
        'packages/cart/tsconfig.json': '{"extends":"../../tsconfig.base.json"}',
        'apps/web/tsconfig.json': config({ paths: { '@cart': ['./src/page.ts'] } }, { extends: '../../tsconfig.base.json' }),
      },
      [': @cart -> packages/cart/src/index.ts', 'apps/web: @cart -> apps/web/src/page.ts'],
    ],
  ])('%s', (_, files, expected) => {
    expect(show(withSources(files))).toEqual({ aliases: expected, gaps: [] });
  });

  it('a circle ends, is a gap, and the rest counts', () => {
    const root = withSources({
      'tsconfig.json': config({ baseUrl: 'src' }, { extends: './tsconfig.base.json' }),
      'tsconfig.base.json': '{"extends":"./tsconfig.json"}',
    });
    expect(show(root)).toEqual({ aliases: [': * -> src/*'], gaps: [gap('tsconfig.base.json', 1, 'extends itself, by way of tsconfig.json')] });
  });

  it('a chain of 64 is followed, a longer one is a gap', () => {
    const chain = (length: number) => {
      const links = Array.from({ length }, (_, i) => [`config/${i}.json`, i + 1 < length ? `{"extends":"./${i + 1}.json"}` : config({ baseUrl: '../src' })]);
      return withSources({ ...Object.fromEntries(links), 'tsconfig.json': '{"extends":"./config/0.json"}' });
    };
    expect(show(chain(63))).toEqual({ aliases: [': * -> src/*'], gaps: [] });
    expect(show(chain(64))).toEqual({ aliases: [], gaps: [gap('config/62.json', 1, 'extends more than 64 files in a row')] });
  });

  it('lists that double at every step are read once', () => {
    const links = Array.from({ length: 50 }, (_, i) => [`config/${i}.json`, `{"extends":["./${i + 1}.json","./${i + 1}.json"]}`]);
    const root = withSources({
      ...Object.fromEntries(links),
      'config/50.json': config({ baseUrl: '../src' }),
      'tsconfig.json': '{"extends":"./config/0.json"}',
    });
    expect(show(root)).toEqual({ aliases: [': * -> src/*'], gaps: [] });
  });
});

describe('configs that cannot be used as they stand', () => {
  it('a syntax error is a gap with its line; what was understood counts', () => {
    const root = withSources({ 'tsconfig.json': '{\n  "compilerOptions": {\n    "paths": { "@/*": ["./src/*"] }\n    "strict": true\n  }\n}' });
    expect(show(root)).toEqual({ aliases: [': @/* -> src/*'], gaps: [gap('tsconfig.json', 4, 'not valid JSON: comma expected')] });
  });

  it('nesting of 100,000 levels is a gap', () => {
    const root = withSources({ 'tsconfig.json': `{"extends":${'['.repeat(100_000)}` });
    expect(show(root).gaps).toEqual([gap('tsconfig.json', 1, 'nested too deeply')]);
  });

  it('nothing outside the folder is read or quoted', () => {
    const outside = writeTree({ 'base.json': config({ paths: { secret: ['./secret'] } }) });
    const root = withSources({
      'tsconfig.json': `{\n"extends":"${outside}/base.json"}`,
      'apps/web/tsconfig.json': '{"extends":"../../../base.json"}',
      'packages/cart/tsconfig.json': '{"compilerOptions":{"baseUrl":"../../..",\n"paths":{"@up/*":["../../../up/*"],"@ok/*":["./src/*"]}}}',
    });
    symlinkSync(join(outside, 'base.json'), join(root, 'src/tsconfig.json'));
    expect(show(root)).toEqual({
      aliases: ['packages/cart: @ok/* -> packages/cart/src/*'],
      gaps: [
        gap('apps/web/tsconfig.json', 1, 'extends ../../../base.json, outside the analysed folder'),
        gap('packages/cart/tsconfig.json', 1, 'baseUrl ../../.. leads outside the analysed folder'),
        gap('packages/cart/tsconfig.json', 2, 'paths @up/* leads outside the analysed folder'),
        gap('tsconfig.json', 2, `extends ${outside}/base.json, outside the analysed folder`),
      ],
    });
  });

  it('an extends through a link out of the folder is refused', () => {
    const outside = writeTree({ 'base.json': config({ baseUrl: '.' }) });
    const root = withSources({ 'tsconfig.json': '{"extends":"./shared/base.json"}' });
    symlinkSync(outside, join(root, 'shared'));
    expect(show(root)).toEqual({ aliases: [], gaps: [gap('shared/base.json', 1, 'leads outside the analysed folder')] });
  });

  it('a missing base and a pattern with two stars are gaps, a base used twice is told once', () => {
    const root = withSources({
      'tsconfig.json': '{"extends":"./gone.json"}',
      'config/base.json': '{"compilerOptions":{\n"paths":{"@*/*":["../src/*"]}}}',
      'packages/cart/tsconfig.json': '{"extends":"../../config/base.json"}',
      'apps/web/tsconfig.json': '{"extends":"../../config/base.json"}',
    });
    expect(show(root).gaps).toEqual([
      gap('config/base.json', 2, 'paths @*/*: more than one * is not allowed'),
      gap('tsconfig.json', 1, 'extends ./gone.json, which does not exist'),
    ]);
  });
});

describe('aliases of package.json', () => {
  const aliasesOf = (manifest: object) => show(withSources({ 'package.json': JSON.stringify(manifest) })).aliases;

  it('imports: source before build output, the source condition first', () => {
    expect(
      aliasesOf({
        imports: { '#money/*': './dist/money/*.js', '#main': { types: './types/main.d.ts', 'shop-source': './src/main.ts', default: './dist/main.js' } },
      }),
    ).toEqual([': #main -> src/main.ts, src/main', ': #money/* -> src/money/*']);
  });

  it('an import of another package, of nothing, outside or with a wrong name has no target', () => {
    expect(aliasesOf({ imports: { '#dep': 'lodash', '#gone': './gone.js', '#up': './../up.js', money: './src/money/index.ts', '#null': null } })).toEqual([]);
  });

  it('_moduleAliases stand for themselves and what is below them', () => {
    expect(aliasesOf({ _moduleAliases: { '@money': 'dist/money', '@root': '.', '@gone': 'gone', '@odd': 4 } })).toEqual([
      ': @money -> src/money',
      ': @money/* -> src/money/*',
      ': @root/* -> *',
    ]);
  });
});
