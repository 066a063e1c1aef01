import type { ColumnGroups, Writer } from '../model/entity-class.js';
import { compareText } from '../model/location.js';
import { addsOnly, removes } from '../model/write-verbs.js';
import type { Placed } from './writers.js';

/** The key, and the marks of time and author that every writer sets. */
const BOOKKEEPING = /^(?:_?id|(?:created|updated|deleted|modified|removed)_?(?:at|on|by|date)|timestamps?|version|is_?deleted)$/i;

/**
 * The columns that each service updates; null where a writer updates nothing, or one of them names a column that cannot be read in the code. What adds
 * or takes away a whole record is left out: it would be done to each part.
 */
export function columnGroups(touching: readonly Placed[], writers: readonly Writer[]): ColumnGroups | null {
  const updates = touching.filter(({ access: { mode, operation } }) => mode === 'write' && !addsOnly(operation) && !removes(operation));
  if (writers.length < 2 || updates.some(({ access }) => access.columns === undefined)) return null;
  const groups = writers.map(({ service }) => {
    const own = updates.filter((update) => update.service === service).flatMap(({ access }) => access.columns ?? []);
    return { service, columns: [...new Set(own)].filter((column) => !BOOKKEEPING.test(column)).sort(compareText) };
  });
  if (groups.some(({ columns }) => columns.length === 0)) return null;
  const all = new Set(groups.flatMap(({ columns }) => columns));
  const shared = [...all].filter((column) => groups.filter(({ columns }) => columns.includes(column)).length > 1);
  return { groups, overlap: shared.length / all.size };
}
