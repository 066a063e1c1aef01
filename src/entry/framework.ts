import type { EntryPoint } from '../model/facts.js';
import type { FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';

/** How one framework (or a family that is used alike) lets the outside world in. */
export interface Framework {
  readonly id: string;
  /** The entry points that a file declares, in any order. */
  find(program: Program, file: FileFacts): readonly EntryPoint[];
}
