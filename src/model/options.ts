import type { Location } from './location.js';
import type { Severity } from './rule.js';
import type { SourceRole } from './workspace.js';
import type { Wrapper } from './wrappers.js';

/** What the caller of `analyze` may set. Every field has a default in `src/pipeline.ts`. */
export interface AnalyzeOptions {
  /** Folder to analyse; absolute, or relative to the working directory. */
  readonly root: string;
  /** A graph to analyse instead of a folder; `root`, and all that chooses or reads files, then says nothing. */
  readonly graph?: GraphText;
  /** Roles to analyse beside `source`. */
  readonly include?: readonly Exclude<SourceRole, 'source'>[];
  /** Globs, relative to the root, of files to leave out. */
  readonly exclude?: readonly string[];
  /** Service name to globs: judge these boundaries instead of clustering. */
  readonly services?: Readonly<Record<string, readonly string[]>>;
  /** Globs of files that belong to the shared kernel. */
  readonly kernel?: readonly string[];
  /** An entity (its id, name or table) or else a glob, to the name of the service that it belongs to. */
  readonly pin?: Readonly<Record<string, string>>;
  /** Lists of globs; what the globs of one list match ends in one service. */
  readonly together?: readonly (readonly string[])[];
  /** Pairs of globs; no file of the one is ever in a service with a file of the other. */
  readonly apart?: readonly (readonly [string, string])[];
  /** The services of an earlier report: services that are still there keep its ids. */
  readonly previous?: readonly EarlierService[];
  /** Wanted number of services, from 2. */
  readonly serviceCount?: number;
  /** Louvain resolution γ, above 0; higher gives more services. */
  readonly resolution?: number;
  readonly seed?: number;
  /** Rule id to severity, `off`, or severity with options. */
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  /** Findings that are known and accepted. */
  readonly suppress?: readonly SuppressEntry[];
  readonly dataAccess?: DataAccessOptions;
  /** False: version control is not asked. True by default, where the folder lies in a git work tree. */
  readonly history?: boolean;
  /** Called as stages pass; for progress on a terminal. */
  readonly onProgress?: (stage: string, done: number, total: number) => void;
}

/** Two states of the analysed folder that are to be compared; revisions as git names them. */
export interface ChangeRequest {
  readonly base: string;
  /** Null: the files as they lie there. */
  readonly head: string | null;
  /** Compare from where the two parted, instead of from `base` itself. */
  readonly parted: boolean;
}

/** A graph that the user brings, in the serialised form of graphology: see `seamline/schema/graph.json`. */
export interface GraphText {
  readonly text: string;
  /** What messages call it: its file, as the user named it. */
  readonly name: string;
}

/** A service as an earlier report has it. */
export interface EarlierService {
  readonly id: string;
  readonly name: string;
  /** Relative to the analysed folder. */
  readonly files: readonly string[];
}

/** What the user tells about the repository's data access. */
export interface DataAccessOptions {
  readonly wrappers?: readonly Wrapper[];
}

/** Findings of one rule to be kept silent; at least one key beside `rule` and `reason` is given, and all that are given have to fit. */
export interface SuppressEntry {
  /** Id of the rule. */
  readonly rule: string;
  readonly reason: string;
  /** An entity of the finding: its id, name or table. */
  readonly entity?: string;
  /** A service of the finding: its id or name. */
  readonly service?: string;
  /** A glob that the finding's own path matches, relative to the root. */
  readonly path?: string;
  /** Of the finding, of the group that it is told in, or of a member of it. */
  readonly fingerprint?: string;
  /** Where it stands, for those who look for one that is unused. */
  readonly at?: Location;
}

export type RuleSetting = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>];

/** Limits of `check`; a limit that is not set is not checked. Shares are 0 to 1. */
export interface Limits {
  /** Calls that cross services / all calls between files. */
  readonly maxInterServiceCallShare?: number;
  /** Efferent coupling Ce of any one service. */
  readonly maxEfferentCoupling?: number;
  /** Entities touched by more than one service. */
  readonly maxSharedEntities?: number;
  /** Groups of services in a circle. */
  readonly maxServiceCycles?: number;
  /** Cohesion of the least cohesive service. */
  readonly minCohesion?: number;
  /** Gaps / analysed files, or data accesses not understood / all calls that look like one, whichever is more; above it the analysis is incomplete (exit 3). */
  readonly maxGapShare?: number;
}
