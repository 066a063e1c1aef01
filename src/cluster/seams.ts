import type { WeightedGraph } from './louvain.js';
import { groupsOf, type Partition } from './partition.js';

/** Resolutions that are tried for open seams, the coarsest first; at 1 nothing is adapted. */
const COARSER = [0.25, 0.35, 0.5, 0.7] as const;
/**
 * Parts are separable where at most this share of the ties between files crosses them. From .05 to .07 the bench says the same: two of three systems that
 * were put together from services lie below (their agreement rises from .56 to .79 and from .80 to .89), all monoliths with modules above.
 */
const MOST_CROSSING = 0.06;
/** One part with more than this share of the files is no cut. */
const MOST_IN_ONE = 0.5;
const LEAST_PARTS = 3;

/**
 * The finest of the coarser resolutions at which the code falls into parts that hardly touch; null where there is none. Where the code is separable, the
 * default resolution cuts through the parts as well, for no reason but their size. `partitionAt` gives the groups at a resolution, without the help of
 * names; `structure` holds the ties that the code itself has, without words and folders.
 */
export function seamResolution(structure: WeightedGraph, partitionAt: (resolution: number) => Partition): number | null {
  let finest: number | null = null;
  for (const resolution of COARSER) {
    const partition = partitionAt(resolution);
    if (crossing(structure, partition) > MOST_CROSSING) break;
    if (isBalanced(partition)) finest = resolution;
  }
  return finest;
}

function isFile(node: string): boolean {
  return node.startsWith('f:');
}

/** Ties between files of different groups / all ties between files; 0 without any. */
function crossing({ edges }: WeightedGraph, partition: Partition): number {
  let all = 0;
  let across = 0;
  for (const { a, b } of edges) {
    if (!isFile(a) || !isFile(b)) continue;
    all += 1;
    if (partition.get(a) !== partition.get(b)) across += 1;
  }
  return all === 0 ? 0 : across / all;
}

function isBalanced(partition: Partition): boolean {
  const sizes = [...groupsOf(partition).values()].map((members) => members.filter(isFile).length).filter((size) => size > 0);
  const files = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.length >= LEAST_PARTS && Math.max(...sizes) <= files * MOST_IN_ONE;
}
