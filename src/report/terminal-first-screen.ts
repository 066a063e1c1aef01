import type { Analysis, Finding } from '../model/analysis.js';
import { count } from '../model/wording.js';
import { heading, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { summary } from './terminal-summary.js';

/** Lines of the smallest terminal that is in use (VT100, 80 × 24), less the one for the prompt. */
export const SCREEN = 23;

/** A sentence that is longer than two lines is told in full with the findings. */
const MOST_LINES = 2;

/** What a reader must have seen, on one screen: the answer, and the findings to act on first; how many there are besides, and what shows them. */
export function firstScreen(analysis: Analysis, page: Page): readonly string[] {
  const answer = summary(analysis, page);
  const told = analysis.findings.filter(({ severity }) => severity !== 'note');
  if (told.length === 0) return answer;
  const room = SCREEN - answer.length - 3; // an empty line, the heading, the count of the rest
  const shown: string[] = [];
  let number = 0;
  for (const finding of foremost(told)) {
    const lines = findingLines(finding, page);
    if (number > 0 && shown.length + lines.length > room) break;
    shown.push(...lines);
    number += 1;
  }
  const rest = analysis.findings.length - number;
  return [
    ...answer,
    '',
    ...heading('Act on first', page),
    ...shown,
    ...(rest > 0 ? remark(`${page.ellipsis} and ${count(rest, 'more finding')}, below${page.verbose ? '' : '; in full with --verbose'}`, page) : []),
  ];
}

/** The first of each rule by rank, then the others: five of one kind say no more than one. */
function foremost(findings: readonly Finding[]): readonly Finding[] {
  const rules = new Set<string>();
  const firsts = findings.filter(({ ruleId }) => !rules.has(ruleId) && rules.add(ruleId));
  return [...firsts, ...findings.filter((finding) => !firsts.includes(finding))];
}

function findingLines({ severity, ruleId, message, path, line }: Finding, page: Page): readonly string[] {
  const told = paragraph(message, page, { indent: 4 });
  const beginning =
    told.length <= MOST_LINES ? told : [...told.slice(0, MOST_LINES - 1), `${(told[MOST_LINES - 1] ?? '').slice(0, page.width - 4)} ${page.ellipsis}`];
  return [...paragraph(`${severity} ${ruleId} ${path}:${line}`, page, { indent: 2, hanging: 2 }), ...beginning];
}
