import type { Decomposition } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';

/** File of now to the service that it is in. */
export type Homes = Map<string, ServiceId>;

/**
 * Which files of now stay in the service that they were in, and which have to be placed: those that are new, and those that were renamed into a folder
 * in which others lay before. A folder that was renamed as a whole is a folder in which none lay.
 */
export function newcomersOf(
  earlier: Decomposition,
  facts: Facts,
  renames: ReadonlyMap<string, string>,
): { readonly homes: Homes; readonly newcomers: readonly string[] } {
  const before = new Map(earlier.services.flatMap(({ id, files }) => files.map((path) => [path, id] as const)));
  const others = [...earlier.kernel.map(({ path }) => path), ...earlier.unassigned];
  const old = new Set([...before.keys(), ...others]);
  const folders = new Set([...old].map(folderOf));
  const origins = new Map([...renames].map(([from, to]) => [to, from]));
  const homes: Homes = new Map();
  const newcomers: string[] = [];
  for (const { path } of facts.files) {
    const origin = origins.get(path) ?? path;
    const service = before.get(origin);
    const joined = origin !== path && folderOf(origin) !== folderOf(path) && folders.has(folderOf(path));
    if (!old.has(origin) || (joined && service !== undefined)) newcomers.push(path);
    else if (service !== undefined) homes.set(path, service);
  }
  return { homes, newcomers };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
