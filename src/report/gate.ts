import type { Analysis } from '../model/analysis.js';
import type { GateResult, LimitResult } from '../model/gate.js';
import { recallOver } from '../model/recall.js';
import { sideName } from './difference-words.js';
import { ruleFaults } from './terminal-rule-faults.js';
import { findings } from './terminal-findings.js';
import { beginning, heading, items, paragraph, remark } from './terminal-layout.js';
import { type Page, pageOf, type TerminalOptions } from './terminal-page.js';
import { table } from './terminal-table.js';
import { gaps } from './terminal-unseen.js';
import { count, listed } from '../model/wording.js';

/** The verdict of `check` for people, each limit with its value and the worst offenders, then the findings that fail it; ends with a newline. */
export function renderGate(gate: GateResult, analysis: Analysis, options: TerminalOptions): string {
  const page = pageOf(options);
  const sections = [
    verdict(gate, analysis, page),
    limits(gate, page),
    ...gate.limits.filter(({ passed }) => page.verbose || !passed).map((limit) => offenders(limit, page)),
    findings({ ...analysis, findings: gate.errors }, page),
    againstBaseline(gate, page),
    gate.incomplete || page.verbose ? gaps(analysis, page) : [],
    gate.limits.length === 0 ? advice(page) : [],
  ].filter((lines) => lines.length > 0);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

const STYLES = { clean: 'green', failed: 'red', incomplete: 'yellow' } as const satisfies Record<GateResult['outcome'], string>;

function verdict(gate: GateResult, analysis: Analysis, page: Page): readonly string[] {
  const style = page.chalk[STYLES[gate.outcome]].bold;
  return [...paragraph(verdictText(gate), page, { style }), ...incompleteness(gate, analysis, page), ...ruleFaults(analysis, page)];
}

function verdictText({ outcome, limits: judged, errors, baseline, incomplete, ruleFaults }: GateResult): string {
  const missed = judged.filter(({ passed }) => !passed).length;
  const causes = [
    ...(missed > 0 ? [`${missed} of ${count(judged.length, 'limit')} missed`] : []),
    ...(errors.length > 0 ? [count(errors.length, `${newWord(baseline)}finding of severity error`, `${newWord(baseline)}findings of severity error`)] : []),
    ...(baseline?.strict && baseline.gone.length > 0 ? [`${count(baseline.gone.length, 'entry', 'entries')} of the baseline gone`] : []),
  ];
  switch (outcome) {
    case 'failed':
      return `Gate failed: ${listed(causes)}`;
    case 'incomplete':
      return incomplete ? 'Gate undecided: too much was not understood' : `Gate undecided: ${count(ruleFaults.length, 'rule')} failed`;
    case 'clean':
      return judged.length === 0
        ? `Gate passed: no ${newWord(baseline)}finding of severity error; no limit is set`
        : `Gate passed: ${judged.length === 1 ? 'the limit is' : `all ${judged.length} limits are`} kept, no ${newWord(baseline)}finding of severity error`;
    default:
      return outcome satisfies never;
  }
}

/** Findings are new only against something. */
function newWord(baseline: GateResult['baseline']): string {
  return baseline ? 'new ' : '';
}

const MOST_GONE = 5;

/** What is known and passes, and what is known and gone. */
function againstBaseline({ baseline, since }: GateResult, page: Page): readonly string[] {
  if (!baseline) return [];
  const { known, gone } = baseline;
  const { shown, more } = beginning(gone, { most: MOST_GONE, page, indent: 2 });
  return [
    ...paragraph(
      since
        ? `Judged by what came since ${sideName(since)}: ${count(known.size, 'finding was', 'findings were')} there already${gone.length === 0 ? '.' : `, ${gone.length} gone:`}`
        : `Baseline: ${count(known.size, 'known finding is', 'known findings are')} still there${gone.length === 0 ? '.' : `, ${gone.length} gone:`}`,
      page,
    ),
    ...items(
      shown.map(({ rule, path, message }) => ({ place: `${rule} ${path}`, note: message })),
      page,
    ),
    ...more,
    ...(gone.length === 0 || since ? [] : remark(`Write it anew, so that they cannot come back: seamline baseline ${page.target}`, page, 0)),
  ];
}

function incompleteness({ incomplete }: GateResult, { gaps: all, metrics, recall }: Analysis, page: Page): readonly string[] {
  if (!incomplete) return [];
  const { resolved, unresolved } = recallOver(recall);
  const seen = {
    files: `${count(all.length, 'place')} in ${count(metrics.files, 'file')} not understood`,
    accesses: `${unresolved.toLocaleString('en-US')} of ${count(resolved + unresolved, 'call that looks', 'calls that look')} like a data access not understood`,
  }[incomplete.of];
  return paragraph(`${seen} (maxGapShare ${incomplete.share}, at most ${incomplete.limit} is asked). What lies there could change the figures.`, page);
}

function limits(gate: GateResult, page: Page): readonly string[] {
  const { limits: judged } = gate;
  if (judged.length === 0) return [];
  const columns = [
    { title: 'Limit', cell: ({ name }: LimitResult) => name },
    { title: 'Bound', cell: ({ bound, limit, from }: LimitResult) => `${bound} ${limit}${fromWord(gate, from)}` },
    { title: 'Value', cell: ({ value }: LimitResult) => String(value), align: 'right' as const },
    { title: 'Verdict', cell: ({ passed }: LimitResult) => (passed ? 'kept' : 'MISSED') },
  ];
  return table(judged, columns, page);
}

/** Where a limit comes from, where no team set it. */
function fromWord({ since }: GateResult, from: LimitResult['from']): string {
  const words = { settings: '', baseline: ' (baseline)', since: ` (${since?.name ?? ''})` } satisfies Record<LimitResult['from'], string>;
  return words[from];
}

function offenders({ name, bound, limit, value, offenders: worst }: LimitResult, page: Page): readonly string[] {
  if (worst.length === 0) return [];
  const list = worst.map(({ path, line, note }) => ({ place: `${path}:${line}`, note }));
  return [...heading(`${name} is ${value}, ${bound} ${limit} is asked; the worst:`, page), ...items(list, page)];
}

function advice(page: Page): readonly string[] {
  return [
    ...remark('To set limits, give flags or write them to seamline.config.json:', page, 0),
    '  seamline check --max-service-cycles 0',
    '  { "limits": { "maxServiceCycles": 0 } }',
  ];
}
