import { describe, expect, it } from 'vitest';
import { couplingOf } from '../../src/cluster/coupling.js';
import { setAside, spreadFiles } from '../../src/cluster/set-aside.js';
import { factsOf } from '../support/facts.js';

const unit = (path: string) => `${path}#Unit`;

describe('setAside', () => {
  const services = Array.from({ length: 12 }, (_, index) => `src/part${index}.ts`);

  it('takes what twelve of fourteen files use, and what uses them all', () => {
    const calls = services.flatMap((path) => [[unit(path), unit('src/money.ts')] as const, [unit('src/app.ts'), unit(path)] as const]);
    expect(setAside(couplingOf(factsOf({ calls })))).toEqual([
      { path: 'src/app.ts', reason: 'wires the application: refers to 12 of 14 files, used by none' },
      { path: 'src/money.ts', reason: 'used by 12 of 14 files' },
    ]);
  });

  it('leaves nine users alone in a small code base', () => {
    const calls = services.slice(0, 9).map((path) => [unit(path), unit('src/money.ts')] as const);
    expect(setAside(couplingOf(factsOf({ calls })))).toEqual([]);
  });

  it('leaves a file that uses many and is used by two: it is no root', () => {
    const calls = [
      ...services.map((path) => [unit('src/checkout.ts'), unit(path)] as const),
      ...['src/a.ts', 'src/b.ts'].map((path) => [unit(path), unit('src/checkout.ts')] as const),
    ];
    expect(setAside(couplingOf(factsOf({ calls })))).toEqual([]);
  });
});

describe('spreadFiles', () => {
  const groups: Record<string, string> = {
    'src/orders/order.ts': 'orders',
    'src/orders/line.ts': 'orders',
    'src/stock/item.ts': 'stock',
    'src/pay/card.ts': 'pay',
    'src/ship/parcel.ts': 'ship',
    'src/config.ts': 'orders',
    'src/common/page.ts': 'orders',
    'src/app.ts': 'stock',
  };
  const spreadOf = (calls: readonly (readonly [string, string])[], rest: { readonly home?: readonly string[]; readonly entries?: readonly string[] } = {}) =>
    spreadFiles({
      coupling: couplingOf(factsOf({ files: Object.keys(groups), calls: calls.map(([from, to]) => [unit(from), unit(to)] as const) })),
      placeOf: (path) => path,
      groupOf: (path) => groups[path],
      groupCount: 4,
      atHome: (path) => (rest.home ?? []).includes(path),
      isEntry: (path) => (rest.entries ?? []).includes(path),
    }).map(({ path }) => path);
  const threeUsers = ['src/orders/order.ts', 'src/stock/item.ts', 'src/pay/card.ts'].map((path) => [path, 'src/config.ts'] as const);

  it('finds a leaf that three of four groups use', () => expect(spreadOf(threeUsers)).toEqual(['src/config.ts']));
  it('leaves a leaf that one group uses most', () => {
    expect(
      spreadOf([
        ['src/orders/order.ts', 'src/config.ts'],
        ['src/orders/line.ts', 'src/config.ts'],
        ['src/stock/item.ts', 'src/config.ts'],
      ]),
    ).toEqual([]);
  });
  it('leaves what uses a service itself', () => expect(spreadOf([...threeUsers, ['src/config.ts', 'src/ship/parcel.ts']])).toEqual([]));
  it('leaves what declares or touches data, and routes', () => {
    expect(spreadOf(threeUsers, { home: ['src/config.ts'] })).toEqual([]);
    expect(spreadOf(threeUsers, { entries: ['src/config.ts'] })).toEqual([]);
  });
  it('takes two groups as enough where the folder says shared', () => {
    expect(
      spreadOf([
        ['src/orders/order.ts', 'src/common/page.ts'],
        ['src/stock/item.ts', 'src/common/page.ts'],
      ]),
    ).toEqual(['src/common/page.ts']);
    expect(
      spreadOf([
        ['src/orders/order.ts', 'src/config.ts'],
        ['src/stock/item.ts', 'src/config.ts'],
      ]),
    ).toEqual([]);
  });
  it('counts a leaf that only uses another leaf', () => {
    const calls = [
      ...threeUsers,
      ['src/common/page.ts', 'src/config.ts'],
      ['src/ship/parcel.ts', 'src/common/page.ts'],
      ['src/stock/item.ts', 'src/common/page.ts'],
    ] as const;
    expect(spreadOf(calls)).toEqual(['src/common/page.ts', 'src/config.ts']);
  });
  it('finds a root that refers to nearly all groups, with or without a route of its own', () => {
    const wires = ['src/orders/order.ts', 'src/stock/item.ts', 'src/pay/card.ts', 'src/ship/parcel.ts'].map((path) => ['src/app.ts', path] as const);
    expect(spreadOf(wires, { entries: ['src/app.ts'] })).toEqual(['src/app.ts']);
    expect(spreadOf(wires.slice(0, 2))).toEqual([]);
  });
});
