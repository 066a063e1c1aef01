import type { DataAccess } from './facts.js';
import type { ServiceId } from './ids.js';

/** How services share an entity; see `ENTITY_KINDS`. */
export type EntityKind = 'private' | 'read-only' | 'queried' | 'fresh-read' | 'replica' | 'dataset' | 'reference' | 'append-only' | 'dominated' | 'contested';

/** How the others should get at it once services are apart. */
export type SharingAdvice =
  /** It stays inside its service. */
  | 'keep'
  /** Ask where it is filled: nobody writes it here. */
  | 'source'
  /** Readers ask the owner. */
  | 'api'
  /** Readers keep a copy of what they join, or ask two services and put the answers together. */
  | 'replica'
  /** The owner publishes versions of the whole set; readers hold a copy. */
  | 'dataset'
  /** Writers send events to one owner, by a stream or an outbox. */
  | 'stream'
  /** The dominant writer owns it; the other writers become commands to it. */
  | 'commands'
  /** Its writers are one service, or it is several entities. */
  | 'together';

/** What each kind means, and the advice that follows. Services that touch an entity only by a guess from its name do not count. */
export const ENTITY_KINDS = {
  private: { means: 'one service alone uses it', advice: 'keep' },
  'read-only': { means: 'nobody writes it in the analysed code', advice: 'source' },
  queried: { means: 'one service writes it, one other queries it', advice: 'api' },
  'fresh-read': {
    means: 'one service writes it, another needs its latest state: in a transaction that writes, or right after a write',
    advice: 'api',
  },
  replica: { means: 'one service writes it, others reach it by joins alone', advice: 'replica' },
  dataset: { means: 'one service writes it, two or more others query it', advice: 'dataset' },
  reference: { means: 'one service writes it, two or more others query it, and one of them reads all of it', advice: 'dataset' },
  'append-only': { means: 'several services write it, and only ever add to it, or to a journal that one of them keeps', advice: 'stream' },
  dominated: { means: 'several services write it, one of them most', advice: 'commands' },
  contested: { means: 'several services write it, none of them most', advice: 'together' },
} as const satisfies Record<EntityKind, { readonly means: string; readonly advice: SharingAdvice }>;

/** One writer of several has it, from this share of all functions that write on: measured on three code bases, where it left 9 of 32 contested, and those rightly. */
export const DOMINANT_SHARE = 0.6;

/** Writers have columns of their own up to this overlap: marks that both set (a status, who changed it) are let pass; a judgement, as the one found on 15 code bases has none. */
export const OWN_COLUMNS_OVERLAP = 0.1;

/** What a service does to write an entity. */
export interface Writer {
  readonly service: ServiceId;
  /** Functions and methods of its own that write it. */
  readonly functions: number;
  /** Places where they do. */
  readonly places: number;
  /** `functions` / those of all services, 0 to 1. */
  readonly share: number;
}

/** How a service reads what it does not write; of several the first that holds. */
export interface Reader {
  readonly service: ServiceId;
  /** `fresh`: in a transaction that writes, or after a write of it by the same entry point. `query`: by a query of its own. `join`: within queries of other entities alone. */
  readonly by: 'fresh' | 'query' | 'join';
  /** Places where it does. */
  readonly places: number;
  /** Places that read all there is. */
  readonly whole: number;
}

/** The columns that the updates of a service name, sorted; without the key and marks of time. */
export interface ColumnGroup {
  readonly service: ServiceId;
  readonly columns: readonly string[];
}

/** Who changes which columns of an entity. */
export interface ColumnGroups {
  /** In the order of the writers; two or more. */
  readonly groups: readonly ColumnGroup[];
  /** Columns of two groups or more / all columns, 0 to 1. */
  readonly overlap: number;
}

/** How an entity is shared, and between whom. */
export interface EntityClass {
  readonly kind: EntityKind;
  readonly advice: SharingAdvice;
  /** The one with most functions first, then with most places, then by id. */
  readonly writers: readonly Writer[];
  /** What these writers do: upkeep, and what only a name suggests, is left out. */
  readonly writes: readonly DataAccess[];
  /** Services that read it and do not write it, by id. */
  readonly readers: readonly Reader[];
  /** Null where not every writer updates it, or an update does not name all its columns in the code: nothing is guessed. */
  readonly columns: ColumnGroups | null;
}

/**
 * Whether a contested entity is several in one table, as each writer has columns of its own. Where one service writes it most, the few columns of the
 * others are mostly keys that follow a move; those are commands to that service.
 */
export function isSeveral({ kind, columns }: EntityClass): boolean {
  return kind === 'contested' && columns !== null && columns.overlap <= OWN_COLUMNS_OVERLAP;
}
