import type { LateTransaction, RawAccess } from './read-taken.js';
import type { CallKey } from './site.js';

/** The accesses, those of chains that are handed their transaction later on included in it. An access in a transaction stays there. */
export function withLate(accesses: readonly RawAccess[], late: readonly LateTransaction[]): readonly RawAccess[] {
  const byMark = new Map<CallKey, LateTransaction>();
  for (const one of late) for (const mark of one.chain) byMark.set(mark, one);
  if (byMark.size === 0) return accesses;
  return accesses.map((access) => {
    const found = access.transaction !== null ? undefined : access.marks.map((mark) => byMark.get(mark)).find((one) => one !== undefined);
    if (!found) return access;
    const { transaction, marks, within, hosted } = found;
    return { ...access, transaction, marks: [...access.marks, ...marks], within: [...access.within, ...within], hosted };
  });
}
