import type { OutputStream, Streams } from './streams.js';

const USUAL_WIDTH = 80;
const NARROWEST = 60;
const WIDEST = 120;

/** Columns to write in: those of the terminal, from 60 to 120; 80 where there is none. */
export function widthOf({ isTTY, columns }: Pick<OutputStream, 'isTTY' | 'columns'>): number {
  if (!isTTY || !columns) return USUAL_WIDTH;
  return Math.min(WIDEST, Math.max(NARROWEST, columns));
}

/** Whether more than ASCII can be shown: yes, unless the terminal is dumb or the locale (LC_ALL before LC_CTYPE before LANG) is C or POSIX. */
export function showsUnicode(env: Streams['env']): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || '';
  return env.TERM !== 'dumb' && locale !== 'C' && locale !== 'POSIX';
}
