import type { Difference } from '../model/difference.js';
import type { MetricChange } from '../model/metric-change.js';
import { count } from '../model/wording.js';
import { CHANGE_WORDS, written } from './change-words.js';
import { differenceInWords, sectionsOf, sideName, type ToldSection } from './difference-words.js';
import { beginning, heading, items, paragraph, remark } from './terminal-layout.js';
import { type Page, pageOf, type TerminalOptions } from './terminal-page.js';
import { type Column, table } from './terminal-table.js';

/** So many of a kind are read; the rest is counted. */
const MOST = 10;
const MOST_PLACES = 5;

const COLUMNS: readonly Column<MetricChange>[] = [
  { title: 'Figure', cell: ({ metric }) => metric },
  { title: 'Before', cell: (row) => written(row.before, row), align: 'right' },
  { title: 'After', cell: (row) => written(row.after, row), align: 'right' },
  { title: '', cell: ({ change }) => CHANGE_WORDS[change] },
];

/** What changed, for people: the answer, what came and went by kind, the figures that changed, and how the two were compared; ends with a newline. */
export function renderDifference(difference: Difference, options: TerminalOptions): string {
  const page = pageOf(options);
  const sections = [
    answer(difference, page),
    ...sectionsOf(difference, page.arrow).map((section) => sectionLines(section, page)),
    figures(difference, page),
    notes(difference, page),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function answer(difference: Difference, page: Page): readonly string[] {
  const sides = `From ${sideName(difference.before)} to ${sideName(difference.after)}`;
  return paragraph(`${sides}: ${differenceInWords(difference)}.`, page, { style: page.chalk.bold });
}

function sectionLines({ title, told }: ToldSection, page: Page): readonly string[] {
  const { shown, more } = beginning(told, { most: MOST, page });
  const flat = shown.every(({ places }) => places.length === 0);
  if (flat)
    return [
      ...heading(title, page),
      ...items(
        shown.map(({ what, note }) => ({ place: what, note })),
        page,
      ),
      ...more,
    ];
  const lines = shown.flatMap(({ what, note, places }) => {
    const { shown: first, more: others } = beginning(places, { most: MOST_PLACES, page, indent: 6 });
    return [...paragraph(`${what}: ${note}`, page, { indent: 2, hanging: 2 }), ...items(first, page, 6), ...others];
  });
  return [...heading(title, page), ...lines, ...more];
}

function figures({ figures: all }: Difference, page: Page): readonly string[] {
  const rows = all.filter(({ change }) => change !== 'same');
  return rows.length === 0 ? [] : [...heading('Figures that changed', page), ...table(rows, COLUMNS, page)];
}

function notes({ notes: told, elsewhere, failedRules }: Difference, page: Page): readonly string[] {
  const fresh =
    elsewhere === null || elsewhere === 0
      ? []
      : [`Proposed anew, ${count(elsewhere, 'file')} would be in another service than here: seamline analyze shows that proposal.`];
  const faults = failedRules.map((id) => `The rule ${id} failed, and its findings are not compared.`);
  return [...told, ...fresh, ...faults].flatMap((note) => remark(note, page, 0));
}
