import type { Location } from './location.js';

/** Why something in the analysed code was not understood. */
export type GapReason =
  /** A relative, aliased or workspace import that leads to no file. */
  | 'unresolved-import'
  /** A call shaped like a data access whose receiver is not known. */
  | 'unresolved-receiver'
  /** A data access whose entity is only known when the program runs. */
  | 'dynamic-query'
  /** Syntax the parser could not read; the rest of the file is analysed. */
  | 'parse-error'
  /** A file over the size limit; it is not analysed. */
  | 'too-large'
  /** A file or folder that could not be read. */
  | 'unreadable'
  /** A configuration file of the repository that could not be used (tsconfig, package.json, workspaces, schema). */
  | 'unusable-config';

/** Something that was not understood, so that silence never looks like cleanliness. */
export interface Gap extends Location {
  readonly reason: GapReason;
  /** What it was, in the code's own words: the specifier, the call, the parser's message. */
  readonly detail: string;
  /** For a data access: the layer it belongs to (`typeorm`, `sql`), where that much is known. */
  readonly via?: string;
}
