import { describe, expect, it } from 'vitest';
import rule from '../../rules/escaped-transaction.js';
import { runRules } from '../../src/judge/run-rules.js';
import { type AccessText, transactionView, type TransactionsText } from './transaction-view.js';

const run = (text: TransactionsText) => runRules(transactionView(text), [rule], {});

const TAKE = 'stock/stock.ts#Stock.take';
const NOTE = 'audit/audit.ts#Audit.note';
const entities = { Shelf: 'stock/shelf.ts#Shelf', Move: 'stock/move.ts#Move', Trail: 'audit/trail.ts#Trail' };
const inside: AccessText = { by: TAKE, writes: 'Shelf', line: 11, in: 't1' };
const own: AccessText = { by: TAKE, writes: 'Move', line: 12, beside: ['t1'], operation: 'insert' };
const one = (...accesses: readonly AccessText[]): TransactionsText => ({ entities, transactions: { t1: TAKE }, accesses });

describe('escaped-transaction', () => {
  it.each<[string, TransactionsText]>([
    ['all goes through the handle', one(inside, { by: TAKE, writes: 'Move', line: 12, in: 't1' })],
    ['what is outside only reads', one(inside, { by: TAKE, reads: 'Move', line: 12, beside: ['t1'] })],
    ['only a name says that it writes', one(inside, { ...own, confidence: 'low' })],
    [
      'no write inside was understood, and a called function writes',
      one({ by: TAKE, reads: 'Shelf', line: 11, in: 't1' }, { by: NOTE, writes: 'Trail', line: 5, beside: ['t1'] }),
    ],
    ['no write inside was understood, and no callback receives a handle', { ...one(own), transactions: { t1: [TAKE, 'decorator'] } }],
    ['it may come after the commit of one begun by hand', { ...one(inside, own), transactions: { t1: [TAKE, 'manual'] } }],
  ])('reports nothing where %s', (_, text) => {
    expect(run(text)).toEqual([]);
  });

  it('reports a write through another handle in the same function', () => {
    expect(run(one(inside, own))).toMatchObject([
      {
        ruleId: 'escaped-transaction',
        severity: 'warning',
        path: 'stock/stock.ts',
        line: 10,
        endLine: 20,
        services: ['stock'],
        entities: ['move'],
        message: 'Stock.take opens a transaction (callback), but 1 write is made through another handle and would stay after a rollback: stock (Move).',
        evidence: [
          { path: 'stock/stock.ts', line: 12, note: 'outside it: writes Move of stock: Stock.take calls insert' },
          { path: 'stock/stock.ts', line: 11, note: 'inside it: writes Shelf of stock: Stock.take calls save' },
        ],
      },
    ]);
  });

  it('reports what one begun by hand holds something after', () => {
    const text = one(inside, own, { ...inside, line: 13 });
    expect(run({ ...text, transactions: { t1: [TAKE, 'manual'] } }).map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('lists all that escapes, its own function first, and the owners of what is written either way', () => {
    const [finding, ...more] = run(one(inside, { by: NOTE, writes: 'Trail', line: 5, beside: ['t1'] }, own));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ services: ['audit', 'stock'], entities: ['move', 'trail'] });
    expect(finding?.data).toMatchObject({ writes: '2 writes are', entities: 'stock (Move), audit (Trail)' });
    expect(finding?.evidence[1]?.note).toBe('outside it: writes Trail of audit: Audit.note calls save, called while the transaction is open');
  });

  it('counts a write that two other transactions hold once', () => {
    const shared = { by: NOTE, writes: 'Trail', line: 5, beside: ['t1'] };
    const text = one(inside, { ...shared, in: 't2' }, { ...shared, in: 't3' });
    const [finding] = run({ ...text, transactions: { t1: TAKE, t2: 'stock/stock.ts#Stock.give', t3: 'stock/stock.ts#Stock.count' } });
    expect(finding?.data.writes).toBe('1 write is');
    expect(finding?.evidence[0]?.note).not.toContain('of its own');
  });

  it.each<[string, AccessText, string]>([
    ['in the same function', own, 'warning'],
    ['in the same function, to another data layer', { ...own, via: 'mongoose' }, 'note'],
    ['in the same function, with no write inside', own, 'warning'],
    ['in a called function', { by: NOTE, writes: 'Trail', line: 5, beside: ['t1'] }, 'note'],
    ['in the same function, in a transaction of its own', { ...own, in: 't2' }, 'note'],
  ])('%s: %s', (where, escaped, severity) => {
    const text = one(...(where.endsWith('no write inside') ? [] : [inside]), escaped);
    expect(run({ ...text, transactions: { t1: TAKE, t2: TAKE } }).map((finding) => finding.severity)).toEqual([severity]);
  });

  it('says that a transaction of its own commits by itself', () => {
    const text = one(inside, { by: NOTE, writes: 'Trail', line: 12, beside: ['t1'], in: 't2' });
    const [finding] = run({ ...text, transactions: { t1: TAKE, t2: NOTE } });
    expect(finding?.evidence[0]?.note).toBe(
      'outside it: writes Trail of audit: Audit.note calls save, called while the transaction is open, in a transaction of its own that commits by itself',
    );
  });
});
