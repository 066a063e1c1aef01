import { escapeTerminal } from './escape-terminal.js';
import type { Page } from './terminal-page.js';
import { fitNames, pad, shorten, stringWidth } from './terminal-text.js';

export interface Column<Row> {
  readonly title: string;
  /** A text, cut in its middle where it does not fit; or a list of names, cut at its end. */
  readonly cell: (row: Row) => string | readonly string[];
  /** `right` for numbers: they are never cut. */
  readonly align?: 'right';
}

const INDENT = 2;
const GAP = 2;

/** A table with its titles; where it is wider than the page, the widest columns of text give way. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], page: Page): string[] {
  const cells = rows.map((row) => columns.map(({ cell }) => visible(cell(row))));
  const widths = widthsOf(columns, cells, page.width - INDENT - GAP * (columns.length - 1));
  const line = (texts: readonly string[]): string => {
    const padded = texts.map((text, index) => pad(text, widths[index] ?? 0, columns[index]?.align ?? 'left'));
    return (' '.repeat(INDENT) + padded.join(' '.repeat(GAP))).trimEnd();
  };
  const fitted = cells.map((row) => row.map((cell, index) => fit(cell, widths[index] ?? 0, page)));
  return [page.chalk.dim(line(columns.map(({ title }) => title))), ...fitted.map(line)];
}

type Cell = string | readonly string[];

function widthsOf(columns: readonly Column<never>[], cells: readonly (readonly Cell[])[], room: number): readonly number[] {
  const widths = columns.map(({ title }, index) => Math.max(stringWidth(title), ...cells.map((row) => Math.min(room, stringWidth(joined(row[index] ?? ''))))));
  let excess = widths.reduce((sum, width) => sum + width, 0) - room;
  for (; excess > 0; excess -= 1) {
    const widest = Math.max(...widths.filter((_, index) => columns[index]?.align !== 'right'));
    const index = widths.findLastIndex((width, at) => width === widest && columns[at]?.align !== 'right');
    widths[index] = widest - 1;
  }
  return widths;
}

function visible(cell: Cell): Cell {
  return typeof cell === 'string' ? escapeTerminal(cell) : cell.map(escapeTerminal);
}

function joined(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.join(', ');
}

function fit(cell: Cell, width: number, page: Page): string {
  return typeof cell === 'string' ? shorten(cell, width, page.ellipsis) : fitNames(cell, width, page.ellipsis);
}
