import type { Decomposition, KernelFile, Placement, Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import { baseOf } from './base.js';
import type { Constraints } from './constraints.js';
import type { FolderTrust } from './folders.js';
import { type Homes, newcomersOf } from './newcomers.js';
import { placeNewcomers } from './place-newcomers.js';
import { serviceGraph } from './service-graph.js';

/** What earlier services are held in. */
export interface Holding {
  /** As the code is now. */
  readonly facts: Facts;
  /** Earlier path to the one of now, for files that were renamed. */
  readonly renames: ReadonlyMap<string, string>;
  /** The services as they would be proposed now, under the ids of the earlier ones that they continue. */
  readonly fresh: Decomposition;
  readonly constraints?: Constraints | undefined;
}

/** Fewer files are no service; see `decompose`. */
const LEAST_FILES = 3;

/**
 * The earlier services with the code of now in them: every file stays where it was, those that are new go where most of their ties are, and those that
 * are gone are missing. What a change does shows only against services that the change did not reshuffle. Two things make a new home: a file
 * that was renamed into a folder with others in it is placed as if it were new; and new files found a service of their own where a fresh proposal has one, that
 * continues none of the earlier ones and of which they are more than half. Entities, placements and figures are as before: see `remeasured`.
 */
export function holdServices(earlier: Decomposition, { facts, renames, fresh, constraints }: Holding): Decomposition {
  const { homes, newcomers } = newcomersOf(earlier, facts, renames);
  const isNew = new Set(newcomers);
  const founded = foundedIn(fresh, earlier, isNew);
  for (const { id, files } of founded) for (const path of files) homes.set(path, id);
  const kernel = new Map<string, string>([
    ...earlier.kernel.map(({ path, reason }) => [renames.get(path) ?? path, reason] as const),
    ...fresh.kernel.filter(({ path }) => isNew.has(path)).map(({ path, reason }) => [path, reason] as const),
  ]);
  const known = new Set(facts.files.map(({ path }) => path));
  const open = newcomers.filter((path) => !homes.has(path) && !kernel.has(path));
  const folders = foldersNow(earlier.grounds.folders, known, renames);
  const found = servicesIn(homes, [...earlier.services, ...founded], renames);
  const graph = serviceGraph(baseOf(facts, earlier.grounds.weights), { services: found, others: open, folders });
  for (const [path, service] of placeNewcomers(open, graph, constraints)) homes.set(path, service);
  const services = servicesIn(homes, [...earlier.services, ...founded, ...pinnedTo(homes, fresh)], renames);
  return {
    ...earlier,
    services,
    kernel: kernelOf(kernel, known, homes),
    unassigned: [...known].filter((path) => !homes.has(path) && !kernel.has(path)).sort(compareText),
    ...(constraints ? { owners: constraints.owners } : {}),
    placements: earlier.placements.map((placement): Placement => ({ ...placement, path: renames.get(placement.path) ?? placement.path })),
    grounds: { ...earlier.grounds, folders },
    conclusions: ['The services are those of the earlier state: files that are new went where most of their ties are, all others stayed.'],
  };
}

/** Services of the fresh proposal that are new and consist of new files, with these alone. */
function foundedIn(fresh: Decomposition, earlier: Decomposition, isNew: ReadonlySet<string>): readonly Service[] {
  const known = new Set(earlier.services.map(({ id }) => id));
  return fresh.services.flatMap((service) => {
    const files = service.files.filter((path) => isNew.has(path));
    return known.has(service.id) || files.length < LEAST_FILES || files.length * 2 <= service.files.length ? [] : [{ ...service, files, modules: [] }];
  });
}

/** Services that are only there because something is pinned to them. */
function pinnedTo(homes: Homes, fresh: Decomposition): readonly Service[] {
  const ids = new Set(homes.values());
  return fresh.services.filter(({ id }) => ids.has(id));
}

/** The services with the files that have their home there; without any, a service is gone. Largest first, then by name. */
function servicesIn(homes: Homes, services: readonly Service[], renames: ReadonlyMap<string, string>): readonly Service[] {
  const files = new Map<ServiceId, string[]>();
  for (const path of [...homes.keys()].sort(compareText)) {
    const home = homes.get(path);
    if (home === undefined) continue;
    const list = files.get(home);
    if (list) list.push(path);
    else files.set(home, [path]);
  }
  const distinct = new Map(services.toReversed().map((service) => [service.id, service]));
  return [...distinct.values()]
    .flatMap((service) => {
      const own = files.get(service.id) ?? [];
      const inside = new Set(own);
      const modules = service.modules.map((module) => ({
        ...module,
        files: module.files.map((path) => renames.get(path) ?? path).filter((path) => inside.has(path)),
      }));
      return own.length === 0 ? [] : [{ ...service, files: own, modules }];
    })
    .sort((a, b) => b.files.length - a.files.length || compareText(a.name, b.name));
}

function kernelOf(reasons: ReadonlyMap<string, string>, known: ReadonlySet<string>, homes: Homes): readonly KernelFile[] {
  return [...reasons]
    .filter(([path]) => known.has(path) && !homes.has(path))
    .map(([path, reason]) => ({ path, reason }))
    .sort((a, b) => compareText(a.path, b.path));
}

/** The folders that were followed, with the files that lie in them now. */
function foldersNow(folders: readonly FolderTrust[], known: ReadonlySet<string>, renames: ReadonlyMap<string, string>): readonly FolderTrust[] {
  return folders.map(({ folder, files, trust }) => {
    const kept = files.map((path) => renames.get(path) ?? path).filter((path) => known.has(path));
    const below = [...known].filter((path) => path.startsWith(`${folder}/`));
    return { folder, trust, files: [...new Set([...kept, ...below])].sort(compareText) };
  });
}
