import type { FileChanges } from '../model/difference.js';
import { compareText } from '../model/location.js';
import type { Snapshot } from '../model/snapshot.js';

type Homes = ReadonlyMap<string, string | null>;

/** Files that came, went, were renamed or changed their service; the earlier ones under their new paths. By path. */
export function fileChanges(earlier: Snapshot, later: Snapshot, renames: ReadonlyMap<string, string>): FileChanges {
  const [old, now] = [homesIn(earlier), homesIn(later)];
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort(compareText);
  return {
    appeared: paths.filter((path) => !old.has(path)).map((path) => ({ path, service: now.get(path) ?? null })),
    gone: paths.filter((path) => !now.has(path)).map((path) => ({ path, service: old.get(path) ?? null })),
    renamed: [...renames].map(([before, after]) => ({ before, after })).sort((a, b) => compareText(a.after, b.after)),
    moved: paths
      .filter((path) => old.has(path) && now.has(path) && old.get(path) !== now.get(path))
      .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null })),
  };
}

function homesIn({ services, outside }: Snapshot): Homes {
  return new Map<string, string | null>([
    ...outside.map((path) => [path, null] as const),
    ...services.flatMap(({ id, files }) => files.map((path) => [path, id] as const)),
  ]);
}
