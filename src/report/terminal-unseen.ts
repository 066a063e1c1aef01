import type { Analysis } from '../model/analysis.js';
import type { Gap, GapReason } from '../model/gap.js';
import { compareText } from '../model/location.js';
import type { LeftOut } from '../model/workspace.js';
import { beginning, heading, items, paragraph } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { recallLines } from './terminal-recall.js';
import { shorten } from './terminal-text.js';
import { count } from '../model/wording.js';

const MOST_GAPS = 3;
/** A statement of a minified file may be as long as the file. */
const LONGEST_DETAIL = 100;

const GAPS = {
  'unresolved-import': 'Imports that lead to no file',
  'unresolved-receiver': 'Calls like a data access, on an unknown receiver',
  'dynamic-query': 'Data accesses whose entity is only known at run time',
  'parse-error': 'Syntax that could not be read (the rest of the file was)',
  'too-large': 'Files over the size limit, not analysed',
  unreadable: 'Files or folders that could not be read',
  'unusable-config': 'Configuration that could not be used',
} satisfies Record<GapReason, string>;

const LEFT_OUT = {
  test: 'Tests',
  story: 'Stories',
  declaration: 'Type declarations',
  generated: 'Generated code',
  migration: 'Migrations',
  ignored: 'Ignored by .gitignore, build output, or links',
  excluded: 'Excluded in the configuration',
  'too-large': 'Over the size limit',
} satisfies Record<LeftOut['reason'], string>;

/** What was not understood, by reason, the most frequent first; a few examples each, all where the page is verbose. Then how much of the data access was. */
export function gaps(analysis: Analysis, page: Page): readonly string[] {
  const { gaps: all } = analysis;
  const understood = recallLines(analysis, page);
  if (all.length === 0) return understood.length === 0 ? [] : [...heading('Not understood: nothing that was noticed', page), ...understood];
  const groups = new Map<GapReason, Gap[]>();
  for (const gap of all) {
    const group = groups.get(gap.reason);
    if (group) group.push(gap);
    else groups.set(gap.reason, [gap]);
  }
  const sorted = [...groups].sort(([a, some], [b, others]) => others.length - some.length || compareText(a, b));
  return [
    ...heading(`Not understood: ${count(all.length, 'place')}`, page),
    ...sorted.flatMap(([reason, group]) => groupLines(group, { title: GAPS[reason], page })),
    ...understood,
  ];
}

function groupLines(group: readonly Gap[], { title, page }: { title: string; page: Page }): readonly string[] {
  const { shown, more } = beginning(group, { most: MOST_GAPS, page, indent: 4 });
  return [
    ...paragraph(`${title}: ${group.length}`, page, { indent: 2 }),
    ...items(
      shown.map(({ path, line, detail }) => ({ place: `${path}:${line}`, note: shorten(detail, LONGEST_DETAIL, page.ellipsis) })),
      page,
      4,
    ),
    ...more,
  ];
}

/** Files that were found and not analysed, by reason. */
export function leftOut({ leftOut: groups }: Analysis, page: Page): readonly string[] {
  const all = groups.reduce((sum, group) => sum + group.count, 0);
  if (all === 0) return [];
  return [
    ...heading(`Left out: ${count(all, 'file')}`, page),
    ...groups.flatMap((group) => paragraph(`${LEFT_OUT[group.reason]}: ${group.count} (${examplesOf(group, page)})`, page, { indent: 2, hanging: 2 })),
  ];
}

function examplesOf({ count: all, examples }: LeftOut, page: Page): string {
  return `${examples.join(', ')}${all > examples.length ? `, ${page.ellipsis}` : ''}`;
}
