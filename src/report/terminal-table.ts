import { escapeTerminal } from './escape-terminal.js';
import type { Page } from './terminal-page.js';
import { fitNames, pad, shorten, stringWidth } from './terminal-text.js';

export interface Column<Row> {
  readonly title: string;
  /** A list of names is cut at its end, a text in its middle. */
  readonly cell: (row: Row) => string | readonly string[];
  readonly align?: 'right';
  /** Widest that the column may get. The last column takes what is left of the line. */
  readonly most?: number;
}

const INDENT = 2;
const GAP = 2;

/** A table with its titles: every line fits the page, if the widths that the columns may get do. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], page: Page): string[] {
  const cells = rows.map((row) => columns.map(({ cell }) => visible(cell(row))));
  let left = page.width - INDENT;
  const widths = columns.map(({ title, most = Infinity }, index) => {
    const widest = Math.max(...cells.map((row) => stringWidth(joined(row[index] ?? ''))), 0);
    const width = Math.max(stringWidth(title), Math.min(most, left, widest));
    left -= width + GAP;
    return width;
  });
  const line = (texts: readonly string[]): string => {
    const padded = texts.map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align ?? 'left'));
    return (' '.repeat(INDENT) + padded.join(' '.repeat(GAP))).trimEnd();
  };
  const fitted = cells.map((row) => row.map((cell, index) => fit(cell, widths[index] ?? 0, page)));
  return [page.chalk.dim(line(columns.map(({ title }) => title))), ...fitted.map(line)];
}

function visible(cell: string | readonly string[]): string | readonly string[] {
  return typeof cell === 'string' ? escapeTerminal(cell) : cell.map(escapeTerminal);
}

function joined(cell: string | readonly string[]): string {
  return typeof cell === 'string' ? cell : cell.join(', ');
}

function fit(cell: string | readonly string[], width: number, page: Page): string {
  return typeof cell === 'string' ? shorten(cell, width, page.ellipsis) : fitNames(cell, width, page.ellipsis);
}
