import type { Analysis, Finding } from '../model/analysis.js';
import type { Severity } from '../model/rule.js';
import { beginning, heading, items, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { count, listed } from '../model/wording.js';

const MOST_FINDINGS = 5;
const MOST_EVIDENCE = 5;
const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** What the rules found, grouped by rule, errors first; each rule says once why it matters, and what to do. */
export function findings({ findings: all, suppressed }: Analysis, page: Page): readonly string[] {
  const silent = silenced(suppressed, page);
  if (all.length === 0) return silent;
  const counts = SEVERITIES.map((severity) => ({ severity, number: all.filter((finding) => finding.severity === severity).length }));
  const title = listed(counts.filter(({ number }) => number > 0).map(({ severity, number }) => count(number, severity)));
  return [
    ...heading(`Findings: ${title}`, page),
    ...groupsOf(all).flatMap((group, index) => [...(index === 0 ? [] : ['']), ...groupLines(group, page)]),
    ...silent,
  ];
}

/** How many are kept silent, and by what; nothing where none is. */
function silenced(suppressed: Analysis['suppressed'], page: Page): readonly string[] {
  if (suppressed.length === 0) return [];
  const comments = suppressed.filter(({ suppression }) => suppression.by === 'comment').length;
  const parts = [
    ...(comments > 0 ? [`${comments} by ${comments === 1 ? 'a comment' : 'comments'} in the code`] : []),
    ...(suppressed.length > comments ? [`${suppressed.length - comments} by the configuration`] : []),
  ];
  return remark(`${count(suppressed.length, 'finding is', 'findings are')} suppressed, ${listed(parts)}; --format json lists them.`, page);
}

/** Findings of one rule and one severity, in the order in which they come. */
function groupsOf(all: readonly Finding[]): readonly (readonly [Finding, ...Finding[]])[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of all) {
    const key = `${finding.severity} ${finding.ruleId}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function groupLines(group: readonly [Finding, ...Finding[]], page: Page): readonly string[] {
  const [{ severity, ruleId, principle }] = group;
  const { shown, more } = beginning(group, { most: MOST_FINDINGS, page, indent: 4 });
  const number = group.length > 1 ? ` (${group.length})` : '';
  const remedies = new Set(shown.map(({ remedy }) => remedy));
  return [
    ...paragraph(`${severity} ${ruleId}${number}`, page, { indent: 2, style: styleOf(severity, page) }),
    ...shown.flatMap((finding) => findingLines(finding, page)),
    ...more,
    ...remark(`Why: ${principle}`, page, 4),
    ...[...remedies].flatMap((remedy) => paragraph(`To do: ${remedy}`, page, { indent: 4 })),
  ];
}

function findingLines({ message, path, line, evidence }: Finding, page: Page): readonly string[] {
  const place = `${path}:${line}`;
  const { shown, more } = beginning(evidence, { most: MOST_EVIDENCE, page, indent: 6 });
  const [first] = evidence;
  // the first evidence often is the place itself: then it is not said twice
  const told = first !== undefined && first.path === path && first.line === line;
  return [
    ...paragraph(message, page, { indent: 4 }),
    ...items([...(told ? [] : [{ place, note: '' }]), ...shown.map((piece) => ({ place: `${piece.path}:${piece.line}`, note: piece.note }))], page, 6),
    ...more,
  ];
}

function styleOf(severity: Severity, { chalk }: Page): (text: string) => string {
  switch (severity) {
    case 'error':
      return chalk.red.bold;
    case 'warning':
      return chalk.yellow.bold;
    case 'note':
      return chalk.cyan.bold;
    default:
      return severity satisfies never;
  }
}
