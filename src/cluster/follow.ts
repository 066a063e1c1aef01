import { type Ground, heldNodes } from './holding.js';
import { groupsOf } from './partition.js';
import { pullsOn } from './pulls.js';

/**
 * After a part of group `from` has left for group `to`: what is tied more to the part than to all that stayed comes after it, until nothing does.
 * Nodes in blocks stay where they are, as do those that `stays` names. Each node moves at most once, so that this ends.
 */
export function followInto(
  homes: Map<string, string>,
  { from, to, stays = () => false }: { readonly from: string; readonly to: string; readonly stays?: (node: string) => boolean },
  { constraints, neighbours }: Ground,
): void {
  const held = heldNodes(constraints);
  const free = (groupsOf(homes).get(from) ?? []).filter((node) => !held.has(node) && !stays(node));
  for (let moved = true; moved; ) {
    moved = false;
    for (const node of free) {
      if (homes.get(node) !== from) continue;
      const pulls = pullsOn([node], homes, neighbours);
      if ((pulls.get(to) ?? 0) <= (pulls.get(from) ?? 0)) continue;
      homes.set(node, to);
      moved = true;
    }
  }
}
