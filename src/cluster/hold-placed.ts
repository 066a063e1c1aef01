import type { KernelFile } from '../model/decomposition.js';
import { count } from '../model/wording.js';
import { fileNode } from './affinity.js';
import type { Constraints } from './constraints.js';
import { holdConstraints } from './hold-constraints.js';
import type { WeightedGraph } from './louvain.js';
import type { Partition } from './partition.js';
import { type Context, toServices } from './to-services.js';

/** Where everything is, and what is in the kernel. */
export interface Placed {
  readonly partition: Partition;
  readonly kernel: readonly KernelFile[];
}

export interface Conditions extends Context {
  readonly constraints: Constraints | undefined;
  /** With the authors' opinions, over all files. */
  readonly graph: WeightedGraph;
  readonly leastFiles: number;
}

/** What was placed, changed so that the constraints hold; what they put in a service is in the kernel no longer. `conclusions` say how much was moved. */
export function holdPlaced(placed: Placed, { constraints, graph, leastFiles, ...context }: Conditions): Placed & { readonly conclusions: readonly string[] } {
  if (!constraints) return { ...placed, conclusions: [] };
  const partition = holdConstraints(placed.partition, graph, { constraints, leastFiles, namesOf: (groups) => namesOf(groups, context) });
  const kernel = placed.kernel.filter(({ path }) => !partition.has(fileNode(path)));
  const moved = [...partition].filter(([node, group]) => node.startsWith('f:') && placed.partition.get(node) !== group).length;
  return { partition, kernel, conclusions: [`The configuration's constraints hold; ${count(moved, 'file')} went elsewhere than the code's own ties had it.`] };
}

/** The names that these groups have as services. */
function namesOf(groups: readonly (readonly string[])[], context: Context): readonly string[] {
  const names = new Map(toServices(groups, context).flatMap(({ name, files }) => files.map((path) => [fileNode(path), name] as const)));
  return groups.map((members) => members.map((node) => names.get(node)).find((name) => name !== undefined) ?? '');
}
