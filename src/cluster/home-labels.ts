import { UserError } from '../model/errors.js';
import { compareText } from '../model/location.js';
import type { Constraints } from './constraints.js';
import { followInto } from './follow.js';
import { type Ground, heldNodes, type Holding } from './holding.js';
import { groupsOf, type Partition } from './partition.js';

/**
 * Gives each service that the user fixed something to its group: the group that has this name anyway, if there is one; else the one in which its
 * block lies, where the block is at least half of the files, or entities alone; else a new one, with what is tied more to the block than to what
 * it leaves. So a pin to a name that is known joins that service, and a pin to a new name founds one instead of renaming a large one.
 * Returns the constraints, with a file for each block that had entities alone: what holds that one there is what makes the service.
 */
export function homeLabels(homes: Map<string, string>, holding: Holding): Constraints {
  const groups = [...groupsOf(homes)].filter(([, members]) => members.some(isFile));
  const names = holding.namesOf(groups.map(([, members]) => members));
  const named = new Map(groups.map(([group], index) => [names[index] ?? '', group]));
  const taken = new Set([...holding.constraints.labels.values()].flatMap((service) => named.get(service) ?? []));
  let { constraints } = holding;
  for (const label of inOrder(constraints, named)) {
    const { block, members, service } = label;
    const current = homes.get(members[0] ?? '') ?? '';
    const target = targetOf(label, current, { homes, taken });
    if (!members.some(isFile)) {
      const ground = { ...holding, constraints };
      constraints = withMember(constraints, block, target === null ? seedOf(label, homes, ground) : anyFile(label, inside(homes, target), ground));
    }
    taken.add(target ?? `service:${service}`);
    for (const node of constraints.blocks.get(block) ?? []) homes.set(node, target ?? `service:${service}`);
    if (target === null) followInto(homes, { from: current, to: `service:${service}` }, { ...holding, constraints });
  }
  return constraints;
}

/** The group that becomes the service; null for a new one. */
function targetOf(
  { members, home }: Label,
  current: string,
  { homes, taken }: { readonly homes: Partition; readonly taken: ReadonlySet<string> },
): string | null {
  const files = members.filter(isFile).length;
  if (home !== undefined && (files > 0 || filesIn(homes, home) > 0)) return home;
  const size = filesIn(homes, current);
  return !taken.has(current) && size > 0 && (files === 0 || 2 * files >= size) ? current : null;
}

const isFile = (node: string): boolean => node.startsWith('f:');

interface Label {
  readonly block: string;
  readonly members: readonly string[];
  readonly service: string;
  /** The group that has the name anyway. */
  readonly home: string | undefined;
}

/** Files before entities alone, and what joins a group before what leaves one: then it is known what a group is left with. By name within. */
function inOrder({ labels, blocks }: Constraints, named: ReadonlyMap<string, string>): readonly Label[] {
  const rank = ({ members, home }: Label): number => (members.some(isFile) ? 0 : 2) + (home === undefined ? 1 : 0);
  return [...labels]
    .map(([block, service]) => ({ block, service, members: blocks.get(block) ?? [], home: named.get(service) }))
    .sort((a, b) => rank(a) - rank(b) || compareText(a.service, b.service));
}

function filesIn(homes: Partition, group: string): number {
  let files = 0;
  for (const [node, home] of homes) if (home === group && isFile(node)) files += 1;
  return files;
}

function withMember(constraints: Constraints, block: string, member: string | undefined): Constraints {
  if (member === undefined) return constraints;
  return { ...constraints, blocks: new Map([...constraints.blocks, [block, [...(constraints.blocks.get(block) ?? []), member]]]) };
}

function inside(homes: Partition, group: string): Partition {
  return new Map([...homes].filter(([, home]) => home === group));
}

/** The file of a group that is tied to the members most, else its first; none where all are held: then they stay anyway. */
function anyFile({ members }: Label, group: Partition, ground: Ground): string | undefined {
  const held = heldNodes(ground.constraints);
  return freeFiles(members, group, ground)[0] ?? [...group.keys()].filter((node) => isFile(node) && !held.has(node)).sort(compareText)[0];
}

/** Entities alone are no service: the file that is tied to one of them most comes along, if nothing else holds it. */
function seedOf({ members, service }: Label, homes: Partition, ground: Ground): string {
  const [first] = freeFiles(members, homes, ground);
  if (first !== undefined) return first;
  throw new UserError(
    `Service "${service}" would have no file: only entities are pinned to it, and the files that declare, write or read them are held elsewhere.`,
    `pin a file to "${service}" as well, or remove the pin`,
  );
}

/** Files that are tied to the members and that nothing holds, the strongest ties first. */
function freeFiles(members: readonly string[], homes: Partition, { neighbours, constraints }: Ground): readonly string[] {
  const held = heldNodes(constraints);
  const ties = members.flatMap((node) => neighbours.get(node) ?? []).filter(({ other }) => isFile(other) && homes.has(other) && !held.has(other));
  return ties.toSorted((a, b) => b.weight - a.weight || compareText(a.other, b.other)).map(({ other }) => other);
}
