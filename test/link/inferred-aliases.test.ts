import { describe, expect, it } from 'vitest';
import { programOf, referencesIn } from '../support/program.js';

const SHOP = {
  'shop/src/entities/order.ts': 'export class Order {}',
  'shop/src/entities/line.ts': 'export class Line {}',
  'desk/src/entities/order.ts': 'export class Order {}',
  'desk/src/entities/visit.ts': 'export class Visit {}',
};
const calls = (files: Record<string, string>, options = {}) => referencesIn(programOf({ ...SHOP, ...files }, options), 'call');

describe('aliases that no configuration declares', () => {
  it('lead to the nearest folder of their name', () => {
    expect(
      calls({
        'shop/src/services/cart.ts': `import { Order } from '@entities/order'; import { Line } from '@entities/line'; export const cart = () => [new Order(), new Line()];`,
        'desk/src/open.ts': `import { Order } from '@entities/order'; import { Visit } from '@entities/visit'; export const open = () => [new Order(), new Visit()];`,
      }),
    ).toEqual([
      'call desk/src/open.ts#open -> desk/src/entities/order.ts#Order',
      'call desk/src/open.ts#open -> desk/src/entities/visit.ts#Visit',
      'call shop/src/services/cart.ts#cart -> shop/src/entities/line.ts#Line',
      'call shop/src/services/cart.ts#cart -> shop/src/entities/order.ts#Order',
    ]);
  });

  it('stand for the source folder itself where they have no name', () => {
    expect(
      calls({ 'shop/src/cart.ts': `import { Order } from '@/entities/order'; import { Line } from '@/entities/line'; export const cart = () => new Order();` }),
    ).toEqual(['call shop/src/cart.ts#cart -> shop/src/entities/order.ts#Order']);
  });

  it.each([
    ['a single import, as of a package', `import { Order } from '@entities/order'; export const cart = () => new Order();`],
    [
      'a package with more than the folder',
      `import { Order } from '@entities/order'; import { Line } from '@entities/line'; import { x } from '@entities/core'; export const cart = () => new Order();`,
    ],
    ['no alias', `import { Order } from 'entities/order'; import { Line } from 'entities/line'; export const cart = () => new Order();`],
  ])('trap: %s', (_, text) => expect(calls({ 'shop/src/cart.ts': text })).toEqual([]));

  it('trap: are not asked where one is declared', () => {
    const aliases = [{ scope: '', pattern: '@entities/*', targets: ['desk/src/entities/*'] }];
    const text = `import { Order } from '@entities/order'; import { Visit } from '@entities/visit'; export const cart = () => new Order();`;
    expect(calls({ 'shop/src/cart.ts': text }, { aliases })).toEqual(['call shop/src/cart.ts#cart -> desk/src/entities/order.ts#Order']);
  });
});
