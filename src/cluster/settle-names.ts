import type { Service } from '../model/decomposition.js';
import type { Facts } from '../model/facts.js';
import type { ServiceId } from '../model/ids.js';
import type { EarlierService } from '../model/options.js';
import { count } from '../model/wording.js';
import { entityNode, fileNode } from './affinity.js';
import { type Carried, carriedOver } from './carry-ids.js';
import type { Constraints } from './constraints.js';
import type { FolderTrust } from './folders.js';
import { nameGroups } from './naming.js';

type Unsettled = Pick<Service, 'id' | 'name' | 'files' | 'entities'>;

export interface NameSources {
  readonly facts: Facts;
  readonly folders: readonly FolderTrust[];
  readonly constraints: Constraints | undefined;
  readonly previous: readonly EarlierService[] | undefined;
}

/** From half on, most of both services is the same, and the earlier name, which a person may have chosen, still fits; below, most of it is new. */
const SAME = 1 / 2;

/**
 * Services with the ids and names that are fixed: one that the user pinned something to has that name as name and id; one that continues an earlier
 * one has its id, and its name where that fits still. The others are named around these, and no id that the earlier report gave to
 * something else is used again. `conclusions` say what was carried over, in sentences. Without constraints and earlier report nothing changes.
 */
export function settleNames<Named extends Unsettled>(
  services: readonly Named[],
  { facts, folders, constraints, previous }: NameSources,
): { readonly services: readonly Named[]; readonly conclusions: readonly string[] } {
  const pinned = pinnedNames(services, constraints);
  if (pinned.size === 0 && previous === undefined) return { services, conclusions: [] };
  const carried = carriedBy(services, pinned, previous ?? []);
  const names = namesFor(services, { pinned, carried }, { facts, folders });
  const ids = idsFor(names, { pinned, carried }, previous ?? []);
  const settled = services.map((service, index) => ({ ...service, id: (ids[index] ?? service.id) as ServiceId, name: names[index] ?? service.name })); // ids from outside become ids here
  return { services: settled, conclusions: previous === undefined ? [] : [carryInWords(previous, [...pinned.values()], carried)] };
}

interface Fixed {
  /** Index of a service to the name that it is pinned to. */
  readonly pinned: ReadonlyMap<number, string>;
  readonly carried: ReadonlyMap<number, Carried>;
}

function pinnedNames(services: readonly Unsettled[], constraints: Constraints | undefined): ReadonlyMap<number, string> {
  const labelOf = new Map(
    [...(constraints?.labels ?? [])].flatMap(([block, label]) => (constraints?.blocks.get(block) ?? []).map((node) => [node, label] as const)),
  );
  return new Map(
    services.flatMap(({ files, entities }, index) => {
      const label = [...files.map(fileNode), ...entities.map(entityNode)].map((node) => labelOf.get(node)).find((found) => found !== undefined);
      return label === undefined ? [] : [[index, label] as const];
    }),
  );
}

/** A pinned service is itself whatever it holds: it continues nothing else, and nothing else continues one of its name. */
function carriedBy(services: readonly Unsettled[], pinned: ReadonlyMap<number, string>, previous: readonly EarlierService[]): ReadonlyMap<number, Carried> {
  const names = new Set(pinned.values());
  const open = services.map((service, index) => (pinned.has(index) ? { files: [] } : service));
  return carriedOver(
    open,
    previous.filter(({ id }) => !names.has(id)),
  );
}

function namesFor(services: readonly Unsettled[], { pinned, carried }: Fixed, { facts, folders }: Pick<NameSources, 'facts' | 'folders'>): readonly string[] {
  const taken = new Set(pinned.values());
  const kept = new Map(pinned);
  for (const [index, { earlier, overlap }] of [...carried].sort(([, a], [, b]) => b.overlap - a.overlap)) {
    if (overlap < SAME || taken.has(earlier.name)) continue;
    taken.add(earlier.name);
    kept.set(index, earlier.name);
  }
  const groups = services.map(({ files, entities }, index) => ({ files, entities, ...named(kept.get(index)) }));
  return nameGroups(groups, facts, folders).map(({ name }) => name);
}

function named(name: string | undefined): { readonly named?: string } {
  return name === undefined ? {} : { named: name };
}

function idsFor(names: readonly string[], { pinned, carried }: Fixed, previous: readonly EarlierService[]): readonly string[] {
  const taken = new Set([...pinned.values(), ...previous.map(({ id }) => id)]);
  return names.map((name, index) => {
    const fixed = pinned.get(index) ?? carried.get(index)?.earlier.id;
    if (fixed !== undefined) return fixed;
    let id = name;
    for (let number = 2; taken.has(id); number += 1) id = `${name}-${number}`;
    taken.add(id);
    return id;
  });
}

function carryInWords(previous: readonly EarlierService[], pinned: readonly string[], carried: ReadonlyMap<number, Carried>): string {
  const kept = new Set([...pinned, ...Array.from(carried.values(), ({ earlier }) => earlier.id)]);
  const lost = previous.filter(({ id }) => !kept.has(id)).map(({ name }) => `"${name}"`);
  const still = previous.length - lost.length;
  const ids = `${still} of the ${count(previous.length, 'service')} of the earlier report ${still === 1 ? 'is still there and keeps its id' : 'are still there and keep their ids'}`;
  return lost.length === 0 ? `${ids}.` : `${ids}; no service continues ${lost.join(', ')}.`;
}
