import type { Difference, Side } from '../model/difference.js';
import { compareText } from '../model/location.js';
import { changeOf, METRICS, type MetricChange } from '../model/metric-change.js';
import type { Severity } from '../model/rule.js';
import type { Snapshot } from '../model/snapshot.js';
import { fileChanges } from './file-changes.js';
import { findingChanges } from './finding-changes.js';
import { entityChanges } from './entity-changes.js';
import { linkChanges } from './link-changes.js';
import { serviceChanges } from './service-changes.js';
import { transactionChanges } from './transaction-changes.js';
import { type NewNames, underNewNames } from './under-new-names.js';

/** One state, and what it is called. */
export interface Compared {
  readonly side: Side;
  readonly snapshot: Snapshot;
}

/** What else is known of the two. */
export interface Comparison {
  /** What is called otherwise in the later state. The fingerprints of the earlier one's findings are under the new names already. */
  readonly newNames: NewNames;
  /** See `Difference`. */
  readonly elsewhere: number | null;
  readonly notes: readonly string[];
  /** The version of the tool that compares. */
  readonly version: string;
}

/** What is otherwise in one state than in an earlier one. */
export function differenceOf(before: Compared, after: Compared, { newNames, elsewhere, notes, version }: Comparison): Difference {
  const earlier = underNewNames(before.snapshot, newNames);
  const later = after.snapshot;
  const failedRules = [...new Set([...earlier.failedRules, ...later.failedRules])].sort(compareText);
  return {
    version,
    before: before.side,
    after: after.side,
    figures: figuresOf(earlier, later),
    services: serviceChanges(earlier.services, later.services),
    files: fileChanges(earlier, later, newNames.paths),
    links: linkChanges(earlier.links, later.links),
    entities: entityChanges(earlier.entities, later.entities),
    entityNames: new Map([...earlier.entities, ...later.entities].map(({ id, name }) => [id, name])),
    transactions: transactionChanges(earlier, later),
    findings: findingChanges(earlier.findings, later.findings, new Set(failedRules)),
    elsewhere,
    notes: [...notes, ...versionNote(earlier, later)],
    failedRules,
  };
}

const SEVERITIES = ['error', 'warning', 'note'] as const satisfies readonly Severity[];

function figuresOf(earlier: Snapshot, later: Snapshot): readonly MetricChange[] {
  const of = ({ figures }: Snapshot, name: string): number | null => figures.get(name) ?? null;
  const names = Object.keys(METRICS) as (keyof typeof METRICS)[]; // the keys of a constant of ours
  const counted = ({ findings }: Snapshot, severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return [
    ...names.map((name) => changeOf(name, METRICS[name], [of(earlier, name), of(later, name)])),
    ...SEVERITIES.map((severity) => changeOf(`findings.${severity}`, 'less', [counted(earlier, severity), counted(later, severity)])),
  ];
}

/** Two versions may see different things in the same code. */
function versionNote(earlier: Snapshot, later: Snapshot): readonly string[] {
  if (earlier.version === later.version) return [];
  return [`The two were made by versions ${earlier.version} and ${later.version}: what differs may be the tool, not the code.`];
}
