import { describe, expect, it } from 'vitest';
import rule from '../../rules/non-serialisable-argument.js';
import { runRules } from '../../src/judge/run-rules.js';
import type { BoundValue, Facts } from '../../src/model/facts.js';
import { type CallText, crossingView, type CrossingsText } from './crossing-view.js';

const PLACE = 'orders/orders.ts#Orders.place';
const TAKE = 'stock/stock.ts#Stock.take';
const handle = { kind: 'transaction', type: 'EntityManager', parameter: 'manager' } as const;

/** The first `values` calls pass a value each, from line 10 on. */
const passing =
  (values: readonly Pick<BoundValue, 'kind' | 'type' | 'parameter'>[]) =>
  (facts: Facts): Facts => ({
    ...facts,
    boundValues: values.flatMap((value, index) => {
      const call = facts.references.find(({ kind, at }) => kind === 'call' && at.line === 10 + index);
      return call ? [{ by: call.from, member: call.fromMember, to: call.to, toMember: call.toMember, at: call.at, ...value }] : [];
    }),
  });
const calls = (number: number): CallText[] => Array.from({ length: number }, (_, index): CallText => [PLACE, TAKE, 10 + index]);

const run = (values: Parameters<typeof passing>[0], text: Partial<CrossingsText> = {}) =>
  runRules(crossingView({ calls: calls(values.length || 1), reads: [TAKE], ...text }, passing(values)), [rule], {});

describe('non-serialisable-argument', () => {
  it.each<[string, Parameters<typeof passing>[0], Partial<CrossingsText>?]>([
    ['nothing is passed that stays behind', []],
    ['the call is of a helper in memory', [handle], { reads: [] }],
    ['the call stays in its service', [handle], { calls: [[PLACE, 'orders/orders.ts#Orders.list', 10]], reads: ['orders/orders.ts#Orders.list'] }],
    ['a page calls what asks another server', [handle], { reads: [], sends: [TAKE] }],
  ])('reports nothing where %s', (_, values, text) => {
    expect(run(values, text)).toEqual([]);
  });

  it.each([
    [4, 'note'],
    [5, 'warning'],
  ])('%d handles of transactions: severity', (number, severity) => {
    expect(run(Array.from({ length: number }, () => handle)).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('never warns of what is no transaction', () => {
    expect(run(Array.from({ length: 9 }, () => ({ kind: 'function', type: 'function', parameter: 'work' }) as const)).map(({ severity }) => severity)).toEqual([
      'note',
    ]);
  });

  it('says what is passed, transactions first, and in which calls', () => {
    const values = [
      { kind: 'function', type: 'function', parameter: 'done' },
      handle,
      { kind: 'stream', type: 'Readable', parameter: null },
      { kind: 'collection', type: 'Map', parameter: '' },
    ] as const;
    expect(run(values)).toMatchObject([
      {
        path: 'orders/orders.ts',
        line: 11,
        services: ['orders', 'stock'],
        message:
          'What cannot leave a process is passed from orders to stock in 4 calls: 1 handle of a transaction (EntityManager), 1 function, 1 stream (Readable) and 1 Map or Set, of which JSON keeps nothing (Map).',
        evidence: [
          { line: 10, note: 'Orders.place calls Stock.take and hands it a function as done' },
          { line: 11, note: 'Orders.place calls Stock.take and hands it EntityManager as manager' },
          { line: 12, note: 'Orders.place calls Stock.take and gets Readable back' },
          { line: 13, note: 'Orders.place calls Stock.take and hands it Map' },
        ],
      },
    ]);
  });

  it('reports what leaves a server without data', () => {
    expect(run([handle], { reads: [], sends: [TAKE], entries: [PLACE] })).toHaveLength(1);
  });
});
