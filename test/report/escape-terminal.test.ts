import { describe, expect, it } from 'vitest';
import { escapeTerminal } from '../../src/report/escape-terminal.js';

describe('escapeTerminal', () => {
  it.each([
    ['a colour', '\u001b[31mred', '\\x1b[31mred'],
    ['a line end and a tab', 'a\n\tb', 'a\\x0a\\x09b'],
    ['DEL and a one-character control sequence', '\u007f\u009b2J', '\\x7f\\x9b2J'],
    ['a right-to-left override', 'gpj\u202e.ts', 'gpj\\u{202e}.ts'],
    ['separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['an isolate and a mark', '\u2066\u200f', '\\u{2066}\\u{200f}'],
    ['a zero-width space', 'or\u200bders', 'or\\u{200b}ders'],
    ['an invisible tag', '\u{e0041}', '\\u{e0041}'],
    ['a lone surrogate', '\ud800x', '\\u{d800}x'],
  ])('shows %s', (_, text, shown) => expect(escapeTerminal(text)).toBe(shown));

  it.each(['src/orders/order.service.ts', 'Größe', '注文', '👩‍👩‍👧', 'نمی‌خواهم'])('leaves %s as it is', (text) => expect(escapeTerminal(text)).toBe(text));
});
