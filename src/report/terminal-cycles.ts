import type { Analysis } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { heading, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count } from './terminal-words.js';

/** Services that depend on each other in a circle, with the links that close it. */
export function cycles(analysis: Analysis, page: Page): readonly string[] {
  if (analysis.cycles.length === 0) return [];
  return [
    ...heading(count(analysis.cycles.length, 'circle of services', 'circles of services'), page),
    ...analysis.cycles.flatMap((cycle) => paragraph(`${namesOf(cycle, analysis).join(', ')}: ${legs(cycle, { analysis, page })}`, page, { indent: 2, hanging: 2 })),
    ...remark('Services in a circle can only be changed and released together.', page),
  ];
}

function namesOf(ids: readonly ServiceId[], { decomposition }: Analysis): string[] {
  const names = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  return ids.map((id) => names.get(id) ?? id);
}

function legs(cycle: readonly ServiceId[], { analysis, page }: { analysis: Analysis; page: Page }): string {
  const inside = analysis.links.filter(({ from, to, calls, uses }) => cycle.includes(from) && cycle.includes(to) && calls + uses > 0);
  return inside.map(({ from, to, calls, uses }) => `${namesOf([from, to], analysis).join(` ${page.arrow} `)} (${weight(calls, uses)})`).join(', ');
}

function weight(calls: number, uses: number): string {
  return calls > 0 ? count(calls, 'call') : count(uses, 'use');
}
