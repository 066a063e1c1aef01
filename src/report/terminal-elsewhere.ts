import type { Analysis } from '../model/analysis.js';
import type { Placement } from '../model/decomposition.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { count } from '../model/wording.js';
import { beginning, heading } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { type Column, table } from './terminal-table.js';
import { percent } from './terminal-words.js';

/**
 * A runner-up nearly ties where its ties, 10 % up, reach those of the file's own service, 10 % down: the weights of the signals are known no better,
 * which is why the clustering moves them by as much (`PERTURBATION` in the decomposition).
 */
const NEARLY = 0.9 / 1.1;
const MOST = 5;

interface Row {
  readonly path: string;
  readonly here: string;
  readonly share: number;
  readonly there: string;
  readonly otherShare: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { title: 'File', cell: ({ path }) => path },
  { title: 'Is in', cell: ({ here }) => here },
  { title: 'Ties', cell: ({ share }) => percent(share), align: 'right' },
  { title: 'Or in', cell: ({ there }) => there },
  { title: 'Ties', cell: ({ otherShare }) => percent(otherShare), align: 'right' },
];

/** The files that could as well belong to another service, the nearest to it first; none where no runner-up nearly ties. */
export function elsewhere({ decomposition }: Analysis, page: Page): readonly string[] {
  const found = decomposition.placements.filter((placement) => nearness(placement) >= NEARLY);
  if (found.length === 0) return [];
  found.sort((a, b) => nearness(b) - nearness(a) || compareText(a.path, b.path));
  const names = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  const { shown, more } = beginning(rowsOf(found, names), { most: MOST, page });
  return [
    ...heading(`Could as well belong elsewhere, by the weight of their ties: ${count(found.length, 'file')}`, page),
    ...table(shown, COLUMNS, page),
    ...more,
  ];
}

/** What the runner-up has for each part of the own service; above 1 where it has more. */
function nearness({ share, runnerUp }: Placement): number {
  if (runnerUp === null) return 0;
  return share === 0 ? Number.MAX_VALUE : runnerUp.share / share;
}

function rowsOf(placements: readonly Placement[], names: ReadonlyMap<ServiceId, string>): readonly Row[] {
  const nameOf = (id: ServiceId): string => names.get(id) ?? id;
  return placements.flatMap(({ path, service, share, runnerUp }) =>
    runnerUp === null ? [] : [{ path, here: nameOf(service), share, there: nameOf(runnerUp.service), otherShare: runnerUp.share }],
  );
}
