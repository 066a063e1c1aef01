import { describe, expect, it } from 'vitest';
import rule from '../../rules/chatty-boundary.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { CallRun, EntryPoint } from '../../src/model/facts.js';
import { type CallText, crossingView, type CrossingsText, type MemberText } from './crossing-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const LIST = 'orders/orders.ts#Orders.list';
const PRICE = 'prices/prices.ts#Prices.price';
const TAX = 'prices/prices.ts#Prices.tax';
const waits = (way = ''): Partial<CallRun> => ({ awaited: true, later: true, way });

/** A function that asks for a price and a tax by turns, in so many places. */
const asks = (places: number, from: MemberText = PLACE, way: (index: number) => string = () => ''): CallText[] =>
  Array.from({ length: places }, (_, index): CallText => [from, index % 2 === 0 ? PRICE : TAX, 10 + index, waits(way(index))]);
const text = (calls: readonly CallText[], entries: CrossingsText['entries'] = [PLACE]): CrossingsText => ({
  calls,
  reads: [PLACE, LIST, PRICE, TAX],
  entries,
});
const taken = (kind: EntryPoint['kind'], from: MemberText = PLACE): readonly [MemberText, EntryPoint['kind'], string] => [from, kind, '/orders'];

const run = (crossings: CrossingsText) => runRules(crossingView(crossings), [rule], {});

describe('chatty-boundary', () => {
  it.each<[string, CrossingsText, readonly string[]]>([
    ['3 places', text(asks(3)), []],
    ['4', text(asks(4)), ['note']],
    ['7', text(asks(7)), ['note']],
    ['8', text(asks(8)), ['warning']],
    ['8 of a job', text(asks(8), [taken('job')]), ['note']],
    ['4 at once', text(asks(4, PLACE, (index) => `p1.${index}`)), ['note']],
    ['4, of which one runs', text(asks(4, PLACE, (index) => `1.${index}`)), []],
    ['4 of two functions that no entry point leads to', text(asks(4), []), []],
    ['4 of one that only passes on', { ...text(asks(4)), reads: [PRICE, TAX] }, []],
    ['4 that work in memory', { ...text(asks(4)), reads: [PLACE] }, []],
    ['2 and 2 of two entry points', text([...asks(2), ...asks(2, LIST)], [PLACE, LIST]), []],
  ])('%s: severity', (_, crossings, expected) => {
    expect(run(crossings).map(({ severity }) => severity)).toEqual(expected);
  });

  it('tells the operation that asks most, what it asks for, and how many others do', () => {
    expect(run(text([...asks(5), ...asks(4, LIST)], [taken('http'), taken('http', LIST)]))).toMatchObject([
      {
        path: 'orders/orders.ts',
        line: 10,
        services: ['orders', 'prices'],
        message:
          'GET /orders makes orders ask prices in 5 places (1 other entry point in 4 or more): Prices.price, Prices.tax. Between services each is a request.',
        evidence: [{ line: 10, note: 'Orders.place calls Prices.price: orders asks prices' }, { line: 11 }, { line: 12 }, { line: 13 }, { line: 14 }],
        weight: 4,
      },
    ]);
  });

  it('tells what somebody waits for before a job that asks more', () => {
    expect(run(text([...asks(9), ...asks(4, LIST)], [taken('job'), taken('http', LIST)])).map(({ data, severity }) => [data.entry, severity])).toEqual([
      ['GET /orders', 'note'],
    ]);
  });

  it('takes both directions apart', () => {
    const back = asks(4).map(([, , line, how], index): CallText => [PRICE, index % 2 === 0 ? LIST : PLACE, line + 30, how]);
    const found = run(text([...asks(4), ...back], [PLACE, PRICE]));
    expect(found.map(({ data }) => [data.from, data.to])).toEqual([
      ['orders', 'prices'],
      ['prices', 'orders'],
    ]);
  });
});
