import { describe, expect, it } from 'vitest';
import { saysGenerated } from '../../src/discover/generated-head.js';
import { surveyFolders } from '../../src/discover/folder-evidence.js';
import { ROLE_RULES } from '../../src/discover/role-rules.js';
import { createRoleReader } from '../../src/discover/roles.js';
import { discover } from '../../src/discover/discover.js';
import { writeTree } from '../support/tree.js';

/** Roles of paths in a tree that holds just these files; `also` are further files, with package.json and the like. */
function rolesOf(paths: readonly string[], also: readonly string[] = ['package.json']): Record<string, string> {
  const configs = also.filter((path) => path.endsWith('.json'));
  const sources = [...paths, ...also.filter((path) => !path.endsWith('.json'))].sort();
  const roleOf = createRoleReader(surveyFolders(sources, configs));
  return Object.fromEntries(paths.map((path) => [path, roleOf(path)]));
}

const all = (paths: readonly string[], role: string) => Object.fromEntries(paths.map((path) => [path, role]));

describe('roles by name', () => {
  it.each<[string, string[]]>([
    ['declaration', ['src/shop.d.ts', 'a.d.mts', 'b.d.cts', 'style.d.css.ts']],
    [
      'test',
      [
        'src/cart.spec.ts',
        'src/cart.test.tsx',
        'test/app.e2e-spec.ts',
        'src/cart.cy.js',
        'src/mail.mock.ts',
        'src/__tests__/a.ts',
        'src/__mocks__/b.ts',
        '__helpers__/hooks.ts',
      ],
    ],
    ['test', ['test/a.ts', 'tests/a.js', 'e2e/login.ts', 'cypress/support/e2e.ts', 'apps/shop-e2e/src/a.ts', 'fixtures/carts.ts']],
    ['test', ['src/test-utils.ts', 'src/test-helpers/a.ts', 'src/setupTests.ts', 'jest.setup.ts', 'vitest.setup.mts', 'src/cart-test-utils.ts']],
    ['story', ['src/Button.stories.tsx', 'src/Button.story.tsx']],
    ['generated', ['src/generated/a.ts', 'src/__generated__/b.ts', 'src/types.generated.ts', 'src/routes.gen.ts', 'src/order_pb.js', 'public/jquery.min.js']],
    ['migration', ['src/migrations/1668610000000-AddVoucher.ts', 'db/migrations/helpers.ts', 'migrations/20240131_orders.js', 'src/database/seeds/users.ts']],
    ['migration', ['src/seeders/customers.ts', 'prisma/seed.ts', 'src/001.migration.ts', 'src/migrations/Migration20240131.ts']],
    ['excluded', ['vite.config.ts', '.eslintrc.js', 'gulpfile.js', 'Gruntfile.js', 'karma.conf.js', 'webpack.prod.js', 'jest.preset.js']],
    ['excluded', ['.storybook/main.ts', '.github/scripts/release.js', 'src/jest.config.ts', 'shop.config.mjs']],
    ['source', ['src/cart.ts', 'app/.well-known/route.ts', 'app/cart/.server/db.ts', 'src/config/swagger.config.ts', 'src/config/config.ts']],
  ])('%s: %j', (role, paths) => {
    expect(rolesOf(paths)).toEqual(all(paths, role));
  });

  it.each<[string, string[]]>([
    ['parts of words', ['src/latest/a.ts', 'src/contest/b.ts', 'src/attestation.ts', 'src/greatest-hits.ts', 'src/specials/c.ts', 'src/regenerated.ts']],
    ['a domain of tests', ['src/test-results/result.service.ts', 'src/test.ts', 'src/testimonials/a.ts', 'src/blood-test.ts', 'src/tester.ts']],
    [
      'letters that look like suffixes',
      ['src/vitamin.d.service.ts', 'src/min.js', 'src/pb.ts', 'src/stories.ts', 'src/story/chapter.ts', 'src/offer.bundle.js'],
    ],
    ['generated goods', ['src/generated-reports/a.ts', 'src/user-generated/b.ts', 'src/generator.ts']],
    ['settings of the shop', ['src/shop.config.ts', 'src/pricing.conf.js', 'src/webpack.ts', 'src/eslinter.ts']],
    ['the moves of birds', ['src/migration.ts', 'src/seed.ts', 'src/seedlings/a.ts', 'src/migrations.service.ts']],
  ])('no role from %s', (_, paths) => {
    expect(rolesOf(paths)).toEqual(all(paths, 'source'));
  });

  it('the first role in the order of the table counts', () => {
    expect(Object.keys(ROLE_RULES)).toEqual(['declaration', 'test', 'story', 'generated', 'migration', 'excluded']);
    expect(rolesOf(['test/generated/a.ts', 'src/generated/cart.spec.ts', 'test/shop.d.ts', '.storybook/a.stories.tsx'])).toEqual({
      'test/generated/a.ts': 'test',
      'src/generated/cart.spec.ts': 'test',
      'test/shop.d.ts': 'declaration',
      '.storybook/a.stories.tsx': 'story',
    });
  });

  it('every rule gives a reason', () => {
    const rules = Object.values(ROLE_RULES).flat();
    expect(rules.filter(({ why }) => why.length < 10)).toEqual([]);
  });
});

