import type { AnyRule } from '../model/rule.js';
import { jsonText } from './json.js';
import { paragraph } from './terminal-layout.js';
import { pageOf } from './terminal-page.js';

/** The rules in the order given, for people: severity, id and principle of each, and the options with their defaults; ends with a newline. */
export function renderRules(rules: readonly AnyRule[], width: number): string {
  const page = pageOf({ colour: 0, width, verbose: false, unicode: false });
  const lines = rules.flatMap(({ id, severity, principle, defaults }) => [
    ...paragraph(`${id} (${severity})`, page),
    ...paragraph(principle, page, { indent: 2 }),
    ...Object.entries(defaults).flatMap(([option, value]) => paragraph(`${option}: ${JSON.stringify(value)}`, page, { indent: 2 })),
  ]);
  return `${[...lines, '', ...paragraph('seamline rules ID prints the page of one: what it reports, and when it is wrong.', page)].join('\n')}\n`;
}

/** What a rule says of itself as a page, for one that came without; ends with a newline. */
export function renderRuleAsPage({ id, severity, principle, source, problem, remedy, defaults }: AnyRule): string {
  const options = Object.entries(defaults).map(([option, value]) => `- \`${option}\` (default \`${JSON.stringify(value)}\`)`);
  const parts = [
    `# ${id}`,
    principle,
    `## What is reported`,
    `${severity}: ${problem}`,
    remedy,
    '## Options',
    options.join('\n') || 'None.',
    '## Source',
    source,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The rules in the order given, as JSON; ends with a newline. */
export function renderRulesJson(rules: readonly AnyRule[]): string {
  return jsonText(
    rules.map(({ id, severity, principle, source, problem, remedy, defaults }) => ({ id, severity, principle, source, problem, remedy, defaults })),
  );
}
