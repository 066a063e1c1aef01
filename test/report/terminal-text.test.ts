import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitNames, pad, shorten, stringWidth, wrap } from '../../src/report/terminal-text.js';
import { decimal, percent } from '../../src/report/terminal-words.js';
import { count, listed } from '../../src/model/wording.js';

describe('shorten', () => {
  it.each([
    ['orders', 6, 'orders'],
    ['src/payments/apple-pay.gateway.ts', 20, 'src/pa…ay.gateway.ts'],
    ['注文注文注文', 7, '注…注文'],
  ])('%s in %i columns', (text, width, short) => expect(shorten(text, width, '…')).toBe(short));

  it('never gets wider than asked', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 40 }), (text, width) => stringWidth(shorten(text, width, '…')) <= width));
  });
});

describe('wrap', () => {
  it('breaks between words', () => expect(wrap('orders and payments', 10, '…')).toEqual(['orders and', 'payments']));
  it('shortens a word that is wider than a line', () => expect(wrap('see src/payments/refund.ts', 10, '…')).toEqual(['see', 'src…und.ts']));
  it('gives one line for nothing', () => expect(wrap('', 10, '…')).toEqual(['']));
});

describe('fitNames', () => {
  it.each([
    [['Order', 'OrderLine'], 20, 'Order, OrderLine'],
    [['Order', 'OrderLine', 'Return'], 20, 'Order, OrderLine, +1'],
    [['Order', 'OrderLine', 'Return'], 12, 'Order, +2'],
    [['CustomerAddress', 'Order'], 10, 'C…ress, +1'],
    [[], 10, ''],
  ])('%j in %i columns', (names, width, text) => expect(fitNames(names, width, '…')).toBe(text));
});

describe('words', () => {
  it('pads to the right and to the left', () => expect([pad('ab', 4, 'left'), pad('注', 4, 'right')]).toEqual(['ab  ', '  注']));
  it('counts', () =>
    expect([count(1, 'file'), count(0, 'file'), count(4102, 'line'), count(2, 'entity', 'entities')]).toEqual([
      '1 file',
      '0 files',
      '4,102 lines',
      '2 entities',
    ]));
  it('never calls some none, nor most all', () => expect([0, 0.001, 0.183, 0.999, 1].map(percent)).toEqual(['0 %', '<1 %', '18 %', '>99 %', '100 %']));
  it('knows no negative nought', () => expect([-0.001, 0.525, -0.25].map(decimal)).toEqual(['0.00', '0.53', '-0.25']));
  it('lists', () => expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(listed)).toEqual(['', 'a', 'a and b', 'a, b and c']));
});
