/** A node as written. Texts are null where they are absent or empty. */
export interface GraphNode {
  readonly key: string;
  readonly kind: string | null;
  readonly label: string | null;
  /** `package`, `namespace` or `module`. */
  readonly package: string | null;
  /** `path` or `file`. */
  readonly file: string | null;
  /** The key of the node that it lies in. */
  readonly parent: string | null;
  /** For an entity: the name of its table. */
  readonly table: string | null;
  /** Lines of code; 0 where it does not say. */
  readonly lines: number;
}

/** An edge as written. */
export interface GraphEdge {
  readonly source: string;
  readonly target: string;
  readonly kind: string | null;
  /** Above 0; 1 where absent. */
  readonly weight: number;
  readonly undirected: boolean;
}

/** A graph whose keys are unique and whose edges lead somewhere; nodes by key, edges by their ends. */
export interface GraphData {
  readonly nodes: ReadonlyMap<string, GraphNode>;
  readonly edges: readonly GraphEdge[];
}
