import { describe, expect, it } from 'vitest';
import type { TransactionId } from '../../src/model/ids.js';
import { type AccessText, transactionView } from '../rules/transaction-view.js';

const VISIT = 'visits/visits.ts#Visits.close';
const entities = { Visit: 'visits/visit.ts#Visit', Bill: 'bills/bill.ts#Bill', Drug: 'store/drug.ts#Drug', Log: 'log.ts#Log' };

/** A word an access: `+Visit` is written, `Visit` read. */
function stepsOf(words: string): readonly string[] {
  const accesses = words.split(' ').map((word, index): AccessText => {
    const name = word.replace('+', '');
    return { by: name === 'Log' ? 'log.ts#Log.add' : VISIT, line: 11 + index, in: 't1', ...(word === name ? { reads: name } : { writes: name }) };
  });
  const home = ['Bill', 'Drug'].map((name): AccessText => {
    const [path = ''] = (entities[name as 'Bill' | 'Drug'] ?? '').split('#');
    return { by: `${path}#Home.keep`, writes: name, line: 1 };
  });
  const view = transactionView({ entities, transactions: { t1: VISIT }, accesses: [...accesses, ...home] });
  return view.sagaOf('t1' as TransactionId).map(({ service, kind, accesses: { length } }) => `${service} ${kind} ${length}`);
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
    ['leaves out what nobody owns', '+Visit +Log +Visit +Bill', ['visits pivot 1', 'bills retriable 1']],
  ])('%s', (_, words, expected) => {
    expect(stepsOf(words)).toEqual(expected);
  });
});
