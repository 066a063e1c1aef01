import type { Analysis } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { heading, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count } from '../model/wording.js';

const MOST_LINKS = 6;

/** Services that depend on each other in a circle, and the links that close it: the lightest first, for they are the cheapest to cut. */
export function cycles(analysis: Analysis, page: Page): readonly string[] {
  if (analysis.cycles.length === 0) return [];
  return [
    ...heading(count(analysis.cycles.length, 'circle of services', 'circles of services'), page),
    ...analysis.cycles.flatMap((cycle) => [
      ...paragraph(namesOf(cycle, analysis).join(', '), page, { indent: 2, hanging: 2 }),
      ...paragraph(`lightest links: ${linksIn(cycle, { analysis, page }).join(', ')}`, page, { indent: 4, hanging: 2 }),
    ]),
    ...remark('Services in a circle can only be changed and released together.', page),
  ];
}

function namesOf(ids: readonly ServiceId[], { decomposition }: Analysis): string[] {
  const names = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? id);
}

function linksIn(cycle: readonly ServiceId[], { analysis, page }: { analysis: Analysis; page: Page }): readonly string[] {
  const members = new Set(cycle);
  const inside = analysis.links
    .filter(({ from, to, calls, uses }) => members.has(from) && members.has(to) && calls + uses > 0)
    .sort((a, b) => a.calls + a.uses - b.calls - b.uses || compareText(a.from, b.from) || compareText(a.to, b.to));
  const shown = page.verbose ? inside : inside.slice(0, MOST_LINKS);
  return shown.map(({ from, to, calls, uses }) => `${namesOf([from, to], analysis).join(` ${page.arrow} `)} (${weight(calls, uses)})`);
}

function weight(calls: number, uses: number): string {
  const parts = [...(calls > 0 ? [count(calls, 'call')] : []), ...(uses > 0 ? [count(uses, 'other use')] : [])];
  return parts.join(', ');
}
