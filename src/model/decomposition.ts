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
  /** Newman's Q of the partition on the weighted graph of references and data (words and folders left out), -0.5 to 1; 0 for a graph without edges. */
  readonly modularity: number;
  /** Mean adjusted Rand index between the partitions of different seeds, -1 to 1; 1 for declared services. */
  readonly agreement: number;
  readonly resolution: number;
  readonly seed: number;
  /** What was concluded about this code base, in sentences: whether folders are domains, which signals spoke. */
  readonly conclusions: readonly string[];
}
