import type { Constraints } from './constraints.js';
import type { Neighbours } from './partition.js';

/** What holding constraints asks at every step. */
export interface Ground {
  readonly constraints: Constraints;
  /** With the authors' opinions, over all files: what a node that has to move is drawn by. */
  readonly neighbours: Neighbours;
}

/** What it asks beside. */
export interface Holding extends Ground {
  /** Groups with fewer files are no services, unless something in them is held. */
  readonly leastFiles: number;
  /** The names that groups would have without constraints, in their order; unique. */
  readonly namesOf: (groups: readonly (readonly string[])[]) => readonly string[];
}

/** Nodes that are in a block. */
export function heldNodes({ blocks }: Constraints): ReadonlySet<string> {
  return new Set([...blocks.values()].flat());
}
