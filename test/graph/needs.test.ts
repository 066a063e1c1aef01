import { describe, expect, it } from 'vitest';
import type { DataAccess, Facts, Reference } from '../../src/model/facts.js';
import type { EntityId, UnitId } from '../../src/model/ids.js';
import { viewOf } from '../judge/view-of.js';
import { crossingView, type CrossingsText } from '../rules/crossing-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const TAKE = 'stock/stock.ts#Stock.take';
const KEEP = 'stock/shelf.ts#Shelf.keep';
const BILL = 'bills/bills.ts#Bills.bill';
const START = 'orders/start.ts#start';

/** The needs of all links: caller's line, services, and the entities behind it. */
function needs(text: CrossingsText, change?: (facts: Facts) => Facts): string[] {
  return crossingView(text, change).links.flatMap(({ from, to, needs = [] }) =>
    needs.map(({ reference, entities }) => `${reference.at.line} ${from}>${to} ${entities.join(', ')}`),
  );
}

/** Another use of `to` by `from`, on line 4. */
function use(kind: Reference['kind'], from: string, to: string): (facts: Facts) => Facts {
  const reference = { kind, from: from as UnitId, to: to as UnitId, fromMember: null, toMember: null, at: { path: from.slice(0, from.indexOf('#')), line: 4 } };
  return (facts) => ({ ...facts, references: [...facts.references, { ...reference, inLoop: false }] });
}

const changed =
  (change: Partial<DataAccess>) =>
  (facts: Facts): Facts => ({ ...facts, accesses: facts.accesses.map((access) => ({ ...access, ...change })) });

const call: CrossingsText['calls'] = [[PLACE, TAKE, 10]];
const owns: CrossingsText['owns'] = [[TAKE, 'Shelf']];

describe('what one service needs of another', () => {
  it.each<[string, CrossingsText, string[]]>([
    ['a call that writes what the callee owns', { calls: call, owns }, ['10 orders>stock shelf']],
    ['a call whose own calls do', { calls: [...call, [TAKE, KEEP, 20]], owns: [[KEEP, 'Shelf']] }, ['10 orders>stock shelf']],
    [
      'all entities behind a call, sorted',
      {
        calls: [...call, [TAKE, KEEP, 20]],
        owns: [
          [TAKE, 'Shelf'],
          [KEEP, 'Batch'],
        ],
      },
      ['10 orders>stock batch, shelf'],
    ],
    [
      'a call that comes back by way of the caller',
      { calls: [...call, [TAKE, 'orders/orders.ts#Orders.check', 20], ['orders/orders.ts#Orders.check', KEEP, 30]], owns: [[KEEP, 'Shelf']] },
      ['10 orders>stock shelf', '30 orders>stock shelf'],
    ],
    [
      'a call that a request leads to',
      { calls: [...call, ['orders/r.ts#Routes.post', PLACE, 3]], owns, entries: ['orders/r.ts#Routes.post'] },
      ['10 orders>stock shelf'],
    ],
    [
      'a call from a function that is an entry point',
      { calls: [[START, TAKE, 10]], owns, entries: [START], kinds: { [START]: 'function' } },
      ['10 orders>stock shelf'],
    ],
    [
      'a call from a function that nobody calls, where no entry point is known',
      { calls: [[START, TAKE, 10]], owns, kinds: { [START]: 'function' } },
      ['10 orders>stock shelf'],
    ],
  ])('is %s', (_, text, expected) => {
    expect(needs(text)).toEqual(expected);
  });

  it.each<[string, CrossingsText]>([
    ['helper that works in memory', { calls: call, owns: [[KEEP, 'Shelf']] }],
    ['keyword list or label that answers later', { calls: [[PLACE, TAKE, 10, { later: true }]], owns: [[KEEP, 'Shelf']] }],
    ['mailer', { calls: call, sends: [TAKE], owns: [[KEEP, 'Shelf']] }],
    ['class that only holds data, and is made', { calls: [[PLACE, 'stock/stock.ts#Stock', 10]], owns }],
    ['store of its own that inherits what it does', { calls: call, owns, extend: [['orders/store.ts#Store', 'stock/stock.ts#Stock']] }],
    ['base class', { calls: call, owns, extend: [['orders/orders.ts#Orders', 'stock/stock.ts#Stock']] }],
    ['shared helper that asks a third', { calls: [...call, [TAKE, BILL, 20]], owns: [[BILL, 'Bill']] }],
    [
      'shared helper that touches the data of a third itself',
      {
        calls: call,
        owns: [
          [BILL, 'Bill'],
          [BILL, 'Bill'],
          [TAKE, 'Bill'],
        ],
      },
    ],
    [
      'function that asks from where the program starts',
      { calls: [[START, TAKE, 10]], owns, entries: ['orders/r.ts#Routes.post'], kinds: { [START]: 'function' } },
    ],
    ['constructor that asks', { calls: [['orders/orders.ts#Orders.constructor', TAKE, 10]], owns }],
    [
      'set-up that only a module calls',
      {
        calls: [
          ['orders/main.ts#', PLACE, 2],
          [PLACE, TAKE, 10],
        ],
        owns,
        kinds: { 'orders/main.ts#': 'module' },
      },
    ],
  ])('is no %s', (_, text) => {
    expect(needs(text).filter((need) => need.includes('orders>stock'))).toEqual([]);
  });

  it.each<[string, Reference['kind'], string]>([
    ['import of a module, an enum, an error or a relation', 'import', 'stock/stock.ts#Stock'],
    ['injection', 'inject', 'stock/stock.ts#Stock'],
    ['base class', 'extend', 'stock/stock.ts#Stock'],
    ['type', 'type', 'stock/stock.ts#Stock'],
    ['event', 'emit', 'stock/stock.ts#Stock'],
  ])('is no %s as such', (_, kind, to) => {
    expect(needs({ calls: [[BILL, TAKE, 10]], owns }, use(kind, 'orders/orders.ts#Orders', to))).toEqual(['10 bills>stock shelf']);
  });

  it('is no access that only a name suggests', () => {
    expect(needs({ calls: call, owns })).toHaveLength(1);
    expect(needs({ calls: call, owns }, changed({ confidence: 'low' }))).toEqual([]);
  });

  it('is no access that the callee makes in the code of a third', () => {
    expect(needs({ calls: call, owns }, changed({ at: { path: 'bills/bills.ts', line: 1 }, entity: 'shelf' as EntityId }))).toEqual([]);
  });
});

describe('circles', () => {
  const both: CrossingsText = {
    calls: [
      [PLACE, TAKE, 10],
      [KEEP, 'orders/list.ts#List.all', 20],
    ],
    owns: [
      [TAKE, 'Shelf'],
      ['orders/list.ts#List.all', 'Order'],
    ],
  };

  it('are of needs both ways', () => {
    expect(crossingView(both).cycles()).toEqual([['orders', 'stock']]);
  });

  it('are none where one way needs no data', () => {
    expect(crossingView({ ...both, owns: [[TAKE, 'Shelf']] }).cycles()).toEqual([]);
  });

  it('are of all uses where nobody looked what calls lead to, as in a graph', () => {
    const uses = viewOf({
      calls: [
        ['orders/orders.ts#Orders', 'stock/stock.ts#Stock'],
        ['stock/stock.ts#Stock', 'orders/orders.ts#Orders'],
      ],
    });
    expect(uses.links.map(({ needs }) => needs)).toEqual([undefined, undefined]);
    expect(uses.cycles()).toEqual([['orders', 'stock']]);
  });
});
