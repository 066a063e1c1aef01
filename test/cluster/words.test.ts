import { describe, expect, it } from 'vitest';
import { singular, splitIdentifier, wordsOf } from '../../src/cluster/words.js';

describe('splitIdentifier', () => {
  it.each([
    ['OrderLineDTO', ['order', 'line', 'dto']],
    ['HTTPServer', ['http', 'server']],
    ['get_user-byId2', ['get', 'user', 'by', 'id']],
    ['', []],
  ])('splits %s', (text, words) => expect(splitIdentifier(text)).toEqual(words));
});

describe('wordsOf', () => {
  it('keeps topics and drops layers', () => {
    expect(wordsOf('PaymentsController')).toEqual(wordsOf('payment.service'));
    expect(wordsOf('base.repository')).toEqual([]);
  });

  it('drops data stores and platforms, which hold every topic', () => {
    expect(wordsOf('MongodbPostgresJpaServlet')).toEqual([]);
    expect(wordsOf('mock-server')).toEqual(['mock']); // a topic to those who sell one
  });
});

describe('singular', () => {
  it.each([
    ['categories', 'category'],
    ['boxes', 'box'],
    ['orders', 'order'],
    ['status', 'status'],
    ['address', 'address'],
    ['analysis', 'analysis'],
  ])('%s -> %s', (plural, one) => expect(singular(plural)).toBe(one));
});
