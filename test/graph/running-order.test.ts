import { describe, expect, it } from 'vitest';
import type { TransactionId } from '../../src/model/ids.js';
import { type AccessText, type MemberText, transactionView } from '../rules/transaction-view.js';

const OPEN = 'a/desk.ts#Desk.open';
const CHECK = 'b/check.ts#Check.all';
const DEEP = 'c/deep.ts#Deep.dig';
const at = (by: MemberText, line: number): AccessText => ({ by, writes: 'Guest', line, in: 't1' });

/** Where the accesses stand, in the order of the view. */
function orderOf(accesses: readonly AccessText[], calls: readonly (readonly [MemberText, MemberText, number])[]): readonly string[] {
  const view = transactionView({ entities: { Guest: 'a/guest.ts#Guest' }, transactions: { t1: OPEN }, accesses, calls });
  return view.accessesIn('t1' as TransactionId).map(({ at: { path, line } }) => `${path[0]}${line}`);
}

describe('accessesIn', () => {
  it.each<[string, readonly AccessText[], readonly (readonly [MemberText, MemberText, number])[], readonly string[]]>([
    ['has none', [], [], []],
    ['goes by line in the own function', [at(OPEN, 15), at(OPEN, 12)], [], ['a12', 'a15']],
    ['puts a called function where it is called', [at(OPEN, 12), at(OPEN, 15), at(CHECK, 3)], [[OPEN, CHECK, 13]], ['a12', 'b3', 'a15']],
    ['puts a call before the access on its line', [at(OPEN, 13), at(CHECK, 3)], [[OPEN, CHECK, 13]], ['b3', 'a13']],
    [
      'follows calls of calls, where they are first called',
      [at(OPEN, 12), at(DEEP, 9), at(CHECK, 3), at(CHECK, 7)],
      [
        [OPEN, CHECK, 11],
        [CHECK, DEEP, 5],
        [OPEN, DEEP, 19],
      ],
      ['b3', 'c9', 'b7', 'a12'],
    ],
    [
      'comes back from a circle',
      [at(DEEP, 9), at(CHECK, 3)],
      [
        [OPEN, DEEP, 11],
        [DEEP, CHECK, 5],
        [CHECK, DEEP, 5],
      ],
      ['b3', 'c9'],
    ],
    [
      'leaves calls outside its lines to the end, by place',
      [at(DEEP, 9), at(CHECK, 3), at(OPEN, 12)],
      [
        [OPEN, DEEP, 9],
        [OPEN, CHECK, 21],
      ],
      ['a12', 'b3', 'c9'],
    ],
  ])('%s', (_, accesses, calls, expected) => {
    expect(orderOf(accesses, calls)).toEqual(expected);
  });

  it('ends in a chain of calls that is longer than what is followed', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) => `c/f${index}.ts#F.run`);
    const calls = chain.map((to, index) => [chain[index - 1] ?? OPEN, to, 11] as const);
    expect(orderOf([at(chain.at(-1) ?? '', 1), at(OPEN, 12)], calls)).toEqual(['a12', 'c1']);
  });
});
