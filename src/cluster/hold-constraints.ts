import { homeLabels } from './home-labels.js';
import type { Holding } from './holding.js';
import { keepApart } from './keep-apart.js';
import { settleSmall } from './settle-small.js';
import type { WeightedGraph } from './louvain.js';
import { neighboursOf, type Partition } from './partition.js';
import { pullsOn, strongest } from './pulls.js';

/**
 * The partition with as little moved as makes the constraints hold: every block is in one group, one that is fixed to a service shares it with no
 * other such block, and no group holds nodes that are kept apart. Throws a UserError where a service would have no file. O(pairs × nodes + edges).
 */
export function holdConstraints(partition: Partition, graph: WeightedGraph, setting: Omit<Holding, 'neighbours'>): Partition {
  const homes = new Map(partition);
  const holding = { ...setting, neighbours: neighboursOf(graph) };
  gatherBlocks(homes, holding);
  const constraints = homeLabels(homes, holding);
  for (const pair of constraints.apart) keepApart(homes, pair, { ...holding, constraints });
  settleSmall(homes, { ...holding, constraints });
  return homes;
}

/** Every block goes where most of its files are; one that is nowhere, to what it is tied to most, else to a group of its own. */
function gatherBlocks(homes: Map<string, string>, { constraints, neighbours }: Holding): void {
  for (const [name, members] of constraints.blocks) {
    const files = members.filter((node) => node.startsWith('f:'));
    const counts = new Map<string, number>();
    for (const node of files.length > 0 ? files : members) {
      const group = homes.get(node);
      if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    const home = strongest(counts) ?? strongest(pullsOn(members, homes, neighbours)) ?? name;
    for (const node of members) homes.set(node, home);
  }
}
