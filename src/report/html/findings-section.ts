import type { Analysis, Finding } from '../../model/analysis.js';
import { compareText } from '../../model/location.js';
import { count, listed } from '../../model/wording.js';
import { isKnown } from '../exchange.js';
import { type Child, element, type Markup } from './markup.js';
import { code, entityName, folded, type PageSource, placed, points, section, serviceLinks } from './page-words.js';

const SEVERITIES = ['error', 'warning', 'note'] as const;
/** Places told of one finding; the JSON report has all. */
const MOST_EVIDENCE = 15;
/** Findings that a page has room for. */
const MOST_FINDINGS = 1000;

/** Every finding with its places, and what to narrow them by. */
export function findingsSection(source: PageSource): Markup {
  const { findings, suppressed } = source.analysis;
  if (findings.length === 0) return section('findings', 'Findings', element('p', {}, 'No findings.'), silent(source));
  const counts = SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const);
  const told = listed(counts.filter(([, number]) => number > 0).map(([severity, number]) => count(number, severity)));
  const rest = findings.length - MOST_FINDINGS;
  return section(
    'findings',
    'Findings',
    element('p', {}, `${told}${suppressed.length > 0 ? `; ${count(suppressed.length, 'more')} kept silent` : ''}. The gravest first.`),
    filters(source.analysis),
    element(
      'div',
      { id: 'finding-list' },
      findings.slice(0, MOST_FINDINGS).map((finding) => findingBlock(finding, source)),
    ),
    rest > 0 && element('p', { class: 'aside' }, `${count(rest, 'more finding')} of lower rank, in the JSON report.`),
    silent(source),
  );
}

/** For the page's script; hidden without it. */
function filters({ findings, decomposition }: Analysis): Markup {
  const rules = [...new Set(findings.map(({ ruleId }) => ruleId))].sort(compareText);
  const option = (value: string, text: string): Markup => element('option', { value }, text);
  const all = option('', 'all');
  return element(
    'form',
    { class: 'filters script', id: 'finding-filters', role: 'search', 'aria-label': 'Findings to show' },
    element(
      'label',
      {},
      'Severity ',
      element(
        'select',
        { name: 'severity' },
        all,
        SEVERITIES.map((severity) => option(severity, severity)),
      ),
    ),
    element(
      'label',
      {},
      'Rule ',
      element(
        'select',
        { name: 'rule' },
        all,
        rules.map((rule) => option(rule, rule)),
      ),
    ),
    element(
      'label',
      {},
      'Service ',
      element(
        'select',
        { name: 'service' },
        all,
        decomposition.services.map(({ name }, index) => option(String(index), name)),
      ),
    ),
    element('label', {}, 'Text ', element('input', { type: 'search', name: 'text' })),
    element('output', { name: 'shown', role: 'status' }),
  );
}

function findingBlock(finding: Finding, { analysis, options }: PageSource): Markup {
  const { severity, ruleId, message, remedy, principle, services, entities, fingerprint, evidence, members } = finding;
  const indexes = services.map((id) => analysis.decomposition.services.findIndex((service) => service.id === id));
  const parts: Child[] = [
    element('p', {}, element('strong', {}, 'To do: '), remedy),
    element('p', { class: 'aside' }, principle),
    services.length > 0 && element('p', {}, 'Services: ', serviceLinks(analysis, services)),
    entities.length > 0 && element('p', {}, `Entities: ${entities.map((id) => entityName(analysis, id)).join(', ')}`),
    points(
      evidence.map((piece) => [placed(piece), ' ', piece.note]),
      MOST_EVIDENCE,
    ),
    members && element('p', { class: 'aside' }, `Told as one: ${count(members.length, 'finding')}.`),
  ];
  const known = isKnown(finding, options) ? ' (known to the baseline)' : '';
  const head = [
    element('span', { class: 'severity' }, severity),
    ' ',
    code(ruleId),
    known,
    ' ',
    placed(finding),
    element('span', { class: 'message' }, message),
  ];
  const filter = { 'data-severity': severity, 'data-rule': ruleId, 'data-services': ` ${indexes.join(' ')} ` };
  return element('details', { id: `finding-${fingerprint}`, class: `finding ${severity}`, ...filter }, element('summary', {}, head), ...parts);
}

function silent({ analysis }: PageSource): Markup | null {
  const { suppressed } = analysis;
  if (suppressed.length === 0) return null;
  const items = suppressed.map(({ ruleId, message, suppression, ...at }) => [
    code(ruleId),
    ' ',
    placed(at),
    ' ',
    message,
    ` Kept silent by a ${suppression.by}: ${suppression.reason}`,
  ]);
  return folded(`Kept silent: ${count(suppressed.length, 'finding')}`, points(items, 200));
}
