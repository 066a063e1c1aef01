import type { EntityId } from './ids.js';

/** How a graph that the user brought was understood. */
export interface GraphReading {
  readonly nodes: number;
  readonly edges: number;
  /** What each node became; by key. */
  readonly places: readonly GraphPlace[];
  /** What was not taken as it stands, in sentences a reader can check. */
  readonly notes: readonly string[];
}

/** What a node became: code in a file (the analysis calls one what has no parent but folders), an entity, both, or a folder, which is neither. */
export interface GraphPlace {
  readonly key: string;
  readonly path: string | null;
  readonly entity: EntityId | null;
}
