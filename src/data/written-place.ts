import type { Expression } from '../model/file-facts.js';

/** An expression with the place it is read in. */
export interface Written {
  readonly path: string;
  readonly scope: number;
  readonly expression: Expression;
  /** It stands in another function or file than what led to it, so that its lines say nothing of the place that is being read. */
  readonly elsewhere?: true;
}
