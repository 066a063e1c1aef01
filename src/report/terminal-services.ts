import type { Analysis } from '../model/analysis.js';
import type { ServiceMetrics } from '../model/system-view.js';
import { beginning, heading, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { type Column, table } from './terminal-table.js';
import { decimal } from './terminal-words.js';

interface Row {
  readonly name: string;
  readonly files: number;
  /** Null for files in no service. */
  readonly metrics: ServiceMetrics | null;
  readonly confidence: number;
  readonly owns: readonly string[] | string;
}

/** So many rows leave the whole table and its legend on a first screen of 24 lines. */
const MOST = 10;

const COLUMNS: readonly Column<Row>[] = [
  { title: 'Service', cell: ({ name }) => name },
  { title: 'Files', cell: ({ files }) => files.toLocaleString('en-US'), align: 'right' },
  { title: 'Cohesion', cell: figure(({ metrics }) => decimal(metrics.cohesion)), align: 'right' },
  { title: 'Ca', cell: figure(({ metrics }) => String(metrics.afferent)), align: 'right' },
  { title: 'Ce', cell: figure(({ metrics }) => String(metrics.efferent)), align: 'right' },
  { title: 'I', cell: figure(({ metrics }) => decimal(metrics.instability)), align: 'right' },
  { title: 'Conf.', cell: figure(({ confidence }) => decimal(confidence)), align: 'right' },
  { title: 'Owns', cell: ({ owns }) => owns },
];

const LEGEND =
  'Cohesion: share of its references kept inside (best 1). Ca: services that depend on it; Ce: services it depends on (fewer is better). ' +
  'I = Ce / (Ca + Ce): 0 is relied on, 1 relies on others. Conf.: how surely its files belong together (best 1).';

/** The table of services with their files, coupling and entities; the answer that the report is read for. */
export function services(analysis: Analysis, page: Page): readonly string[] {
  const rows = serviceRows(analysis);
  if (rows.length === 0) return [];
  const { shown } = beginning(rows, { most: MOST, page });
  return [...heading('Services', page), ...table([...shown, ...otherRows(analysis, rows.slice(shown.length))], COLUMNS, page), ...remark(LEGEND, page)];
}

function figure(write: (row: Row & { readonly metrics: ServiceMetrics }) => string): (row: Row) => string {
  return ({ metrics, ...row }) => (metrics === null ? '' : write({ ...row, metrics }));
}

function serviceRows({ decomposition, serviceMetrics, entities }: Analysis): Row[] {
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  return decomposition.services.map((service) => ({
    name: service.name,
    files: service.files.length,
    metrics: serviceMetrics.get(service.id) ?? null,
    confidence: service.confidence,
    owns: service.entities.length === 0 ? '-' : service.entities.map((id) => names.get(id) ?? id),
  }));
}

/** One row each for what the table does not tell apart. */
function otherRows({ decomposition: { kernel, unassigned } }: Analysis, folded: readonly Row[]): Row[] {
  const rows = [
    { name: `(${folded.length} smaller)`, files: folded.reduce((sum, { files }) => sum + files, 0), owns: 'named below' },
    { name: '(kernel)', files: kernel.length, owns: 'see below' },
    { name: '(unassigned)', files: unassigned.length, owns: 'see below' },
  ];
  return rows.filter(({ files }) => files > 0).map((row) => ({ ...row, metrics: null, confidence: 0 }));
}
