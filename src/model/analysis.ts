import type { Decomposition } from './decomposition.js';
import type { EntityClass } from './entity-class.js';
import type { DataAccess, Facts } from './facts.js';
import type { Gap } from './gap.js';
import type { GraphReading } from './graph-reading.js';
import type { EntityId, ServiceId, TransactionId } from './ids.js';
import type { Location } from './location.js';
import type { LayerRecall } from './recall.js';
import type { Evidence, Severity } from './rule.js';
import type { FunctionalityCost, SagaStep, ServiceLink, ServiceMetrics, SourceQueries } from './system-view.js';
import type { LeftOut } from './workspace.js';

/** A violation, worded and identified. */
export interface Finding extends Location {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What, with their names and numbers. */
  readonly message: string;
  readonly principle: string;
  readonly remedy: string;
  readonly endLine: number;
  readonly services: readonly ServiceId[];
  readonly entities: readonly EntityId[];
  readonly data: Readonly<Record<string, string | number>>;
  readonly evidence: readonly Evidence[];
  /** 16 hex digits; the same finding has the same one when lines move. */
  readonly fingerprint: string;
  /** What it is identified by, see `Violation`; for knowing it again where names changed, in no report. Absent for a group. */
  readonly key?: string;
  /** See `Violation`; of a group the sum of its members. */
  readonly weight: number;
  /** The fingerprint that its group has, or would have if there were others like it; absent where its rule makes no groups. */
  readonly group?: string;
  /** The findings that are told as this one, by rank; absent where it is one. Its evidence then is their places. */
  readonly members?: readonly Finding[];
}

/** A rule that failed while it ran: it said nothing, and what it would have found is not known. */
export interface RuleFault {
  readonly ruleId: string;
  /** What was thrown, in its own words. */
  readonly message: string;
  /** Where it was thrown; for whoever mends the rule, in no report. */
  readonly stack: string;
}

/** A finding that somebody asked not to be told of. */
export interface SuppressedFinding extends Finding {
  readonly suppression: {
    /** A comment in the code, or an entry of the configuration. */
    readonly by: 'comment' | 'configuration';
    readonly reason: string;
    /** Where it was asked for. */
    readonly at: Location;
  };
}

/** Who owns and touches an entity. */
export interface EntityUse {
  readonly id: EntityId;
  readonly name: string;
  readonly table: string;
  readonly via: string;
  readonly declaredAt: Location;
  readonly owner: ServiceId | null;
  /** Services, sorted. */
  readonly readers: readonly ServiceId[];
  readonly writers: readonly ServiceId[];
  /** How they share it; null where no service touches it, or only files in no service write it. Absent where nobody asked. */
  readonly sharing?: EntityClass | null;
}

export interface Metrics {
  readonly files: number;
  readonly lines: number;
  readonly services: number;
  /** Newman's Q, see Decomposition. */
  readonly modularity: number;
  /** See Decomposition. */
  readonly agreement: number;
  /** ICP (Kalia et al. 2021): calls between files of different services / calls between different files (kernel left out), 0 to 1; 0 without calls. */
  readonly interServiceCallShare: number;
  /** Files of the largest service / files in services, 0 to 1. */
  readonly largestServiceShare: number;
  /** IFN: operations of a service that other services call, mean over services; 0 without services. */
  readonly interfacesPerService: number;
  /** SM: density inside services minus density across, -1 to 1; 0 without services. */
  readonly structuralModularity: number;
  /** NED: 1 - share of files in services of 5 to 20 files, 0 to 1; 0 without files. */
  readonly nonExtremeDistribution: number;
  /** Mean over entities of how far one service alone accesses them, 0 to 1; null where no service accesses any. */
  readonly databasePurity: number | null;
  /** Means of FRC, SAC, QIC and the older complexity (see FunctionalityCost) over the entry points that touch an entity of a service; 0 without any. */
  readonly meanFrc: number;
  readonly meanSac: number;
  readonly meanQic: number;
  readonly meanComplexity: number;
  /** Entities touched by more than one service. */
  readonly sharedEntities: number;
  /** Groups of services that need each other at run time in a circle. */
  readonly serviceCycles: number;
}

/** How far services change together: counted in commits of at most 30 files, in the two years up to the newest commit. */
export interface CoChange {
  /** Commits that touch a service. */
  readonly commits: number;
  /** Those that touch more than one. */
  readonly crossing: number;
  /** crossing / commits, 0 to 1. */
  readonly share: number;
  /** For each service the commits that touch it, and those of them that touch another as well; by id. */
  readonly services: readonly { readonly id: ServiceId; readonly commits: number; readonly crossing: number }[];
}

/** Links between files and between files and entities, aggregated, for drawing. */
export interface FileLink {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly events: number;
  readonly uses: number;
  readonly typeOnly: number;
}

/** What a transaction over the data of several services would be once each has its own. */
export interface TransactionSaga {
  readonly transaction: TransactionId;
  /** In running order; never empty. */
  readonly steps: readonly SagaStep[];
  readonly cost: FunctionalityCost;
}

/** The one value that every report renders. Plain data, every list sorted. */
export interface Analysis {
  /** The tool's version. */
  readonly version: string;
  readonly facts: Facts;
  readonly decomposition: Decomposition;
  readonly serviceMetrics: ReadonlyMap<ServiceId, ServiceMetrics>;
  readonly links: readonly ServiceLink[];
  readonly fileLinks: readonly FileLink[];
  readonly entities: readonly EntityUse[];
  readonly cycles: readonly (readonly ServiceId[])[];
  readonly metrics: Metrics;
  /** What each entry point would cost; one for each of `facts.entryPoints`, null for one that touches no entity of a service. */
  readonly entryCosts: readonly (FunctionalityCost | null)[];
  /** Of each transaction that touches the data of several services, in the order of the transactions. Absent where nobody asked. */
  readonly sagas?: readonly TransactionSaga[];
  /** Null or absent without a history long enough to judge by. */
  readonly coChange?: CoChange | null;
  /** Errors first, then warnings, then notes; by weight within, then by place. */
  readonly findings: readonly Finding[];
  /** What would be a finding, or a member of one, in the same order. */
  readonly suppressed: readonly SuppressedFinding[];
  /** Rules that failed, by id; none where it is absent. */
  readonly ruleFaults?: readonly RuleFault[];
  readonly gaps: readonly Gap[];
  /** How much of the data access was understood, by layer. */
  readonly recall: readonly LayerRecall[];
  readonly leftOut: readonly LeftOut[];
  /** How the graph was understood, where one was analysed instead of a folder. */
  readonly graph?: GraphReading;
  /** For judging it again; no report reads it. Absent where there are no files to ask. */
  readonly sources?: SourceQueries;
}

/** What is known of a repository before anything is judged, and how far it reaches. */
export type FactReading = Pick<Analysis, 'version' | 'facts' | 'recall' | 'leftOut' | 'graph' | 'sources'> & {
  /** What each entry point reads and writes, in running order; one list for each of `facts.entryPoints`. Absent where nobody asked. */
  readonly sequences?: readonly (readonly DataAccess[])[];
};

/** Turns an analysis into text; pure. */
export type Reporter = (analysis: Analysis) => string;
