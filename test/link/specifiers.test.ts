import { describe, expect, it } from 'vitest';
import { createSpecifierSpace } from '../../src/link/specifiers.js';
import { workspaceOf } from '../support/program.js';

const { resolve } = createSpecifierSpace(
  workspaceOf(
    [
      'src/app.ts',
      'src/orders/index.ts',
      'src/orders/order.ts',
      'src/view.tsx',
      'src/old.js',
      'packages/money/src/index.ts',
      'packages/money/src/rates.ts',
      'apps/web/src/page.ts',
      'apps/web/lib/menu.ts',
      'apps/web/src/@angular/core.ts',
      'lib/menu.ts',
    ],
    {
      aliases: [
        { scope: '', pattern: '@shop/*', targets: ['src/*'] },
        { scope: '', pattern: '@shop/app', targets: ['src/view'] },
        { scope: '', pattern: '~/*', targets: ['lib/*'] },
        { scope: '', pattern: '@angular/*', targets: ['node_modules/@angular/*'] },
        { scope: 'apps/web', pattern: '~/*', targets: ['apps/web/lib/*'] },
        { scope: 'apps/web', pattern: '*', targets: ['apps/web/src/*'] },
        { scope: 'apps/web', pattern: '@angular/*', targets: ['node_modules/@angular/*'] },
        { scope: 'lib', pattern: '*', targets: ['lib/*'] },
        { scope: 'lib', pattern: '*', targets: ['node_modules/*'] },
      ],
      packages: [
        {
          name: '@shop-kit/money',
          folder: 'packages/money',
          entries: [
            { subpath: '.', targets: ['packages/money/src/index'] },
            { subpath: './*', targets: ['packages/money/src/*'] },
          ],
        },
      ],
      otherFiles: ['src/generated/client.ts'],
    },
  ),
);
const file = (path: string) => ({ kind: 'file', path });

describe('createSpecifierSpace', () => {
  it.each([
    ['src/app.ts', './orders', file('src/orders/index.ts'), 'a folder is its index'],
    ['src/app.ts', './orders/order', file('src/orders/order.ts'), 'the extension is found'],
    ['src/app.ts', './orders/order.js', file('src/orders/order.ts'), 'a written .js means the .ts'],
    ['src/app.ts', './view.jsx', file('src/view.tsx'), 'a written .jsx means the .tsx'],
    ['src/app.ts', './old', file('src/old.js'), 'JavaScript too'],
    ['src/orders/order.ts', '..', { kind: 'unresolved' }, 'a folder without an index'],
    ['src/orders/order.ts', '../app', file('src/app.ts'), 'one folder up'],
    ['src/app.ts', '../../outside', { kind: 'unresolved' }, 'nothing outside the root'],
    ['src/app.ts', './missing', { kind: 'unresolved' }, 'no such file'],
    ['src/app.ts', './style.css', { kind: 'asset' }, 'no source file'],
    ['src/app.ts', './generated/client', { kind: 'left-out' }, 'a file that is there but not analysed'],
    ['src/app.ts', '@shop/orders', file('src/orders/index.ts'), 'an alias with a star'],
    ['src/app.ts', '@shop/app', file('src/view.tsx'), 'an exact alias beats a star'],
    ['src/app.ts', '@shop/none', { kind: 'unresolved' }, 'an alias that leads nowhere'],
    ['src/app.ts', '~/menu', file('lib/menu.ts'), 'the root alias'],
    ['src/app.ts', '@angular/core', { kind: 'external' }, 'an alias to installed packages claims nothing'],
    ['apps/web/src/page.ts', '@angular/core', { kind: 'external' }, 'nor does baseUrl after it'],
    ['lib/menu.ts', 'menu', { kind: 'external' }, 'nor where both are a bare star'],
    ['apps/web/src/page.ts', '~/menu', file('apps/web/lib/menu.ts'), 'the deepest scope wins'],
    ['apps/web/src/page.ts', 'page', file('apps/web/src/page.ts'), 'baseUrl'],
    ['apps/web/src/page.ts', 'express', { kind: 'external' }, 'baseUrl does not claim packages'],
    ['src/app.ts', '@shop-kit/money', file('packages/money/src/index.ts'), 'a workspace package is its source'],
    ['src/app.ts', '@shop-kit/money/rates', file('packages/money/src/rates.ts'), 'and below it'],
    ['src/app.ts', '@shop-kit/money-box', { kind: 'external' }, 'a longer name is another package'],
    ['src/app.ts', 'node:fs', { kind: 'external' }, 'built-in'],
    ['src/app.ts', '#internal', { kind: 'unresolved' }, 'a package import that nobody declared'],
  ])('%s: %s', (from, specifier, expected, _why) => expect(resolve(from, specifier)).toEqual(expected));
});
