import type { EntryPoint } from '../model/facts.js';
import type { Program } from '../model/program.js';

/** How one framework (or a family that is used alike) lets the outside world in. */
export interface Framework {
  readonly id: string;
  /** All entry points, in any order; the same one may come twice. */
  find(program: Program): readonly EntryPoint[];
}
