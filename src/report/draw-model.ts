/** How much a drawing shows: services and what they share, files, or entities and what ties them. */
export type DrawLevel = 'service' | 'file' | 'entity';

export interface DrawOptions {
  /** By the size of the code, where it is absent; of a focus on a file, files. */
  readonly level?: DrawLevel;
  /** What the picture is about; all without. */
  readonly focus?: Focus;
}

/** One thing, and how much around it. */
export interface Focus {
  readonly kind: 'service' | 'file' | 'entity';
  /** Of a service or an entity its id, of a file its path. */
  readonly id: string;
  /** As the title calls it. */
  readonly name: string;
  /** How many steps along lines, whatever way they point; from 0. */
  readonly depth: number;
}

/** A picture in some format, and what it does not show. */
export interface Picture {
  readonly text: string;
  /** Those of its drawing. */
  readonly notes: readonly string[];
}

/** A box around nodes. */
export interface DrawCluster {
  /** `c1`, `c2`, … in a finished drawing. */
  readonly id: string;
  /** Raw text, one line each; empty where a node inside carries the name. */
  readonly lines: readonly string[];
  /** `loose`: what belongs to no service and is not kernel. */
  readonly kind: 'service' | 'kernel' | 'loose';
  /** A service in a circle, where no node inside says so. */
  readonly circle?: boolean;
  /** The picture is about it. */
  readonly focus?: boolean;
}

export type DrawShape = 'service' | 'file' | 'entity' | 'kernel' | 'transaction' | 'note';

export interface DrawNode {
  /** `n1`, `n2`, … in a finished drawing. */
  readonly id: string;
  /** The cluster it lies in; null for none. */
  readonly cluster: string | null;
  /** Raw text, one line each, the name first; each renderer escapes it for its own format. */
  readonly lines: readonly string[];
  readonly shape: DrawShape;
  /** Entities only: touched by more than one service. */
  readonly shared: boolean;
  /** How much stands behind it: files of a service, services that touch an entity. What has the least is left out first. */
  readonly weight?: number;
  /** Services only: how many entities they own, drawn or not. */
  readonly owns?: number;
  /** Services only: they are part of a circle. */
  readonly circle?: boolean;
  /** The picture is about it. */
  readonly focus?: boolean;
}

/** `call`: call sites. `use`: values imported, injected or inherited, none called. `type`: nothing at run time. `foreign-key`, `transaction`: between entities. */
export type DrawEdgeKind = 'call' | 'use' | 'event' | 'type' | 'read' | 'write' | 'foreign-key' | 'transaction';

export interface DrawEdge {
  readonly from: string;
  readonly to: string;
  /** Raw text, may be empty. */
  readonly label: string;
  /** Places in the code behind it that do what its kind says, from 0. */
  readonly weight: number;
  readonly kind: DrawEdgeKind;
  /** Its ends lie in different services. */
  readonly crossing: boolean;
  /** It closes a circle of services, see `closingLinks`. */
  readonly circle: boolean;
  /** Foreign keys only: which end is the many side. */
  readonly many: { readonly from: boolean; readonly to: boolean };
}

/** What is drawn, before any format: nodes, edges and clusters in drawing order, with raw text. */
export interface Drawing {
  readonly level: DrawLevel;
  /** Raw text. */
  readonly title: string;
  readonly clusters: readonly DrawCluster[];
  readonly nodes: readonly DrawNode[];
  readonly edges: readonly DrawEdge[];
  /** Sentences about what is not drawn because it would be too much; they hold numbers and no names of the analysed code. */
  readonly notes: readonly string[];
  /** The same about what this level never draws. */
  readonly remarks: readonly string[];
}
