import type { Drawing } from './draw-model.js';

/** At most `limit` characters (code points) of a text, the middle replaced by an ellipsis; names differ most at their ends. */
export function shortened(text: string, limit: number): string {
  const characters = [...text];
  if (characters.length <= limit) return text;
  const tail = Math.floor((limit - 1) / 2);
  return [...characters.slice(0, limit - 1 - tail), '…', ...characters.slice(characters.length - tail)].join('');
}

/** All that a drawing says about what is not drawn. */
export function notDrawn({ notes, remarks }: Pick<Drawing, 'notes' | 'remarks'>): readonly string[] {
  return [...notes, ...remarks];
}

/** A sentence in lines of about `limit` characters, broken at spaces; a longer word keeps its line to itself. No lines for an empty text. */
export function wrapped(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= limit) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Replaces what no picture can show, or what would show as something else, by its code: `\u{a}` for a line break.
 * These are control characters, marks that turn the reading direction, invisible characters, line separators, lone surrogates and non-characters.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
