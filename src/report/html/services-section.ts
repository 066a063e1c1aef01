import type { Analysis } from '../../model/analysis.js';
import type { Service } from '../../model/decomposition.js';
import { count, unitName } from '../../model/wording.js';
import { decimal, percent } from '../terminal-words.js';
import { type Child, element, type Markup } from './markup.js';
import { tieWords } from './map-scene.js';
import { code, entityName, type PageSource, placed, points, section, serviceLink, table } from './page-words.js';
import type { ServiceTie } from './page-data.js';

/** Rows of a list in the page of a service. */
const MOST = 40;
/** Below this a file is named as one that could lie elsewhere: its service has less than half of its ties. */
const UNSURE = 0.5;

/** A list of the services, and the page of each. */
export function servicesSections(source: PageSource): readonly Markup[] {
  const { analysis } = source;
  const kernel = analysis.decomposition.kernel;
  const list = section(
    'services',
    'Services',
    element(
      'ul',
      { class: 'service-list' },
      analysis.decomposition.services.map(({ id, files }) =>
        element('li', {}, serviceLink(analysis, id), ' ', element('small', {}, count(files.length, 'file'))),
      ),
    ),
    kernel.length > 0 && [
      element('h3', {}, 'Kernel'),
      element('p', {}, 'Files that nearly all services use, or that wire them together; they belong to none.'),
      points(
        kernel.map(({ path, reason }) => [code(path), ' ', reason]),
        200,
      ),
    ],
    analysis.decomposition.unassigned.length > 0 && [element('h3', {}, 'In no service'), points(analysis.decomposition.unassigned.map(code), 200)],
  );
  return [list, ...analysis.decomposition.services.map((service, index) => page(source, { service, index }))];
}

interface Page {
  readonly service: Service;
  readonly index: number;
}

function page({ analysis, data }: PageSource, { service, index }: Page): Markup {
  const metrics = analysis.serviceMetrics.get(service.id);
  const change = analysis.coChange?.services.find(({ id }) => id === service.id);
  const tied = (direction: 'from' | 'to'): readonly Child[] =>
    data.ties
      .filter((tie) => tie[direction] === index)
      .sort((a, b) => weightOf(b) - weightOf(a))
      .map((tie) => tieWords(data, tie));
  const findings = analysis.findings.filter(({ services }) => services.includes(service.id));
  return element(
    'section',
    { id: `service-${index + 1}`, class: 'view service-page', 'aria-labelledby': `service-${index + 1}-title` },
    element('h2', { id: `service-${index + 1}-title`, tabindex: -1 }, `Service ${service.name}`),
    element('p', { class: 'script' }, element('a', { href: `#map-${index + 1}`, class: 'button' }, 'Look inside, on the map')),
    metrics &&
      element(
        'p',
        {},
        `${count(service.files.length, 'file')}; cohesion ${decimal(metrics.cohesion)}; used by ${count(metrics.afferent, 'service')}, uses ${metrics.efferent}; others call ${count(metrics.interfaces, 'operation')} of it; confidence ${decimal(service.confidence)}.`,
        change && ` ${change.crossing} of its ${count(change.commits, 'commit')} changed another service too.`,
      ),
    listOf(
      'Parts',
      service.modules.map(({ name, files }) => `${name} (${count(files.length, 'file')})`),
    ),
    owned(analysis, service),
    listOf('Ties to others', tied('from')),
    listOf('Ties from others', tied('to')),
    listOf(
      'Findings',
      findings.map(({ fingerprint, message, severity, ruleId }) => [`${severity} ${ruleId}: `, element('a', { href: `#finding-${fingerprint}` }, message)]),
    ),
    entries(analysis, service),
    listOf('Files that could lie elsewhere', doubtful(analysis, service)),
    element('div', { class: 'script files-of', 'data-files-of': index }),
  );
}

function weightOf({ counts }: ServiceTie): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function listOf(title: string, items: readonly Child[]): readonly (Markup | null)[] {
  return items.length === 0 ? [] : [element('h3', {}, `${title} (${items.length.toLocaleString('en-US')})`), points(items, MOST)];
}

function owned(analysis: Analysis, { entities }: Service): readonly (Markup | null)[] {
  const names = new Map<string, string>(analysis.decomposition.services.map(({ id, name }) => [id, name]));
  const rows = entities.flatMap((id) => {
    const use = analysis.entities.find((entity) => entity.id === id);
    const others = (ids: readonly string[]): string => ids.map((other) => names.get(other) ?? other).join(', ');
    return use ? [[entityName(analysis, id), use.table, others(use.writers), others(use.readers)]] : [];
  });
  return rows.length === 0
    ? []
    : [element('h3', {}, `Entities (${rows.length})`), table('Entities that it owns', ['Entity', 'Table', 'Written by', 'Read by'], rows)];
}

function entries({ facts, entryCosts }: Analysis, { files }: Service): readonly (Markup | null)[] {
  const known = new Set(files);
  const items = facts.entryPoints.flatMap(({ kind, method, route, at, unit, member }, index) => {
    if (!known.has(at.path)) return [];
    const cost = entryCosts[index];
    const price = cost && cost.services.length > 1 ? `; over ${count(cost.services.length, 'service')}, FRC ${cost.frc}` : '';
    return [[`${kind} ${[method, route].filter((part) => part !== '').join(' ')} `, code(unitName(unit, member)), ' ', placed(at), price]];
  });
  return listOf('Entry points', items);
}

function doubtful({ decomposition }: Analysis, { id }: Service): readonly Child[] {
  const names = new Map(decomposition.services.map((service) => [service.id, service.name]));
  return decomposition.placements
    .filter(({ service, share, runnerUp }) => service === id && runnerUp !== null && share < UNSURE && runnerUp.share > share / 2)
    .sort((a, b) => a.share - b.share)
    .map(({ path, share, runnerUp }) => [
      code(path),
      ` ${percent(share)} of its ties; ${runnerUp ? `${names.get(runnerUp.service) ?? ''} has ${percent(runnerUp.share)}` : ''}`,
    ]);
}
