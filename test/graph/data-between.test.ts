import { describe, expect, it } from 'vitest';
import { dataBetween } from '../../src/graph/data-between.js';
import type { DataAccess } from '../../src/model/facts.js';
import type { EntityId, TransactionId, UnitId } from '../../src/model/ids.js';

/** An access as `write Order card.ts:4 t1`. */
function access(text: string, confidence: DataAccess['confidence'] = 'certain'): DataAccess {
  const [mode, entity = '', place = '', transaction] = text.split(' ');
  const [path = '', line] = place.split(':');
  return {
    mode: mode === 'write' ? 'write' : 'read',
    entity: entity as EntityId,
    by: `${path}#X` as UnitId,
    member: null,
    at: { path, line: Number(line) },
    operation: 'save',
    via: 'typeorm',
    confidence,
    outsideOf: [],
    transaction: (transaction ?? null) as TransactionId | null,
  };
}

const GROUPS = [[{ path: 'card.ts' }, { path: 'both.ts', line: 1, endLine: 5 }], [{ path: 'voucher.ts' }], [{ path: 'both.ts', line: 6, endLine: 9 }]];

describe('dataBetween', () => {
  it('gives what several groups write and what transactions hold of several', () => {
    const accesses = [
      access('write Order card.ts:4 t1'),
      access('write Order voucher.ts:2'),
      access('read Order both.ts:7 t1'),
      access('write Payment both.ts:5 t2'),
      access('write Payment both.ts:6'),
      access('write Voucher voucher.ts:1 t2'),
    ];
    expect(dataBetween(accesses, GROUPS)).toEqual({ written: ['Order', 'Payment'], transactions: ['t1', 't2'] });
  });

  it('leaves out what one group does alone, what is read, what is guessed, and what lies elsewhere', () => {
    const accesses = [
      access('write Order card.ts:4 t1'),
      access('write Order both.ts:2 t1'),
      access('read Order voucher.ts:2'),
      access('write Order voucher.ts:3', 'low'),
      access('write Order other.ts:1 t1'),
    ];
    expect(dataBetween(accesses, GROUPS)).toEqual({ written: [], transactions: [] });
  });
});
