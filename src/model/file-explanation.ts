import type { Placement, Signal } from './decomposition.js';
import type { EntityId, ServiceId } from './ids.js';

/** What one signal says of a tie. */
export interface TiePart {
  readonly signal: Signal;
  /** True where the file refers to the other end, false where the other refers to it; null where that makes no difference: words and folders. */
  readonly outgoing: boolean | null;
  /** References or accesses; 1 for words; for a folder, its files. */
  readonly count: number;
  readonly weight: number;
}

/** A file, entity or folder that a file is tied to. A folder stands for the files in it: it was taken for a domain. */
export interface FileTie {
  readonly to: { readonly kind: 'file' | 'folder'; readonly path: string } | { readonly kind: 'entity'; readonly id: EntityId };
  /** Of an entity or a folder: the service whose files it is tied to most. Null where it lies in none. */
  readonly service: ServiceId | null;
  /** In units of one call to a file that nothing else refers to. */
  readonly weight: number;
  /** Heaviest first. */
  readonly parts: readonly TiePart[];
}

/** Why a file is in no service. */
export interface NoPlace {
  readonly kind: 'kernel' | 'unassigned';
  /** A phrase that a reader can check. */
  readonly reason: string;
}

/** Why a file is where it is. */
export interface FileExplanation {
  readonly path: string;
  /** Null for files in no service. */
  readonly placement: Placement | null;
  /** Null for files in a service. */
  readonly noPlace: NoPlace | null;
  /** The module of its service that it is in; null for none. */
  readonly module: string | null;
  /** The services it is tied to, heaviest first. */
  readonly services: readonly { readonly service: ServiceId; readonly weight: number; readonly share: number }[];
  /** Heaviest first. */
  readonly ties: readonly FileTie[];
  /** Kernel files that it refers to or that refer to it: these ties speak for no service. */
  readonly kernelFiles: number;
  /**
   * About how much more weight to the runner-up would move it there; 0 or less where its ties alone would have it there already.
   * Null without a runner-up, and for declared services, which nothing moves.
   */
  readonly missing: number | null;
}
