import type { EarlierService } from './options.js';
import type { Transaction } from './facts.js';
import type { Severity } from './rule.js';

/**
 * What two states of a code base are compared by: as much as a JSON report has, so that a report and an analysis are the same here. Ids are plain texts,
 * as those of a report are.
 */
export interface Snapshot {
  /** The version of the tool that made it. */
  readonly version: string;
  /** Figures of the whole by their field names in the JSON report. */
  readonly figures: ReadonlyMap<string, number | null>;
  readonly services: readonly EarlierService[];
  /** Analysed files that are in no service: the kernel, and those that nothing ties to any. */
  readonly outside: readonly string[];
  readonly entities: readonly SnapshotEntity[];
  readonly links: readonly SnapshotLink[];
  readonly transactions: readonly SnapshotTransaction[];
  /** Members of groups one by one. */
  readonly findings: readonly SnapshotFinding[];
  /** Ids of rules that failed: what they would have found is not known. */
  readonly failedRules: readonly string[];
}

export interface SnapshotEntity {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly readers: readonly string[];
  readonly writers: readonly string[];
}

/** A link that exists at run time; see `ServiceLink`. */
export interface SnapshotLink {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly events: number;
  readonly uses: number;
  /** The references behind it, types aside. Absent in a report, which does not have them. */
  readonly references?: readonly SnapshotReference[];
}

export interface SnapshotReference {
  /** What identifies it when lines move: kind, and both ends by name. */
  readonly key: string;
  readonly path: string;
  readonly line: number;
  /** `CheckoutService.place calls PaymentService.charge`. */
  readonly note: string;
}

export interface SnapshotTransaction {
  readonly unit: string;
  readonly member: string | null;
  readonly kind: Transaction['kind'];
  readonly path: string;
  readonly line: number;
  /** Ids of the entities that it writes. */
  readonly writes: readonly string[];
}

export interface SnapshotFinding {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly fingerprint: string;
  /** What it is identified by, under the names of the later state; see `Violation`. Absent in a report. */
  readonly key?: string;
  readonly remedy: string;
  readonly services: readonly string[];
  readonly entities: readonly string[];
  readonly evidence: readonly { readonly path: string; readonly line: number; readonly note: string }[];
}

/** A report whose JSON has been parsed; `name` is its file's, for messages. */
export interface ParsedReport {
  readonly name: string;
  readonly json: unknown;
}
