import stringWidth from 'string-width';

/** Columns that a text takes; wide characters take two. */
export { stringWidth };

/** Cuts a text that is wider than `width` in the middle; the end keeps two thirds, as it holds the file's name. */
export function shorten(text: string, width: number, ellipsis: string): string {
  if (stringWidth(text) <= width) return text;
  const characters = Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);
  const room = Math.max(0, width - stringWidth(ellipsis));
  const head = beginning(characters, Math.floor(room / 3));
  const tail = beginning(characters.reverse(), room - stringWidth(head.join('')));
  return head.join('') + ellipsis + tail.reverse().join('');
}

function beginning(characters: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let used = 0;
  for (const character of characters) {
    used += stringWidth(character);
    if (used > width) break;
    taken.push(character);
  }
  return taken;
}

/** Breaks a text between words into lines of at most `width`; a longer word is shortened. At least one line. */
export function wrap(text: string, width: number, ellipsis: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').map((written) => shorten(written, width, ellipsis))) {
    if (line !== '' && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** As many names as fit, then how many more: `Order, OrderLine, +3`. Empty for no names. */
export function fitNames(names: readonly string[], width: number, ellipsis: string): string {
  const most = Math.min(names.length, width); // each takes a column at least
  for (let shown = most; shown > 0; shown -= 1) {
    const text = namesAndRest(names.slice(0, shown), names.length - shown);
    if (stringWidth(text) <= width) return text;
  }
  const [first, ...others] = names;
  if (first === undefined) return '';
  const rest = others.length === 0 ? '' : `, +${others.length}`;
  return shorten(first, Math.max(1, width - rest.length), ellipsis) + rest;
}

function namesAndRest(names: readonly string[], rest: number): string {
  return [...names, ...(rest === 0 ? [] : [`+${rest}`])].join(', ');
}

/** Fills with spaces up to `width`. */
export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'left' ? text + space : space + text;
}
