import type { EntityId, ServiceId } from './ids.js';

/** A candidate bounded context: files and the entities they own. */
export interface Service {
  readonly id: ServiceId;
  readonly name: string;
  /** Sorted by path. */
  readonly files: readonly string[];
  /** Sorted. */
  readonly entities: readonly EntityId[];
  /** 0 to 1: mean confidence of its files. 1 for declared services. */
  readonly confidence: number;
  /** Its parts, where it has some that are told apart clearly and have a name: at least two, largest first, then by name; they need not hold all its files. */
  readonly modules: readonly Module[];
}

/** A part of a service: files that hold together more than with the rest of it. */
export interface Module {
  /** Unique in its service. */
  readonly name: string;
  /** Sorted by path; at least three. */
  readonly files: readonly string[];
}

/** Where a file of a service is, how surely, and where it could be instead. */
export interface Placement {
  readonly path: string;
  readonly service: ServiceId;
  /** What its service has of its ties to all services, by weight, 0 to 1; 0 without ties. */
  readonly share: number;
  /**
   * 0 to 1: how much of its service stays with it when the weights are moved a little, on average; for a file placed only after the others, `share`.
   * 1 for declared services.
   */
  readonly confidence: number;
  /** The other service that it is tied to most, with that one's share of its ties; null where it has no ties to another. */
  readonly runnerUp: { readonly service: ServiceId; readonly share: number } | null;
}

/** What ties two files, or a file and an entity, together. */
export type Signal = 'call' | 'inject' | 'extend' | 'import' | 'type' | 'declare' | 'write' | 'read' | 'relation' | 'transaction' | 'word' | 'folder';

/** What the ties were weighed by: enough to weigh them again when one file is to be explained. */
export interface Grounds {
  /** What each signal says, relative to one call. */
  readonly weights: Readonly<Record<Signal, number>>;
  /** The folders that were followed, by path, with their files and how far each is a domain, 0 to 1. */
  readonly folders: readonly { readonly folder: string; readonly files: readonly string[]; readonly trust: number }[];
}

/** A file set aside because it would glue services together. */
export interface KernelFile {
  readonly path: string;
  /** One phrase a reader can check: `imported by 41 of 63 files`, `wires the application: imports 22 files, is imported by none`. */
  readonly reason: string;
}

/** Every analysed file is in exactly one service, or in the kernel, or unassigned. */
export interface Decomposition {
  readonly origin: 'clustered' | 'declared';
  /** Largest first, then by name. */
  readonly services: readonly Service[];
  readonly kernel: readonly KernelFile[];
  /** Clustered: files that nothing ties to any service. Declared: files that no service's globs match. Sorted. */
  readonly unassigned: readonly string[];
  /** Entities whose owner the configuration fixes, whoever writes them. */
  readonly owners?: ReadonlyMap<EntityId, ServiceId>;
  /** Every file of every service, by path. */
  readonly placements: readonly Placement[];
  readonly grounds: Grounds;
  /** Newman's Q of the partition on the weighted graph of references and data (words and folders left out), -0.5 to 1; 0 for a graph without edges. */
  readonly modularity: number;
  /** Mean adjusted Rand index between the partitions of different seeds, -1 to 1; 1 for declared services. */
  readonly agreement: number;
  readonly resolution: number;
  readonly seed: number;
  /** What was concluded about this code base, in sentences: whether folders are domains, which signals spoke. */
  readonly conclusions: readonly string[];
}
