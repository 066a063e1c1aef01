import type { DataAccess } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import { addsOnly } from '../model/write-verbs.js';
import { isUpkeep } from './upkeep.js';

export type ServiceOf = (path: string) => ServiceId | null;

/**
 * Of an entity's accesses those that say whose it is: without upkeep; and, unless that is all there is, without what only a name suggests, and without
 * writes that do nothing but point the record at another one.
 */
export function countedAccesses(accesses: readonly DataAccess[], entity: string): readonly DataAccess[] {
  const own = accesses.filter((access) => !isUpkeep(access, entity));
  const sure = own.filter(({ confidence }) => confidence !== 'low');
  const kept = sure.length > 0 ? sure : own;
  const claiming = kept.filter((access) => !onlyAssigns(access));
  return claiming.some(({ mode }) => mode === 'write') ? claiming : kept;
}

const KEY = /(?:_id|_fk|Id|ID)$/;

/** Whether a write sets nothing but keys: an order gets a courier, old rows get a warehouse. Whoever assigns does not own. */
function onlyAssigns({ mode, columns, operation }: DataAccess): boolean {
  return mode === 'write' && !addsOnly(operation) && columns !== undefined && columns.length > 0 && columns.every((column) => KEY.test(column));
}

/**
 * From so many other owners on, a file writes for everyone. Measured on 15 code bases: of files with a job of their own the widest two write what four
 * other services own (a bill that is paid, a parcel on its way), the one with every domain's clean-up in it what eight do.
 */
const EVERYONE = 5;

/** The files that write for everyone: nightly clean-ups of all domains in one file, say. What they write, they write for its owner. */
export function writesForEveryone(
  accesses: Iterable<DataAccess>,
  ownerOf: (access: DataAccess) => ServiceId | null,
  serviceOf: ServiceOf,
): ReadonlySet<string> {
  const others = new Map<string, Set<ServiceId>>();
  for (const access of accesses) {
    const [owner, { path }] = [ownerOf(access), access.at];
    if (access.mode === 'write' && owner !== null && owner !== serviceOf(path)) others.set(path, (others.get(path) ?? new Set()).add(owner));
  }
  return new Set([...others].filter(([, owners]) => owners.size >= EVERYONE).map(([path]) => path));
}
