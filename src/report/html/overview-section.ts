import type { Analysis } from '../../model/analysis.js';
import { recallOver } from '../../model/recall.js';
import { count } from '../../model/wording.js';
import { missedInWords, missedLimits } from '../exchange.js';
import { readingOf } from '../terminal-reading.js';
import { decimal, percent } from '../terminal-words.js';
import { element, type Markup } from './markup.js';
import { code, type PageSource, placed, points, section, serviceLink, table } from './page-words.js';

/** Findings that are told at the beginning: the first of each rule by rank. */
const FOREMOST = 6;

/** The answer first: what the figures say, the figures, what to act on, and the services. */
export function overviewSection(source: PageSource): Markup {
  const { analysis } = source;
  if (analysis.metrics.files === 0)
    return section('overview', 'Overview', element('p', { class: 'verdict' }, 'Nothing to judge: no source file was analysed.'));
  const [answer = '', ...others] = readingOf(analysis);
  return section(
    'overview',
    'Overview',
    gate(source),
    element('p', { class: 'verdict' }, answer),
    others.map((sentence) => element('p', {}, sentence)),
    analysis.graph && element('p', { class: 'aside' }, 'Read from a graph: what is called a file here is a node of it, and a place is always its line 1.'),
    figures(analysis),
    element('div', { class: 'columns' }, element('div', {}, foremost(source)), element('div', {}, element('h3', {}, 'Services'), servicesTable(analysis))),
    conclusions(analysis),
  );
}

function gate({ options }: PageSource): Markup | null {
  if (!options.gate) return null;
  const words = { clean: 'Gate passed.', failed: 'Gate failed.', incomplete: 'Gate undecided: too much was not understood, or a rule failed.' };
  return element(
    'div',
    { class: `gate ${options.gate.outcome}` },
    element('strong', {}, words[options.gate.outcome]),
    points(missedLimits(options).map(missedInWords)),
  );
}

function figures({ metrics, entities, recall, gaps, decomposition }: Analysis): Markup {
  const { share } = recallOver(recall);
  const tiles: (readonly [string, string, string])[] = [
    [metrics.files.toLocaleString('en-US'), 'files', `${count(metrics.lines, 'line')}`],
    [
      String(metrics.services),
      decomposition.origin === 'declared' ? 'declared services' : 'candidate services',
      `largest ${percent(metrics.largestServiceShare)} of files`,
    ],
    [decimal(metrics.modularity), 'modularity Q', 'structure above 0.3'],
    [decimal(metrics.agreement), 'agreement', 'over seeds, best 1'],
    [percent(metrics.interServiceCallShare), 'of calls cross', 'fewer is better'],
    [`${metrics.sharedEntities} of ${entities.length}`, 'entities are shared', 'by several services'],
    [String(metrics.serviceCycles), metrics.serviceCycles === 1 ? 'circle' : 'circles', 'of services that need each other'],
    [share === null ? '-' : percent(share), 'of data access understood', count(gaps.length, 'gap')],
  ];
  return element(
    'dl',
    { class: 'figures' },
    tiles.map(([value, name, remark]) => element('div', {}, element('dt', {}, name), element('dd', {}, value), element('dd', { class: 'remark' }, remark))),
  );
}

function foremost({ analysis }: PageSource): readonly (Markup | null)[] {
  const rules = new Set<string>();
  const firsts = analysis.findings.filter(({ severity, ruleId }) => severity !== 'note' && !rules.has(ruleId) && rules.add(ruleId)).slice(0, FOREMOST);
  if (firsts.length === 0) return [];
  const items = firsts.map((finding) =>
    element(
      'li',
      { class: finding.severity },
      element('strong', {}, finding.severity),
      ' ',
      code(finding.ruleId),
      ' ',
      placed(finding),
      element('br'),
      finding.message,
    ),
  );
  const all = count(analysis.findings.length, 'finding');
  return [element('h3', {}, 'Act on first'), element('ul', { class: 'foremost' }, items), element('p', {}, element('a', { href: '#findings' }, `All ${all}`))];
}

function servicesTable(analysis: Analysis): Markup {
  const rows = analysis.decomposition.services.map((service) => {
    const metrics = analysis.serviceMetrics.get(service.id);
    const figures = metrics ? [decimal(metrics.cohesion), metrics.afferent, metrics.efferent, decimal(metrics.instability)] : ['', '', '', ''];
    const owned = new Set(service.entities);
    const shared = analysis.entities.filter(({ id, readers, writers }) => owned.has(id) && new Set([...readers, ...writers]).size > 1).length;
    return [serviceLink(analysis, service.id), service.files.length, ...figures, decimal(service.confidence), service.entities.length || '', shared || ''];
  });
  const heads = ['Service', '-Files', '-Cohesion', '-Used by', '-Uses', '-Instability', '-Confidence', '-Entities', '-of them shared'];
  const caption =
    'Cohesion: share of its references kept inside (best 1). Instability: 0 is relied on, 1 relies on others. Confidence: how surely its files belong together.';
  return table(caption, heads, rows);
}

function conclusions({ decomposition }: Analysis): readonly (Markup | null)[] {
  if (decomposition.conclusions.length === 0) return [];
  return [element('h3', {}, 'How the services were found'), points(decomposition.conclusions)];
}