describe('folders that may be a domain', () => {
  const lab = ['src/tests/tests.controller.ts', 'src/tests/tests.service.ts', 'src/tests/tests.service.spec.ts', 'src/tests/dto/order-test.dto.ts'];

  it("a laboratory's tests are source, their own tests are tests", () => {
    expect(rolesOf(lab)).toEqual({ ...all(lab, 'source'), 'src/tests/tests.service.spec.ts': 'test' });
  });

  it('tests of things that lie elsewhere are tests, with all that is beside them', () => {
    const paths = ['src/test/orders.test.ts', 'src/test/e2e.ts', 'src/test/helpers/order.service.ts', 'src/test/carts.test.ts'];
    expect(rolesOf(paths, ['package.json', 'src/orders.ts'])).toEqual(all(paths, 'test'));
  });

  it('a folder of schemas with few tests among them is source', () => {
    const schemas = ['src/openapi/spec/order-schema.ts', 'src/openapi/spec/cart-schema.ts', 'src/openapi/spec/price-schema.ts'];
    expect(rolesOf(schemas, ['package.json', 'src/openapi/spec/all.test.ts'])).toEqual(all(schemas, 'source'));
  });

  it('without either, right below a source root it is tests, deeper it is not', () => {
    expect(rolesOf(['src/test/setup.ts', 'src/options/test/delay.ts'])).toEqual({ 'src/test/setup.ts': 'test', 'src/options/test/delay.ts': 'source' });
  });

  it('beside a package.json or tsconfig it is tests whatever it holds', () => {
    const paths = ['test/order.service.ts', 'packages/cart/tests/cart.service.ts', 'apps/api/test/a.controller.ts'];
    expect(rolesOf(paths, ['package.json', 'packages/cart/package.json', 'apps/api/tsconfig.app.json'])).toEqual(all(paths, 'test'));
  });

  it("football's fixtures are source, those of tests are not", () => {
    const league = ['src/fixtures/fixtures.service.ts', 'src/fixtures/fixture.ts'];
    expect(rolesOf(league)).toEqual(all(league, 'source'));
    const material = ['src/cart/fixtures/carts.ts', 'src/cart/fixtures/mock-cart.service.ts'];
    expect(rolesOf(material)).toEqual(all(material, 'test'));
  });

  it("a garden shop's seeds and a mover's migrations are source", () => {
    const shop = ['src/seeds/seeds.service.ts', 'src/seeds/seed.entity.ts', 'src/migrations/plan.ts', 'src/migrations/migrations.controller.ts'];
    expect(rolesOf(shop)).toEqual(all(shop, 'source'));
  });

  it('an index among numbered migrations is one of them', () => {
    expect(rolesOf(['src/migrations/index.ts'], ['package.json', 'src/migrations/1-a.ts'])).toEqual({ 'src/migrations/index.ts': 'migration' });
  });

  it('settings of unknown tools count only beside a package.json', () => {
    expect(rolesOf(['shop.config.ts', 'src/shop.config.ts'], [])).toEqual({ 'shop.config.ts': 'source', 'src/shop.config.ts': 'source' });
  });
});

