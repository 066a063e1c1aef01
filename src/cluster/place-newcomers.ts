import type { ServiceId } from '../model/ids.js';
import type { Constraints } from './constraints.js';
import { fileNode } from './affinity.js';
import { type Partition, tiesOf } from './partition.js';
import type { ServiceGraph } from './service-graph.js';

/**
 * Where files that are new go: where the constraints put them, else to the service that they are tied to most, and that they are not kept apart from; in
 * rounds, so that what is tied only to other new files comes after these. A file without ties is missing. Entities and folders that only new
 * files touch go along.
 */
export function placeNewcomers(open: readonly string[], { graph, homes }: ServiceGraph, constraints: Constraints | undefined): ReadonlyMap<string, ServiceId> {
  const placed = new Map(homes);
  const wanted = new Set(open.map(fileNode));
  for (const [node, service] of fixedHomes(constraints, homes)) if (wanted.has(node)) placed.set(node, service);
  const pending = new Set(graph.nodes.filter((node) => !placed.has(node)));
  for (let found = true; found && pending.size > 0; ) {
    found = false;
    for (const [node, ties] of [...tiesOf(graph, new Map(placed), pending)]) {
      const tie = ties.find(({ group }) => isAllowed(node, group, { constraints, placed }));
      if (!tie) continue;
      placed.set(node, tie.group);
      pending.delete(node);
      found = true;
    }
  }
  return new Map(
    open.flatMap((path) => {
      const service = placed.get(fileNode(path));
      return service === undefined ? [] : [[path, service as ServiceId] as const]; // groups of a ServiceGraph are service ids
    }),
  );
}

/** What is pinned, or is in a block with what has its place. */
function fixedHomes(constraints: Constraints | undefined, homes: Partition): ReadonlyMap<string, string> {
  const fixed = new Map<string, string>();
  for (const [block, members] of constraints?.blocks ?? []) {
    const home = constraints?.labels.get(block) ?? members.map((node) => homes.get(node)).find((found) => found !== undefined);
    if (home !== undefined) for (const node of members) fixed.set(node, home);
  }
  return fixed;
}

interface Bounds {
  readonly constraints: Constraints | undefined;
  readonly placed: Partition;
}

function isAllowed(node: string, service: string, { constraints, placed }: Bounds): boolean {
  return (constraints?.apart ?? []).every(([left, right]) => {
    const other = left.has(node) ? right : right.has(node) ? left : null;
    return other === null || ![...other].some((member) => placed.get(member) === service);
  });
}
