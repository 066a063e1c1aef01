import { followInto } from './follow.js';
import type { Ground } from './holding.js';

/**
 * Splits every group that holds nodes of both sets: one side leaves for a group of its own, with what is tied more to it than to what stays. The side
 * that is fixed to a service stays; else the one with more files; of equals the first of the pair.
 */
export function keepApart(homes: Map<string, string>, [left, right]: readonly [ReadonlySet<string>, ReadonlySet<string>], ground: Ground): void {
  for (const group of groupsOfBoth(homes, left, right)) {
    const sides = [left, right].map((side) => [...side].filter((node) => homes.get(node) === group));
    const [first = [], second = []] = sides;
    const leaving = leaves(first, second, ground) ? first : second;
    const to = freshGroup(homes, group);
    for (const node of leaving) homes.set(node, to);
    const others = leaving === first ? right : left;
    followInto(homes, { from: group, to, stays: (node) => others.has(node) }, ground);
  }
}

function groupsOfBoth(homes: ReadonlyMap<string, string>, left: ReadonlySet<string>, right: ReadonlySet<string>): readonly string[] {
  const groups = new Set([...left].flatMap((node) => homes.get(node) ?? []));
  return [...new Set([...right].flatMap((node) => homes.get(node) ?? []))].filter((group) => groups.has(group));
}

/** Whether the first side leaves rather than the second. Both cannot be fixed: then they would be in different groups. */
function leaves(first: readonly string[], second: readonly string[], { constraints }: Ground): boolean {
  const fixed = new Set([...constraints.labels.keys()].flatMap((block) => constraints.blocks.get(block) ?? []));
  if (second.some((node) => fixed.has(node))) return true;
  if (first.some((node) => fixed.has(node))) return false;
  return first.length < second.length;
}

function freshGroup(homes: ReadonlyMap<string, string>, group: string): string {
  const taken = new Set(homes.values());
  let number = 2;
  while (taken.has(`${group}/${number}`)) number += 1;
  return `${group}/${number}`;
}
