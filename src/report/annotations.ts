import type { Analysis, Finding } from '../model/analysis.js';
import type { Severity } from '../model/rule.js';
import { count } from '../model/wording.js';
import { escapeTerminal } from './escape-terminal.js';
import { type ExchangeOptions, findingText, isKnown, missedInWords, missedLimits } from './exchange.js';

/** GitHub shows at most ten of each kind for a step. */
const MOST_OF_A_KIND = 10;
const COMMANDS = { error: 'error', warning: 'warning', note: 'notice' } as const satisfies Record<Severity, string>;
const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

/** Findings that no baseline knows, and the missed limits of a gate, as workflow commands of GitHub Actions, which show them beside the code. Ends with a newline where there are any. */
export function renderAnnotations({ findings }: Analysis, options: ExchangeOptions = {}): string {
  const limits = missedLimits(options).map((limit) => {
    const [worst] = limit.offenders;
    const place = worst ? { file: `${options.prefix ?? ''}${worst.path}`, line: worst.line } : {};
    return command('error', { ...place, title: limit.name }, missedInWords(limit));
  });
  const told = SEVERITIES.flatMap((severity) => {
    const most = MOST_OF_A_KIND - (severity === 'error' ? limits.length : 0);
    const all = findings.filter((finding) => finding.severity === severity && !isKnown(finding, options));
    const shown = all.slice(0, Math.max(0, all.length > most ? most - 1 : most));
    return [...(severity === 'error' ? limits : []), ...shown.map((finding) => annotation(finding, options)), ...more(all.length - shown.length, severity)];
  });
  return told.map((line) => `${line}\n`).join('');
}

function annotation(finding: Finding, { prefix = '' }: ExchangeOptions): string {
  const { severity, ruleId, path, line, endLine } = finding;
  return command(COMMANDS[severity], { file: `${prefix}${path}`, line, ...(endLine > line ? { endLine } : {}), title: ruleId }, findingText(finding));
}

function more(hidden: number, severity: Severity): readonly string[] {
  return hidden <= 0 ? [] : [command(COMMANDS[severity], { title: 'seamline' }, `${count(hidden, `more ${severity}`)}, in the report.`)];
}

function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const words = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${name} ${words.join(',')}::${data(text)}`;
}

/** What a workflow command would take for its own end is percent-encoded, as the runner decodes it. */
function data(text: string): string {
  return escapeTerminal(text).replace(/[%\r\n]/g, percent);
}

function property(text: string): string {
  return escapeTerminal(text).replace(/[%\r\n:,]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
