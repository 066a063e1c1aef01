import type { Analysis } from '../model/analysis.js';
import type { UnitId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import type { ServiceLink } from '../model/system-view.js';
import { beginning, heading, type Item, items, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { type Column, table } from './terminal-table.js';
import { count } from '../model/wording.js';

const MOST_LINKS = 10;
const MOST_LOOPS = 3;

/** Who depends on whom among the services, the most calls first, and the crossing calls that a loop repeats. */
export function links(analysis: Analysis, page: Page): readonly string[] {
  const sorted = analysis.links.toSorted(
    (a, b) =>
      b.calls - a.calls ||
      b.callsInLoops - a.callsInLoops ||
      b.events - a.events ||
      b.uses - a.uses ||
      b.typeOnly - a.typeOnly ||
      compareText(a.from, b.from) ||
      compareText(a.to, b.to),
  );
  if (sorted.length === 0) return [];
  const { shown, more } = beginning(sorted, { most: MOST_LINKS, page });
  return [
    ...heading('Links between services', page),
    ...table(shown, columnsOf(analysis, page), page),
    ...more,
    ...remark(
      `In loops: a call that would cross the network once for each item. ${hasEvents(analysis) ? 'Events: published by the one, handled by the other. ' : ''}Other uses: imports of values, injection, inheritance. Types cost nothing at run time. Fewer is better.`,
      page,
    ),
    ...loops(sorted, page),
  ];
}

function columnsOf(analysis: Analysis, page: Page): readonly Column<ServiceLink>[] {
  const names = new Map(analysis.decomposition.services.map(({ id, name }) => [id, name]));
  return [
    { title: 'From', cell: ({ from }) => names.get(from) ?? from },
    { title: '', cell: () => page.arrow },
    { title: 'To', cell: ({ to }) => names.get(to) ?? to },
    { title: 'Calls', cell: ({ calls }) => zeroAsDash(calls), align: 'right' },
    { title: 'In loops', cell: ({ callsInLoops }) => zeroAsDash(callsInLoops), align: 'right' },
    ...(hasEvents(analysis) ? [{ title: 'Events', cell: ({ events }: ServiceLink) => zeroAsDash(events), align: 'right' } as const] : []),
    { title: 'Other uses', cell: ({ uses }) => zeroAsDash(uses), align: 'right' },
    { title: 'Types', cell: ({ typeOnly }) => zeroAsDash(typeOnly), align: 'right' },
  ];
}

function hasEvents({ links }: Analysis): boolean {
  return links.some(({ events }) => events > 0);
}

function zeroAsDash(number: number): string {
  return number === 0 ? '-' : String(number);
}

function loops(sorted: readonly ServiceLink[], page: Page): readonly string[] {
  const calls = sorted.flatMap(({ references }) => references.filter(({ kind, inLoop }) => inLoop && kind === 'call')).sort((a, b) => byLocation(a.at, b.at));
  if (calls.length === 0) return [];
  const { shown, more } = beginning(calls, { most: MOST_LOOPS, page, indent: 4 });
  const list = shown.map(
    ({ at, from, to, toMember }): Item => ({
      place: `${at.path}:${at.line}`,
      note: `${nameOf(from)} ${page.arrow} ${nameOf(to)}${toMember === null ? '' : `.${toMember}`}`,
    }),
  );
  return [
    ...paragraph(`${count(calls.length, 'crossing call')} in ${calls.length === 1 ? 'a loop' : 'loops'}:`, page, { indent: 2 }),
    ...items(list, page, 4),
    ...more,
  ];
}

function nameOf(unit: UnitId): string {
  return unit.slice(unit.lastIndexOf('#') + 1) || unit.slice(unit.lastIndexOf('/') + 1, -1);
}
