import type { Analysis, Finding } from '../model/analysis.js';
import { compareText } from '../model/location.js';
import type { Severity } from '../model/rule.js';
import { escapeTerminal } from './escape-terminal.js';
import { type ExchangeOptions, findingText, isKnown, missedInWords, missedLimits } from './exchange.js';
import { jsonText } from './json.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
/** The rule that missed limits are results of. */
const LIMIT_RULE = 'limit';
/** More are dropped by those who show them; what counts comes first. */
const MOST_RESULTS = 5_000;

/**
 * Findings, and the missed limits of a gate, as SARIF 2.1.0 (OASIS standard, 2020). `partialFingerprints` hold when lines move. Places are relative to the
 * base `%SRCROOT%`. Ends with a newline.
 */
export function renderSarif(analysis: Analysis, options: ExchangeOptions = {}): string {
  const findings = analysis.findings.slice(0, MOST_RESULTS);
  const rules = rulesOf(findings, options);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const results = [...missedResults(options), ...findings.map((finding) => resultOf(finding, options))];
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Seamline', version: analysis.version, semanticVersion: analysis.version, rules } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: options.gate?.incomplete == null && (analysis.ruleFaults ?? []).length === 0 }],
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } },
        results: results.map((result) => ({ ...result, ruleIndex: indexOf.get(result.ruleId ?? '') ?? -1 })),
      },
    ],
  };
  return jsonText(log);
}

interface RuleDescriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help?: { readonly text: string; readonly markdown?: string };
  readonly properties: { readonly tags: readonly string[] };
}

const LEVELS = { error: 'error', warning: 'warning', note: 'note' } as const satisfies Record<Severity, string>;

function rulesOf(findings: readonly Finding[], options: ExchangeOptions): RuleDescriptor[] {
  const rules = new Map<string, RuleDescriptor>();
  for (const { ruleId, principle, remedy } of findings) {
    const page = options.pages?.get(ruleId);
    rules.set(ruleId, {
      id: ruleId,
      shortDescription: { text: plain(principle) },
      help: { text: plain(remedy), ...(page === undefined ? {} : { markdown: page }) },
      properties: { tags: ['architecture'] },
    });
  }
  if (missedLimits(options).length > 0) {
    rules.set(LIMIT_RULE, { id: LIMIT_RULE, shortDescription: { text: 'A limit that the team set is kept.' }, properties: { tags: ['architecture'] } });
  }
  return [...rules.values()].sort((a, b) => compareText(a.id, b.id));
}

function resultOf(finding: Finding, options: ExchangeOptions) {
  return {
    ruleId: finding.ruleId,
    level: LEVELS[finding.severity],
    message: { text: message(findingText(finding)) },
    locations: [placeOf(finding, options)],
    relatedLocations: finding.evidence.map((piece, index) => ({ id: index + 1, ...placeOf(piece, options), message: { text: message(piece.note) } })),
    partialFingerprints: { 'seamline/v1': finding.fingerprint },
    ...(options.gate?.baseline ? { baselineState: isKnown(finding, options) ? 'unchanged' : 'new' } : {}),
    properties: { services: [...finding.services], entities: [...finding.entities] },
  };
}

function missedResults(options: ExchangeOptions) {
  return missedLimits(options).map((limit) => {
    const [worst, ...others] = limit.offenders;
    return {
      ruleId: LIMIT_RULE,
      level: 'error',
      message: { text: message(missedInWords(limit)) },
      locations: worst ? [placeOf(worst, options)] : [],
      relatedLocations: others.map((place, index) => ({ id: index + 1, ...placeOf(place, options), message: { text: message(place.note) } })),
      partialFingerprints: { 'seamline/v1': `limit:${limit.name}` },
    };
  });
}

function placeOf(
  { path, line, endLine }: { readonly path: string; readonly line: number; readonly endLine?: number },
  { prefix = '' }: ExchangeOptions,
): object {
  const region = { startLine: line, ...(endLine === undefined || endLine < line ? {} : { endLine }) };
  return { physicalLocation: { artifactLocation: { uri: uriOf(`${prefix}${path}`), uriBaseId: '%SRCROOT%' }, region } };
}

/** A relative reference (RFC 3986): what is no plain character is encoded as UTF-8, half a surrogate pair as the replacement character. */
function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
}

/** In a message of SARIF brackets make links and backslashes take that from them (section 3.11.6). */
function message(text: string): string {
  return plain(text).replace(/[\\[\]]/g, '\\$&');
}

function plain(text: string): string {
  return escapeTerminal(text);
}
