import type { CallFact } from '../model/file-facts.js';
import type { Confidence, DataAccess } from '../model/facts.js';
import type { Meaning, Program } from '../model/program.js';
import type { Catalogue, KnownEntity } from './catalogue.js';

/** A call being read, and what it is known to be about. */
export interface Site {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly path: string;
  readonly call: CallFact;
  /** The called name: `findMany`; for the call that runs a built query, the one that said what it does: `update`. */
  readonly operation: string;
  /** The layer. */
  readonly via: string;
  /** What the call is about. */
  readonly entities: readonly KnownEntity[];
  /** The entities that a thing is, is an object of, or holds. */
  entitiesOf(meaning: Meaning): readonly KnownEntity[];
}

/** A call that names entities by its arguments; `entities` are those of the handle it is made on. */
export type Naming = Pick<Site, 'program' | 'catalogue' | 'path' | 'call' | 'entities'>;

/** A table as SQL names it, that no entity is declared for. */
export interface UndeclaredTable {
  readonly schema: string | null;
  readonly table: string;
}

/** One entity read or written at a place. */
export interface Touch extends Pick<DataAccess, 'columns' | 'reach'> {
  readonly target: KnownEntity | UndeclaredTable;
  readonly mode: 'read' | 'write';
  readonly operation: string;
  readonly line: number;
  readonly confidence: Confidence;
  /** `sql` where SQL says it; else the layer. */
  readonly via: string;
  /** See `DataAccess.joinedFrom`. */
  readonly joinedFrom?: KnownEntity | UndeclaredTable;
}

/** Something that names entities only when the program runs; the words are the code's own. */
export interface Unseen {
  readonly unseen: string;
  readonly line: number;
  /** Set where the access is plain and only its entity is unknown. */
  readonly mode?: 'read' | 'write';
  /** The function whose callers say it, by a parameter; absent where none does. */
  readonly awaits?: { readonly path: string; readonly scope: number };
}

export type Seen = Touch | Unseen;

/** Identity of a call: its file and its index there. */
export type CallKey = string & { readonly __brand: 'CallKey' };

export function callKey(path: string, call: number): CallKey {
  return `${path}#${call}` as CallKey; // the one place where call keys are made
}

/** A call with its place. */
export interface CallPlace {
  readonly path: string;
  readonly index: number;
  readonly call: CallFact;
}
