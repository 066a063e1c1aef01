import { escapeTerminal } from './escape-terminal.js';
import type { Page } from './terminal-page.js';
import { pad, shorten, stringWidth, wrap } from './terminal-text.js';

type Style = (text: string) => string;

const plain: Style = (text) => text;

/** The title of a section. */
export function heading(text: string, page: Page): string[] {
  return paragraph(text, page, { style: page.chalk.bold });
}

/** Running text, wrapped; `indent` columns from the left, further lines `hanging` more. */
export function paragraph(
  text: string,
  page: Page,
  { indent = 0, hanging = 0, style = plain }: { indent?: number; hanging?: number; style?: Style } = {},
): string[] {
  const lines = wrap(escapeTerminal(text), page.width - indent - hanging, page.ellipsis);
  return lines.map((line, index) => ' '.repeat(index === 0 ? indent : indent + hanging) + style(line));
}

/** A note that explains or limits what stands above. */
export function remark(text: string, page: Page, indent = 2): string[] {
  return paragraph(text, page, { indent, style: page.chalk.dim });
}

/** A place in the code, or a name, and what is to be said of it. */
export interface Item {
  readonly place: string;
  readonly note: string;
}

/** A column for notes that is narrower than this is not worth reading: then notes go below their places. */
const NARROWEST_NOTE = 28;

/** Places in one column, notes beside them; or below them, where the places are too long for that. */
export function items(list: readonly Item[], page: Page, indent = 2): string[] {
  const room = page.width - indent;
  const rows = list.map(({ place, note }) => ({ place: shorten(escapeTerminal(place), room, page.ellipsis), note: escapeTerminal(note) }));
  const column = Math.max(0, ...rows.map(({ place }) => stringWidth(place))) + 2;
  const beside = room - column >= NARROWEST_NOTE;
  return rows.flatMap(({ place, note }) => {
    if (note === '') return [' '.repeat(indent) + place];
    if (!beside) return [' '.repeat(indent) + place, ...wrap(note, room - 4, page.ellipsis).map((line) => ' '.repeat(indent + 4) + line)];
    const lines = wrap(note, room - column, page.ellipsis);
    return lines.map((line, index) => ' '.repeat(indent) + pad(index === 0 ? place : '', column, 'left') + line);
  });
}

/** The first `most` of a list and a line that says how many are missing; all of it where the page is verbose, or where that line would stand for one. */
export function beginning<Thing>(
  list: readonly Thing[],
  { most, page, indent = 2 }: { most: number; page: Page; indent?: number },
): { shown: readonly Thing[]; more: string[] } {
  if (page.verbose || list.length <= most + 1) return { shown: list, more: [] };
  return { shown: list.slice(0, most), more: remark(`${page.ellipsis} and ${list.length - most} more (--verbose)`, page, indent) };
}
