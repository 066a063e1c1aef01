import type { Analysis } from './analysis.js';
import type { MetricChange } from './metric-change.js';
import type { Severity } from './rule.js';
import type { SnapshotFinding, SnapshotTransaction } from './snapshot.js';

/** One of the two states that are compared. */
export interface Side {
  /** A revision or a report, as the user named it; `work tree` for files as they lie there. */
  readonly name: string;
  /** The commit's hash; null for a report, and for the work tree. */
  readonly commit: string | null;
}

/** The same folder at two times, the services of the later one held to those of the earlier. */
export interface Change {
  /** Its findings have the fingerprints that they would have under the paths of the later state. */
  readonly before: Analysis;
  readonly after: Analysis;
  readonly difference: Difference;
}

/** What is otherwise in one state of a code base than in an earlier one. Ids of services are those of the later state; every list is sorted. */
export interface Difference {
  /** The version of the tool that compared. */
  readonly version: string;
  readonly before: Side;
  readonly after: Side;
  /** Every figure of the whole, then the findings by severity. */
  readonly figures: readonly MetricChange[];
  readonly services: ServiceChanges;
  readonly files: FileChanges;
  /** By services. */
  readonly links: readonly LinkChange[];
  /** Entities that several services touch, before or after, and others than before; by id. */
  readonly entities: readonly EntityChange[];
  /** Names of all entities of both sides by id, for whoever prints. */
  readonly entityNames: ReadonlyMap<string, string>;
  readonly transactions: {
    /** They write the data of several services, and did not before. */
    readonly broken: readonly TransactionChange[];
    /** They did, and do no longer, or are gone. */
    readonly mended: readonly TransactionChange[];
  };
  readonly findings: {
    readonly appeared: readonly SnapshotFinding[];
    readonly gone: readonly SnapshotFinding[];
    /** The same with another severity. */
    readonly changed: readonly { readonly finding: SnapshotFinding; readonly before: Severity }[];
  };
  /** How many of the files would go elsewhere if the services were proposed anew; null where nobody asked. */
  readonly elsewhere: number | null;
  /** What a reader has to know of how the two were compared, in sentences. */
  readonly notes: readonly string[];
  /** Rules that failed on either side: their findings are not compared. */
  readonly failedRules: readonly string[];
}

export interface ServiceChanges {
  readonly appeared: readonly ServiceSize[];
  readonly gone: readonly ServiceSize[];
  readonly renamed: readonly { readonly id: string; readonly before: string; readonly after: string }[];
  /** Names of all services of both sides by id, for whoever prints. */
  readonly names: ReadonlyMap<string, string>;
}

export interface ServiceSize {
  readonly id: string;
  readonly name: string;
  readonly files: number;
}

/** Files by path, each with the service that it is in; null for the kernel, and for files that nothing ties to a service. */
export interface FileChanges {
  readonly appeared: readonly { readonly path: string; readonly service: string | null }[];
  readonly gone: readonly { readonly path: string; readonly service: string | null }[];
  /** Under another path than before, whether it changed its service or not. */
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
  /** In another service than before; `path` is the later one. */
  readonly moved: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

/** What goes from one service to the other at run time. */
export interface LinkCounts {
  readonly calls: number;
  readonly events: number;
  readonly uses: number;
}

export interface LinkChange {
  readonly from: string;
  readonly to: string;
  readonly change: 'appeared' | 'gone' | 'changed';
  readonly before: LinkCounts | null;
  readonly after: LinkCounts | null;
  /** References that are new; where none is, those that are gone, at the places that they had. Empty where only reports were at hand. */
  readonly places: readonly { readonly path: string; readonly line: number; readonly note: string }[];
}

export interface EntityTouch {
  readonly owner: string | null;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

export interface EntityChange {
  readonly id: string;
  readonly name: string;
  /** `shared`: several services touch it, and did not before. `private`: the other way round. `changed`: other services share it, or in another way. */
  readonly change: 'shared' | 'private' | 'changed';
  /** Null where it is not there. */
  readonly before: EntityTouch | null;
  readonly after: EntityTouch | null;
}

export interface TransactionChange extends SnapshotTransaction {
  /** The services whose data it writes, where it is or was broken; by id. */
  readonly services: readonly string[];
}
