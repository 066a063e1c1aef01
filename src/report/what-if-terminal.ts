import type { Analysis, Metrics } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import type { MetricChange } from '../model/metric-change.js';
import type { WhatIf } from '../model/what-if.js';
import { count } from '../model/wording.js';
import { CHANGE_WORDS, written } from './change-words.js';
import { beginning, heading, items, remark } from './terminal-layout.js';
import { type Page, pageOf, type TerminalOptions } from './terminal-page.js';
import { type Column, table } from './terminal-table.js';

interface Row extends MetricChange {
  readonly of: string;
}

/** So many moves are read; the rest is counted. */
const MOST = 10;

const figures: readonly Column<Row>[] = [
  { title: 'Before', cell: (row) => written(row.before, row), align: 'right' },
  { title: 'After', cell: (row) => written(row.after, row), align: 'right' },
  { title: '', cell: ({ change }) => CHANGE_WORDS[change] },
];

/** What the moves would change, for people: the moves, the figures of the whole, those that change of each service, owners; ends with a newline. */
export function renderWhatIf(whatIf: WhatIf, analysis: Analysis, options: TerminalOptions): string {
  const page = pageOf(options);
  const names = new Map(analysis.decomposition.services.map(({ id, name }) => [id, name]));
  const nameOf = (id: ServiceId | null): string => (id === null ? 'no service' : (names.get(id) ?? id));
  const sections = [moved(whatIf, nameOf, page), whole(whatIf, page), services(whatIf, nameOf, page), owners(whatIf, analysis, { nameOf, page })];
  const legend = remark('Agreement and confidence are those of the clustering, which was not done again; nothing was changed.', page, 0);
  return `${[...sections, legend]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

type NameOf = (id: ServiceId | null) => string;

function moved({ moves }: WhatIf, nameOf: NameOf, page: Page): readonly string[] {
  const { shown, more } = beginning(moves, { most: MOST, page });
  const places = shown.map(({ path, from, to }) => ({ place: path, note: `${nameOf(from)} ${page.arrow} ${nameOf(to)}` }));
  return [...heading(`What if ${count(moves.length, 'file')} moved`, page), ...items(places, page), ...more];
}

function whole({ metrics }: WhatIf, page: Page): readonly string[] {
  const rows = metrics.filter(({ metric, change }) => change !== 'same' || JUDGED.has(metric)).map((change) => ({ ...change, of: '' }));
  return [...heading('The whole', page), ...table(rows, [{ title: 'Metric', cell: ({ metric }) => metric }, ...figures], page)];
}

/** Worth a line even where nothing changes: what a move cannot change is no answer, and findings are only told of where they come or go. */
const JUDGED: ReadonlySet<string> = new Set([
  'services',
  'modularity',
  'interServiceCallShare',
  'largestServiceShare',
  'sharedEntities',
  'serviceCycles',
] satisfies (keyof Metrics)[]);

function services({ services: changed }: WhatIf, nameOf: NameOf, page: Page): readonly string[] {
  const rows = changed.flatMap(({ service, metrics }) =>
    metrics.filter(({ change }) => change !== 'same').map((change) => ({ ...change, of: nameOf(service) })),
  );
  if (rows.length === 0) return [];
  const columns: readonly Column<Row>[] = [{ title: 'Service', cell: ({ of }) => of }, { title: 'Metric', cell: ({ metric }) => metric }, ...figures];
  return [...heading('Services that change', page), ...table(rows, columns, page)];
}

function owners(whatIf: WhatIf, { entities }: Analysis, { nameOf, page }: { readonly nameOf: NameOf; readonly page: Page }): readonly string[] {
  if (whatIf.owners.length === 0) return [];
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const list = whatIf.owners.map(({ entity, before, after }) => ({
    place: names.get(entity) ?? entity,
    note: `${nameOf(before)} ${page.arrow} ${nameOf(after)}`,
  }));
  return [...heading('Entities with another owner', page), ...items(list, page)];
}
