import { count } from '../../model/wording.js';
import { element, type Markup } from './markup.js';
import { closesCircle, tieWords } from './map-scene.js';
import type { ServiceTie } from './page-data.js';
import type { PageSource } from './page-words.js';
import { scrolling, section, serviceLinks } from './page-words.js';
import { dependenceOf } from './service-ties.js';

/** Services that a matrix has room for. */
const MOST_SERVICES = 100;

/**
 * The dependency structure matrix: a row uses its columns. Services stand in the same order both ways, who uses first, so that what stands left of the
 * diagonal runs against it. (Steward, "The design structure system", 1981.)
 */
export function dependenciesSection({ analysis, data }: PageSource): Markup {
  if (data.services.length < 2) return section('dependencies', 'Dependencies', element('p', {}, 'There are fewer than two services.'));
  const order = data.order.slice(0, MOST_SERVICES);
  const ties = new Map(data.ties.map((tie) => [`${tie.from} ${tie.to}`, tie]));
  const strongest = Math.max(1, ...[...ties.values()].map(dependenceOf));
  const heads = order.map((_, place) => element('th', { scope: 'col', class: 'number', title: data.services[order[place] ?? 0]?.name }, place + 1));
  const rows = order.map((from, place) => {
    const cells = order.map((to) => cell(ties.get(`${from} ${to}`), { data, from, to, strongest }));
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, `${place + 1} `, element('a', { href: `#service-${from + 1}` }, data.services[from]?.name)),
      cells,
    );
  });
  const caption =
    'A row uses its columns: calls and other uses. A dot: only its data or its events. Who uses stands first; what stands left of the diagonal runs against the order, and is marked where it closes a circle.';
  const matrix = element(
    'table',
    { class: 'matrix structure', id: 'structure-matrix' },
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Service'), heads)),
    element('tbody', {}, rows),
  );
  const rest = data.services.length - order.length;
  const circles = analysis.cycles.map((cycle) => element('li', {}, serviceLinks(analysis, cycle)));
  return section(
    'dependencies',
    'Dependencies',
    scrolling('Services by services', matrix),
    rest > 0 && element('p', { class: 'aside' }, `${count(rest, 'more service')}, in the JSON report.`),
    element('h3', {}, 'Circles'),
    circles.length === 0 ? element('p', {}, 'No circle: services can be released one by one.') : element('ul', {}, circles),
  );
}

function cell(tie: ServiceTie | undefined, { data, from, to, strongest }: { data: PageSource['data']; from: number; to: number; strongest: number }): Markup {
  if (from === to) return element('td', { class: 'diagonal' });
  if (!tie) return element('td');
  const use = dependenceOf(tie);
  const others = (tie.counts[1] ?? 0) + (tie.counts[4] ?? 0) + (tie.counts[5] ?? 0);
  if (use === 0 && others === 0) return element('td');
  // five steps of shade, by the square root, as a few links are far stronger than most
  const shade = use === 0 ? 'data' : `shade-${Math.min(5, 1 + Math.floor(5 * Math.sqrt(use / strongest)))}`;
  const name = `${shade}${use > 0 && closesCircle(data, tie) ? ' against' : ''}`;
  return element('td', { class: name, title: tieWords(data, tie), 'data-tie': `${from} ${to}` }, use === 0 ? '·' : use);
}
