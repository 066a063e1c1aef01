import { describe, expect, it } from 'vitest';
import { discover } from '../../src/discover/discover.js';
import { readPrismaConfig } from '../../src/discover/prisma-config.js';
import { writeTree } from '../support/tree.js';

const found = (files: Record<string, string>) => {
  const { schemas, gaps } = discover({ root: writeTree({ 'src/main.ts': '', ...files }) });
  return { schemas: schemas.map(({ path }) => path), gaps };
};
const empty = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path, '']));

describe('Prisma schemas', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['the usual place', empty('prisma/schema.prisma'), ['prisma/schema.prisma']],
    ['the usual place before schema.prisma and neighbours', empty('prisma/schema.prisma', 'schema.prisma', 'prisma/old.prisma'), ['prisma/schema.prisma']],
    ['schema.prisma at the top', empty('schema.prisma'), ['schema.prisma']],
    ['several files in prisma/', empty('prisma/order.prisma', 'prisma/cart.prisma'), ['prisma/cart.prisma', 'prisma/order.prisma']],
    ['a folder prisma/schema', empty('prisma/schema/order.prisma', 'prisma/schema/cart.prisma'), ['prisma/schema/cart.prisma', 'prisma/schema/order.prisma']],
    [
      '--schema in a script comes first',
      { ...empty('prisma/schema.prisma', 'db/shop.prisma'), 'package.json': '{"scripts":{"gen":"prisma generate --schema=./db/shop.prisma && x"}}' },
      ['db/shop.prisma'],
    ],
    [
      '--schema of several scripts, quoted',
      { ...empty('db/a.prisma', 'db/b.prisma'), 'package.json': `{"scripts":{"a":"prisma x --schema 'db/a.prisma'","b":"prisma y --schema=db/b.prisma"}}` },
      ['db/a.prisma', 'db/b.prisma'],
    ],
    [
      '--schema that leads nowhere or belongs to another tool is no matter',
      { ...empty('prisma/schema.prisma', 'x.prisma'), 'package.json': '{"scripts":{"a":"prisma x --schema=$SCHEMA","b":"graphql --schema=x.prisma"}}' },
      ['prisma/schema.prisma'],
    ],
    [
      'prisma.config before package.json',
      {
        ...empty('db/a.prisma', 'db/b.prisma'),
        'prisma.config.ts': `export default defineConfig({ schema: 'db/a.prisma' })`,
        'package.json': '{"prisma":{"schema":"db/b.prisma"}}',
      },
      ['db/a.prisma'],
    ],
    [
      'a config in .config',
      { ...empty('db/a.prisma'), '.config/prisma.ts': `export default defineConfig({ schema: join(__dirname, '..', 'db', 'a.prisma') })` },
      ['db/a.prisma'],
    ],
    [
      'a config in .config that counts from the package',
      { ...empty('db/a.prisma'), '.config/prisma.ts': `export default { schema: 'db/a.prisma' }` },
      ['db/a.prisma'],
    ],
    ['package.json', { ...empty('db/b.prisma'), 'package.json': '{"prisma":{"schema":"db/b.prisma"}}' }, ['db/b.prisma']],
    [
      'a folder named there, at any depth',
      { ...empty('db/a.prisma', 'db/models/b.prisma', 'dbx/c.prisma'), 'package.json': '{"prisma":{"schema":"./db/"}}' },
      ['db/a.prisma', 'db/models/b.prisma'],
    ],
    [
      'every package',
      { ...empty('packages/db/prisma/schema.prisma', 'apps/web/prisma/schema.prisma'), 'packages/db/package.json': '{}' },
      ['apps/web/prisma/schema.prisma', 'packages/db/prisma/schema.prisma'],
    ],
    [
      'not the whole repository: schemas of importers and fixtures are foreign',
      empty('src/importer/samples/schema.prisma', 'src/importer/prisma/schema.prisma', 'docs/prisma/x.prisma'),
      [],
    ],
    ['not packages that are material of tests', { ...empty('test/fixtures/app/prisma/schema.prisma'), 'test/fixtures/app/package.json': '{}' }, []],
    ['not what is ignored', { ...empty('prisma/schema.prisma'), '.gitignore': 'prisma' }, []],
  ])('%s', (_, files, expected) => {
    expect(found(files)).toEqual({ schemas: expected, gaps: [] });
  });

  it('a configured schema that is not there, or outside, or computed, is a gap with its line; the usual places are looked at', () => {
    expect(found({ ...empty('prisma/schema.prisma'), 'package.json': '{\n"prisma": {"schema": "../x.prisma"}}' })).toEqual({
      schemas: ['prisma/schema.prisma'],
      gaps: [{ reason: 'unusable-config', path: 'package.json', line: 2, detail: 'names the schema ../x.prisma, which is not there' }],
    });
    expect(found({ 'prisma.config.ts': '\nexport default defineConfig({\n  schema: process.env.SCHEMA })' }).gaps).toEqual([
      { reason: 'unusable-config', path: 'prisma.config.ts', line: 3, detail: 'its schema is only known when it runs' },
    ]);
    expect(found({ 'prisma.config.ts': `export default { schema: ${'('.repeat(20_000)}` }).gaps.map(({ detail }) => detail)).toEqual(['nested too deeply']);
  });

  it('excluded schemas are not found, large ones are gaps', () => {
    const root = writeTree({ ...empty('a.ts'), 'prisma/schema.prisma': 'model Order {}' });
    expect(discover({ root, exclude: ['prisma'] }).schemas).toEqual([]);
    const limited = discover({ root, maxFileBytes: 5 });
    expect(limited.schemas).toEqual([]);
    expect(limited.gaps).toEqual([{ reason: 'too-large', path: 'prisma/schema.prisma', line: 1, detail: '14 bytes, over the limit of 5' }]);
  });

  it('runs nothing: a config that would stop the process is only read', () => {
    expect(found({ ...empty('a.prisma'), 'prisma.config.mjs': `process.exit(7);\nexport default { schema: 'a.prisma' };` }).schemas).toEqual(['a.prisma']);
  });
});

describe('readPrismaConfig', () => {
  it.each<[string, string | null]>([
    [`export default defineConfig({ schema: 'a.prisma' })`, 'a.prisma'],
    ['export default { "schema": `a.prisma` } satisfies PrismaConfig', 'a.prisma'],
    [`const config = defineConfig({ schema: path.join('prisma', 'shop') });\nexport default config;`, 'prisma/shop'],
    [`module.exports = { schema: path.resolve(__dirname, 'a.prisma') }`, './a.prisma'],
    [`export default defineConfig({ schema: join(import.meta.dirname, '..', 'a.prisma') } as Config)`, './../a.prisma'],
    [`export default defineConfig({ schema: join(base, 'a.prisma') })`, null],
    [`export default defineConfig({ schema: find('a.prisma') })`, null],
  ])('%s', (text, written) => {
    expect(readPrismaConfig(text)).toEqual({ written, line: 1 });
  });

  it('names none where there is none', () => {
    for (const text of ['', 'export default {}', `const schema = 'a.prisma'`, `export default { migrations: { schema: 'x' } }`])
      expect(readPrismaConfig(text)).toBeNull();
  });
});
