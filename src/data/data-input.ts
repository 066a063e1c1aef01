import type { Reference } from '../model/facts.js';
import type { Wrapper } from '../model/wrappers.js';
import type { SchemaText } from './data-layer.js';

/** What is read beside the program. */
export interface DataInput {
  readonly schemas: readonly SchemaText[];
  /** The helpers of the repository that the user describes. */
  readonly wrappers?: readonly Wrapper[];
  /** Who handles what is published, by the publishing call's place. */
  readonly dispatches?: readonly Reference[];
}
