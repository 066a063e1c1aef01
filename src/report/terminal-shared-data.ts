import type { Analysis, EntityUse } from '../model/analysis.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { cutTransactions, foreignWrites } from './terminal-foreign-writes.js';
import { beginning, heading, paragraph, remark } from './terminal-layout.js';
import type { Page } from './terminal-page.js';
import { type Column, table } from './terminal-table.js';
import { count } from '../model/wording.js';

const MOST = 10;

/** Entities that several services read or write: the ones with most writers first, then where others than the owner write. */
export function sharedData(analysis: Analysis, page: Page): readonly string[] {
  const { entities, metrics } = analysis;
  if (entities.length === 0 || metrics.services < 2) return [];
  const shared = entities
    .filter((entity) => touching(entity).size > 1)
    .sort((a, b) => b.writers.length - a.writers.length || touching(b).size - touching(a).size || compareText(a.id, b.id));
  if (shared.length === 0)
    return [
      ...heading('Shared data', page),
      ...paragraph(`Nothing shared between services (${count(entities.length, 'entity', 'entities')}).`, page, { indent: 2 }),
    ];
  const { shown, more } = beginning(shared, { most: MOST, page });
  return [
    ...heading(`Shared data: ${shared.length} of ${count(entities.length, 'entity', 'entities')} touched by several services`, page),
    ...table(shown, columnsOf(analysis), page),
    ...more,
    ...remark('One writer is best: readers can be given a copy, a second writer cannot.', page),
    ...foreignWrites(analysis, page),
    ...cutTransactions(analysis, page),
  ];
}

function touching({ readers, writers }: EntityUse): ReadonlySet<ServiceId> {
  return new Set([...readers, ...writers]);
}

function columnsOf({ decomposition }: Analysis): readonly Column<EntityUse>[] {
  const names = new Map(decomposition.services.map(({ id, name }) => [id, name]));
  const named = (ids: readonly ServiceId[]): string | string[] => (ids.length === 0 ? '-' : ids.map((id) => names.get(id) ?? id));
  return [
    { title: 'Entity', cell: ({ name }) => name },
    { title: 'Owner', cell: ({ owner }) => named(owner === null ? [] : [owner]) },
    { title: 'Written by', cell: ({ writers }) => named(writers) },
    { title: 'Read by', cell: ({ readers }) => named(readers) },
  ];
}
