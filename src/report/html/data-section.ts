import type { Analysis, EntityUse } from '../../model/analysis.js';
import { compareText } from '../../model/location.js';
import { count } from '../../model/wording.js';
import { KIND_NAMES, sharingWords } from '../sharing-words.js';
import { element, type Markup } from './markup.js';
import { STRIDE } from './page-data.js';
import { code, folded, type PageSource, placed, scrolling, section, serviceLink } from './page-words.js';
import { homeOf } from './service-ties.js';

/** Cells of the matrix at most; beyond, entities of one service alone are counted. */
const MOST_CELLS = 40_000;

/** Who reads and writes what: a row for each entity, a column for each service that touches one, in each cell the places. */
export function dataSection({ analysis, data }: PageSource): Markup {
  const { entities, decomposition, metrics } = analysis;
  if (entities.length === 0) return section('data', 'Data', element('p', {}, 'No entities were found, so data plays no part.'));
  const counts = placesOf(data);
  const touching = ({ readers, writers }: EntityUse): number => new Set([...readers, ...writers]).size;
  const columns = data.order.filter(
    (service) => entities.some((_, entity) => counts.has(`${entity} ${service}`)) || data.entities.some(({ owner }) => owner === service),
  );
  const sorted = entities.toSorted((a, b) => b.writers.length - a.writers.length || touching(b) - touching(a) || compareText(a.id, b.id));
  const room = Math.max(20, Math.floor(MOST_CELLS / Math.max(1, columns.length)));
  const rows = sorted.slice(0, room).map((entity) => row(entity, { analysis, columns, counts }));
  const heads = columns.map((service) => element('th', { scope: 'col', class: 'turned' }, element('span', {}, decomposition.services[service]?.name)));
  const caption = 'W: places that write, R: places that read. The owner is outlined. Entities with most writers come first.';
  const matrix = element(
    'table',
    { class: 'matrix', id: 'data-matrix' },
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, 'Entity'), element('th', { scope: 'col' }, 'Shared'), heads)),
    element('tbody', {}, rows),
  );
  return section(
    'data',
    'Data',
    element('p', {}, `${metrics.sharedEntities} of ${count(entities.length, 'entity', 'entities')} are touched by several services.`),
    element('p', { class: 'script' }, element('label', {}, element('input', { type: 'checkbox', id: 'shared-only' }), ' only what several services touch')),
    scrolling('Services by entities', matrix),
    sorted.length > room && element('p', { class: 'aside' }, `${count(sorted.length - room, 'more entity', 'more entities')}, in the CSV report.`),
    shared(analysis),
  );
}

/** Reads and writes by entity and service. */
function placesOf({ accesses, files }: PageSource['data']): ReadonlyMap<string, readonly [reads: number, writes: number]> {
  const counts = new Map<string, readonly [reads: number, writes: number]>();
  for (let at = 0; at < accesses.length; at += STRIDE.access) {
    const service = homeOf({ files }, accesses[at] ?? -1);
    const key = `${accesses[at + 2]} ${service}`;
    const [reads, writes] = counts.get(key) ?? [0, 0];
    counts.set(key, (accesses[at + 3] ?? 0) % 2 === 1 ? [reads, writes + 1] : [reads + 1, writes]);
  }
  return counts;
}

interface Cells {
  readonly analysis: Analysis;
  readonly columns: readonly number[];
  readonly counts: ReadonlyMap<string, readonly [reads: number, writes: number]>;
}

function row(use: EntityUse, cells: Cells): Markup {
  const isShared = new Set([...use.readers, ...use.writers]).size > 1;
  const kind = use.sharing ? KIND_NAMES[use.sharing.kind] : '';
  return element(
    'tr',
    { class: isShared ? 'shared' : undefined },
    element('th', { scope: 'row' }, use.name),
    element('td', { class: 'kind' }, kind),
    cells.columns.map((service) => cell(use, service, cells)),
  );
}

function cell(use: EntityUse, service: number, { analysis, counts }: Cells): Markup {
  const entity = analysis.entities.indexOf(use);
  const [reads, writes] = counts.get(`${entity} ${service}`) ?? [0, 0];
  const isOwner = analysis.decomposition.services[service]?.id === use.owner;
  const text = joined([writes > 0 && `W${writes}`, reads > 0 && `R${reads}`]);
  const name = joined([isOwner && 'owner', writes > 0 && 'writes', writes === 0 && reads > 0 && 'reads']);
  return element('td', { class: name || undefined, 'data-cell': text !== '' && `${entity} ${service}` }, text || null);
}

function joined(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(' ');
}

function shared(analysis: Analysis): readonly (Markup | null)[] {
  const names = new Map(analysis.decomposition.services.map(({ id, name }) => [id, name]));
  const told = analysis.entities.filter(({ sharing, readers, writers }) => sharing && new Set([...readers, ...writers]).size > 1);
  if (told.length === 0) return [];
  const blocks = told.map((use) =>
    folded(
      [element('strong', {}, use.name), ` (table ${use.table}), `, use.sharing ? KIND_NAMES[use.sharing.kind] : ''],
      element('p', {}, 'Owner: ', serviceLink(analysis, use.owner), '. Declared at ', placed(use.declaredAt), ', ', code(use.via), '.'),
      use.sharing && sharingWords(use.sharing, (id) => names.get(id) ?? id).map((sentence) => element('p', {}, sentence)),
    ),
  );
  return [element('h3', {}, 'What each shared entity asks for'), ...blocks];
}
