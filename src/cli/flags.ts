import type { Limits } from '../model/options.js';
import type { IncludeRole } from './include-roles.js';
import type { WantedReport } from './report-format.js';

/** What every command takes; named as commander names the options. */
export interface ReadingFlags {
  readonly output?: string;
  /** False for `--no-config`. */
  readonly config?: string | false;
  readonly include?: readonly IncludeRole[];
  readonly exclude?: readonly string[];
  /** False for `--no-history`. */
  readonly history?: boolean;
  /** Files of the user's own rules, as they wrote their paths. */
  readonly rule?: readonly string[];
  readonly quiet?: boolean;
}

/** What every command takes that proposes services. */
export interface AnalysisFlags extends ReadingFlags {
  /** A graph to analyse instead of a folder, as the user wrote its path. */
  readonly graph?: string;
  readonly services?: number;
  readonly resolution?: number;
  readonly seed?: number;
  /** An earlier JSON report, as the user wrote its path. */
  readonly previous?: string;
  readonly verbose?: boolean;
  readonly color?: boolean;
}

/** A file and where it is to go, both as the user wrote them. */
export interface PlannedMove {
  readonly file: string;
  readonly service: string;
}

/** What a picture shows. */
export interface PictureFlags {
  readonly level?: 'service' | 'file' | 'entity';
  /** A service, file or entity, as the user named it. */
  readonly focus?: string;
  readonly depth?: number;
}

export interface AnalyzeFlags extends AnalysisFlags, PictureFlags {
  readonly format?: readonly WantedReport[];
  readonly move?: readonly PlannedMove[];
}

export interface GraphFlags extends AnalysisFlags, PictureFlags {
  readonly format?: readonly WantedReport[];
}

export interface CheckFlags extends AnalysisFlags, PictureFlags, Limits {
  readonly format?: readonly WantedReport[];
  /** The baseline, as the user wrote its path; false for `--no-baseline`. */
  readonly baseline?: string | false;
  readonly strictBaseline?: boolean;
  /** A revision: only what came since is judged. */
  readonly since?: string;
  readonly tolerance?: number;
}

export interface DiffFlags extends Omit<AnalysisFlags, 'graph'> {
  readonly format?: readonly WantedReport[];
  /** The folder to analyse, as the user wrote it. */
  readonly path?: string;
}

export interface FactsFlags extends ReadingFlags {
  readonly format: 'json' | 'ndjson';
  /** The one file whose facts are wanted, as the user wrote it. */
  readonly of?: string;
}

export interface ExplainFlags extends AnalysisFlags {
  readonly format: 'terminal' | 'json';
}

export interface RulesFlags {
  readonly format: 'terminal' | 'json';
  readonly rule?: readonly string[];
}

/** What the user wants done. */
export type Task =
  | { readonly kind: 'analyze'; readonly path: string; readonly flags: AnalyzeFlags }
  | { readonly kind: 'graph'; readonly path: string; readonly flags: GraphFlags }
  | { readonly kind: 'check'; readonly path: string; readonly flags: CheckFlags }
  | { readonly kind: 'baseline'; readonly path: string; readonly flags: AnalysisFlags }
  | { readonly kind: 'facts'; readonly path: string; readonly flags: FactsFlags }
  /** `base` and `head` are revisions or reports, as the user wrote them; without `head` the work tree. */
  | { readonly kind: 'diff'; readonly base: string; readonly head: string | undefined; readonly path: string; readonly flags: DiffFlags }
  /** `name` is the id of one rule; undefined for the list. */
  | { readonly kind: 'rules'; readonly name: string | undefined; readonly flags: RulesFlags }
  | { readonly kind: 'explain'; readonly what: 'entity' | 'file'; readonly name: string; readonly path: string; readonly flags: ExplainFlags };
