import type { Analysis } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { needCount } from '../model/needs.js';
import type { ServiceLink } from '../model/system-view.js';
import { heading, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count } from '../model/wording.js';

const MOST_LINKS = 6;
/** Of a graph it is not known what its calls lead to: there every use counts. */
const COUNTED = ' Counted are calls that lead to data of the called service.';

/** Services that need each other in a circle, and the links that close it: the lightest first, for they are the cheapest to cut. */
export function cycles(analysis: Analysis, page: Page): readonly string[] {
  if (analysis.cycles.length === 0) return [];
  return [
    ...heading(count(analysis.cycles.length, 'circle of services', 'circles of services'), page),
    ...analysis.cycles.flatMap((cycle) => [
      ...paragraph(namesOf(cycle, analysis).join(', '), page, { indent: 2, hanging: 2 }),
      ...paragraph(`lightest links: ${linksIn(cycle, { analysis, page }).join(', ')}`, page, { indent: 4, hanging: 2 }),
    ]),
    ...remark(`Services in a circle can only be changed and released together.${analysis.links.some(({ needs }) => needs) ? COUNTED : ''}`, page),
  ];
}

function namesOf(ids: readonly ServiceId[], { decomposition }: Analysis): string[] {
  const names = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? id);
}

function linksIn(cycle: readonly ServiceId[], { analysis, page }: { analysis: Analysis; page: Page }): readonly string[] {
  const members = new Set(cycle);
  const inside = analysis.links
    .filter((link) => members.has(link.from) && members.has(link.to) && needCount(link) > 0)
    .sort((a, b) => needCount(a) - needCount(b) || compareText(a.from, b.from) || compareText(a.to, b.to));
  const shown = page.verbose ? inside : inside.slice(0, MOST_LINKS);
  return shown.map((link) => `${namesOf([link.from, link.to], analysis).join(` ${page.arrow} `)} (${weight(link)})`);
}

function weight({ needs, calls, uses }: ServiceLink): string {
  if (needs) return count(needs.length, 'call');
  return [...(calls > 0 ? [count(calls, 'call')] : []), ...(uses > 0 ? [count(uses, 'other use')] : [])].join(', ');
}
