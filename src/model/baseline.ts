import type { EarlierService, Limits } from './options.js';

/** A finding that a team knows of and does not want to fail the gate. */
export interface KnownFinding {
  readonly fingerprint: string;
  readonly rule: string;
  /** Where it was, for people. */
  readonly path: string;
  readonly message: string;
  /** The parts of its key, see `Violation`: what is left of a finding is known by them. Absent in baselines of before. */
  readonly key?: readonly string[];
}

/** The figures that may only get better. */
export type Figures = Required<Omit<Limits, 'maxGapShare'>>;

/** What a team has accepted of its code as it is: a file that is committed, and that `check` holds later runs against. */
export interface Baseline {
  /** Findings of severity error, members of groups one by one; by rule, path and fingerprint. */
  readonly findings: readonly KnownFinding[];
  readonly figures: Figures;
  /** So that services keep the ids that fingerprints are made of. */
  readonly services: readonly EarlierService[];
}

/** How a run stands against a baseline. */
export interface BaselineResult {
  /** Fingerprints of findings that are there and known. */
  readonly known: ReadonlySet<string>;
  /** Known findings that are no more: the baseline can be written anew. */
  readonly gone: readonly KnownFinding[];
  /** Whether `gone` fails the gate. */
  readonly strict: boolean;
}
