import { compareText } from '../model/location.js';
import { heldNodes, type Holding } from './holding.js';
import { groupsOf } from './partition.js';
import { pullsOn } from './pulls.js';

/** What constraints left as a group too small for a service: each of its nodes goes where it is tied to most and may be; one that is tied to nothing stays. */
export function settleSmall(homes: Map<string, string>, { constraints, neighbours, leastFiles }: Holding): void {
  const held = heldNodes(constraints);
  const groups = [...groupsOf(homes)];
  const small = groups.filter(([, members]) => members.filter((node) => node.startsWith('f:')).length < leastFiles && !members.some((node) => held.has(node)));
  const smallGroups = new Set(small.map(([group]) => group));
  const sides = sidesOf(constraints.apart);
  const present = new Map<string, Set<string>>();
  const join = (node: string, group: string): void => {
    const here = present.get(group) ?? new Set();
    for (const side of sides.get(node) ?? []) here.add(side);
    present.set(group, here);
  };
  for (const [group, members] of groups) for (const node of members) join(node, group);
  for (const node of small.flatMap(([, members]) => members)) {
    const ranked = [...pullsOn([node], homes, neighbours)].sort(([a, one], [b, other]) => other - one || compareText(a, b));
    const home = ranked.find(([group]) => !smallGroups.has(group) && !(sides.get(node) ?? []).some((side) => present.get(group)?.has(opposite(side))));
    if (!home) continue;
    homes.set(node, home[0]);
    join(node, home[0]);
  }
}

/** The sets that a node is in, as `pair:side`. */
function sidesOf(apart: readonly (readonly [ReadonlySet<string>, ReadonlySet<string>])[]): ReadonlyMap<string, readonly string[]> {
  const sides = new Map<string, string[]>();
  for (const [index, pair] of apart.entries()) {
    for (const [side, nodes] of pair.entries()) {
      for (const node of nodes) {
        const known = sides.get(node);
        if (known) known.push(`${index}:${side}`);
        else sides.set(node, [`${index}:${side}`]);
      }
    }
  }
  return sides;
}

function opposite(side: string): string {
  return side.endsWith(':0') ? side.replace(/0$/, '1') : side.replace(/1$/, '0');
}