describe('what tools write on top of a file', () => {
  it.each([
    '/* @generated */ export const a = 1',
    '// Code generated by sqlc. DO NOT EDIT.\nexport {}',
    "#!/usr/bin/env node\n'use strict';\n/** THIS FILE WAS AUTOMATICALLY GENERATED (DO NOT MODIFY) */",
    '\uFEFF/* eslint-disable */\n/* Generated by a tool */\nimport a from "a"',
    '/**\n * Generated by Orval\n * Do not edit manually.\n */',
    '/**\n * This file was auto-generated by openapi-typescript.\n */',
    '/* tslint:disable */\n// generated from shop.proto',
    '/* an unfinished comment @generated',
  ])('generated: %j', (head) => expect(saysGenerated(head)).toBe(true));

  it.each([
    'const banner = "// DO NOT EDIT, @generated";',
    'import a from "a";\n// DO NOT EDIT',
    '/** Order numbers are generated by the database. */ export class Order {}',
    '// Do not edit the order of this list without asking finance.\nexport const list = []',
    '/* eslint-disable-next-line no-console -- the generated id is logged */',
    '// The PDF file is generated for each invoice',
    '',
  ])('not generated: %j', (head) => expect(saysGenerated(head)).toBe(false));
});

describe('generated files in a tree', () => {
  const header = '/* @generated */\n';
  const rolesIn = (files: Record<string, string>) => {
    const { files: kept, leftOut, otherFiles } = discover({ root: writeTree({ 'keep.ts': '', ...files }) });
    return {
      kept: kept.map(({ path }) => path).filter((path) => path !== 'keep.ts'),
      leftOut: leftOut.map(({ reason, count }) => `${reason} ${count}`),
      otherFiles,
    };
  };

  it('are looked at where the name hints at a generator, or from 20 KiB on', () => {
    const found = rolesIn({ 'src/openapi/order.ts': header, 'src/order.ts': header, 'src/large.ts': header + '// x\n'.repeat(5000) });
    expect(found.kept).toEqual(['src/order.ts']);
    expect(found.leftOut).toEqual(['generated 2']);
  });

  it('packed JavaScript is generated, long hand-written JavaScript is not', () => {
    const packed = `${'!function(){var a=1}();'.repeat(1200)}\n`;
    const written = 'export function price(cart) { return cart.total; }\n'.repeat(600);
    expect(rolesIn({ 'public/app.js': packed, 'src/prices.js': written, 'public/webpack.js': `/* webpackBootstrap */\n${written}` }).kept).toEqual([
      'src/prices.js',
    ]);
  });

  it('TypeScript with one long line is source: a table of data', () => {
    expect(rolesIn({ 'src/countries.ts': `export const countries = [${"'CH',".repeat(6000)}];` }).kept).toEqual(['src/countries.ts']);
  });

  it('a generated index over files that people wrote stays, so that imports lead through it', () => {
    const found = rolesIn({ 'src/schema/index.ts': header, 'src/schema/order.ts': '', 'src/gql/index.ts': header, 'src/gql/order.ts': header });
    expect(found.kept).toEqual(['src/schema/index.ts', 'src/schema/order.ts']);
  });

  it('JavaScript that was compiled from a neighbour is left out, and an import of it means the neighbour', () => {
    const files = ['cart.ts', 'cart.js', 'cart.d.ts', 'page.tsx', 'page.js', 'run.mts', 'run.mjs', 'view.tsx', 'view.jsx'];
    const found = rolesIn(Object.fromEntries(files.map((path) => [path, ''])));
    expect(found.kept).toEqual(['cart.ts', 'page.tsx', 'run.mts', 'view.tsx']);
    expect(found.otherFiles).toEqual(['cart.d.ts']);
    expect(found.leftOut).toEqual(['declaration 1', 'generated 4']);
  });

  it('JavaScript beside TypeScript of another module kind, another folder or only a declaration is not', () => {
    const files = ['run.mts', 'run.js', 'lib/cart.js', 'cart.ts', 'legacy.js', 'legacy.d.ts'];
    expect(rolesIn(Object.fromEntries(files.map((path) => [path, '']))).kept).toEqual(['cart.ts', 'legacy.js', 'lib/cart.js', 'run.js', 'run.mts']);
  });
});
