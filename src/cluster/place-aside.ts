import type { KernelFile } from '../model/decomposition.js';
import { compareText } from '../model/location.js';
import { fileNode } from './affinity.js';
import type { WeightedGraph } from './louvain.js';
import { type Partition, tiesOf } from './partition.js';

/** A file set aside goes to a service if that one has this share of its ties (judgement; .3 to .8 agree alike with known modules). */
const OWN_SHARE = 0.6;

export interface Aside {
  /** Path to reason. */
  readonly aside: ReadonlyMap<string, string>;
  /** What belongs to somebody, however many use it. */
  readonly always: (path: string) => boolean;
  readonly never: (path: string) => boolean;
}

/** Files set aside go to the service that has most of their ties, or stay in the kernel with their reason. */
export function placeAside(
  graph: WeightedGraph,
  partition: Partition,
  { aside, always, never }: Aside,
): { partition: Partition; kernel: readonly KernelFile[] } {
  const ties = tiesOf(graph, partition, new Set([...aside.keys()].map(fileNode)));
  const placed = new Map(partition);
  const kernel: KernelFile[] = [];
  for (const [path, reason] of [...aside].sort(([a], [b]) => compareText(a, b))) {
    const [first, ...others] = ties.get(fileNode(path)) ?? [];
    const total = [first, ...others].reduce((sum, tie) => sum + (tie?.weight ?? 0), 0);
    if (first && !never(path) && (always(path) || first.weight >= OWN_SHARE * total)) placed.set(fileNode(path), first.group);
    else kernel.push({ path, reason });
  }
  return { partition: placed, kernel };
}
