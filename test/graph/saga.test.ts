import { describe, expect, it } from 'vitest';
import type { TransactionId } from '../../src/model/ids.js';
import { type AccessText, type OutsideText, transactionView } from '../rules/transaction-view.js';

const VISIT = 'visits/visits.ts#Visits.close';
const TELLER = 'bills/teller.ts#Teller.charge';
const entities = { Visit: 'visits/visit.ts#Visit', Bill: 'bills/bill.ts#Bill', Drug: 'store/drug.ts#Drug', Log: 'log.ts#Log' };

/** A word an action: `+Visit` is written, `Visit` read; `pay` is a charge, `mail` a mail, `bill.pay` a charge in a file of bills. */
function stepsOf(words: string): readonly string[] {
  const all = words.split(' ').map((word, index) => ({ word, line: 11 + index }));
  const outside = all
    .filter(({ word }) => /pay|mail/.test(word))
    .map(
      ({ word, line }): OutsideText => ({ by: word.startsWith('bill') ? TELLER : VISIT, line, kind: word === 'mail' ? 'mail' : 'payment', operation: word }),
    );
  const accesses = all.flatMap(({ word, line }): AccessText | [] => {
    if (/pay|mail/.test(word)) return [];
    const name = word.replace('+', '');
    return { by: name === 'Log' ? 'log.ts#Log.add' : VISIT, line, in: 't1', ...(word === name ? { reads: name } : { writes: name }) };
  });
  const home = ['Bill', 'Drug'].map((name): AccessText => {
    const [path = ''] = (entities[name as 'Bill' | 'Drug'] ?? '').split('#');
    return { by: `${path}#Home.keep`, writes: name, line: 1 };
  });
  const calls = all.flatMap(({ word, line }) => (word.startsWith('bill') ? [[VISIT, TELLER, line] as const] : []));
  const view = transactionView({ entities, transactions: { t1: VISIT }, accesses: [...accesses, ...home], outside, calls });
  return view
    .sagaOf('t1' as TransactionId)
    .map(({ service, kind, accesses, effects }) => [service, kind, accesses.length, ...effects.map(({ operation }) => operation)].join(' '));
}

describe('sagaOf', () => {
  it.each<[string, string, readonly string[]]>([
    ['is empty where one service owns all', '+Visit Visit', []],
    ['folds what one service does in a row, and repetitions', '+Visit Visit +Visit +Bill', ['visits pivot 2', 'bills retriable 1']],
    ['decides for the service that writes most', '+Visit +Bill +Bill', ['visits compensatable 1', 'bills pivot 1']],
    ['decides for its own service among equals', '+Bill +Visit +Drug', ['bills compensatable 1', 'visits pivot 1', 'store retriable 1']],
    [
      'has its pivot in the last step of that service that writes',
      '+Visit +Bill +Visit Drug Visit',
      ['visits compensatable 1', 'bills compensatable 1', 'visits pivot 1', 'store query 1', 'visits query 1'],
    ],
    ['has its pivot where something is charged', '+Visit +Bill pay +Visit', ['visits compensatable 1', 'bills compensatable 1', 'visits pivot 1 pay']],
    [
      'has its pivot at the first charge, and repeats what comes later',
      '+Bill pay +Bill +Visit pay',
      ['bills compensatable 1', 'visits pivot 0 pay', 'bills retriable 1', 'visits retriable 1 pay'],
    ],
    [
      'has a step of its own for a charge between the accesses of others',
      '+Visit bill.pay +Visit +Drug',
      ['visits compensatable 1', 'bills pivot 0 bill.pay', 'visits retriable 1', 'store retriable 1'],
    ],
    ['has its pivot at a mail where nothing is charged', '+Visit mail +Bill', ['visits pivot 1 mail', 'bills retriable 1']],
    ['does not mind a mail where something is charged', '+Visit mail +Bill bill.pay', ['visits compensatable 1', 'bills pivot 1 bill.pay']],
    ['is empty where one service owns all, and another charges', '+Visit bill.pay', []],
    ['leaves out what nobody owns', '+Visit +Log +Visit +Bill', ['visits pivot 1', 'bills retriable 1']],
  ])('%s', (_, words, expected) => {
    expect(stepsOf(words)).toEqual(expected);
  });
});
