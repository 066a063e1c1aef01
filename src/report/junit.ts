import type { Analysis, Finding } from '../model/analysis.js';
import type { LimitResult } from '../model/gate.js';
import { escapeTerminal } from './escape-terminal.js';
import { type ExchangeOptions, findingText, isKnown, missedInWords } from './exchange.js';

interface Case {
  readonly suite: string;
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  /** Why it fails; absent where it passes. */
  readonly failure?: string;
  readonly text: string;
}

/**
 * Findings, and the limits of a gate, as the XML that JUnit made common: a suite for each rule and one for the limits. What fails the gate (an error that
 * no baseline knows, a missed limit) is a failure; a warning or a note is a case that passes and says its text as output. Ends with a newline.
 */
export function renderJunit(analysis: Analysis, options: ExchangeOptions = {}): string {
  const cases = [
    ...(options.gate?.limits ?? []).map((limit) => limitCase(limit, options)),
    ...analysis.findings.map((finding) => findingCase(finding, options)),
  ];
  const all = cases.length > 0 ? cases : [{ suite: 'seamline', name: 'no finding', text: '' }];
  const suites = new Map<string, Case[]>();
  for (const one of all) suites.set(one.suite, [...(suites.get(one.suite) ?? []), one]);
  const lines = [...suites].flatMap(([name, inside]) => [
    `  <testsuite name="${xml(name)}" tests="${inside.length}" failures="${failures(inside)}" errors="0" skipped="0" time="0">`,
    ...inside.flatMap(caseLines),
    '  </testsuite>',
  ]);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="seamline" tests="${all.length}" failures="${failures(all)}" errors="0" time="0">`,
    ...lines,
    '</testsuites>',
    '',
  ].join('\n');
}

function failures(cases: readonly Case[]): number {
  return cases.filter(({ failure }) => failure !== undefined).length;
}

function limitCase(limit: LimitResult, { prefix = '' }: ExchangeOptions): Case {
  const text = limit.offenders.map(({ path, line, note }) => `${prefix}${path}:${line} ${note}`).join('\n');
  const kept = `${limit.name} is ${limit.value}, ${limit.bound} ${limit.limit}`;
  return { suite: 'limits', name: limit.name, ...(limit.passed ? { text: kept } : { failure: missedInWords(limit), text }) };
}

function findingCase(finding: Finding, options: ExchangeOptions): Case {
  const { prefix = '' } = options;
  const { ruleId, message, path, line, severity, evidence } = finding;
  const text = [findingText(finding), ...evidence.map((piece) => `${prefix}${piece.path}:${piece.line} ${piece.note}`)].join('\n');
  return {
    suite: ruleId,
    name: message,
    file: `${prefix}${path}`,
    line,
    text,
    ...(severity === 'error' && !isKnown(finding, options) ? { failure: message } : {}),
  };
}

function caseLines({ suite, name, file, line, failure, text }: Case): readonly string[] {
  const place = file === undefined ? '' : ` file="${xml(file)}" line="${line}"`;
  const open = `    <testcase classname="${xml(suite)}" name="${xml(name)}"${place} time="0"`;
  if (failure !== undefined) return [`${open}>`, `      <failure type="${xml(suite)}" message="${xml(failure)}">${xml(text)}</failure>`, '    </testcase>'];
  return text === '' ? [`${open}/>`] : [`${open}>`, `      <system-out>${xml(text)}</system-out>`, '    </testcase>'];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;', '\n': '&#10;' };

/** Text as content or attribute of XML 1.0, which has no word for most control characters, lone surrogates, U+FFFE and U+FFFF: those are written out. */
function xml(text: string): string {
  const shown = text.split('\n').map(escapeTerminal).join('\n');
  return shown.replace(/[\ufffe\uffff]/g, '\ufffd').replace(/[&<>"'\n]/g, (character) => ENTITIES[character] ?? character);
}
