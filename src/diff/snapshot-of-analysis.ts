import type { Analysis, Finding } from '../model/analysis.js';
import type { Reference } from '../model/facts.js';
import { METRICS } from '../model/metric-change.js';
import type { Snapshot, SnapshotFinding, SnapshotReference, SnapshotTransaction } from '../model/snapshot.js';
import type { ServiceLink } from '../model/system-view.js';
import { inWords } from '../model/wording.js';

/** An analysis as something to be compared. */
export function snapshotOf(analysis: Analysis): Snapshot {
  const { decomposition, metrics, entities, links, findings, ruleFaults = [], version } = analysis;
  const names = Object.keys(METRICS) as (keyof typeof METRICS)[]; // the keys of a constant of ours
  return {
    version,
    figures: new Map(names.map((name) => [name, metrics[name]])),
    services: decomposition.services.map(({ id, name, files }) => ({ id, name, files })),
    outside: [...decomposition.kernel.map(({ path }) => path), ...decomposition.unassigned],
    entities: entities.map(({ id, name, owner, readers, writers }) => ({ id, name, owner, readers, writers })),
    links: links.map(linkOf).filter(({ calls, events, uses }) => calls + events + uses > 0),
    transactions: transactionsOf(analysis),
    findings: findings.flatMap((finding) => finding.members ?? [finding]).map(findingOf),
    failedRules: ruleFaults.map(({ ruleId }) => ruleId),
  };
}

function linkOf({ from, to, calls, events, uses, references }: ServiceLink) {
  return { from, to, calls, events, uses, references: references.filter(({ kind }) => kind !== 'type').map(referenceOf) };
}

function referenceOf(reference: Reference): SnapshotReference {
  const { kind, from, fromMember, to, toMember, at } = reference;
  return { key: [kind, from, fromMember ?? '', to, toMember ?? ''].join('\0'), path: at.path, line: at.line, note: inWords(reference) };
}

function transactionsOf({ facts }: Analysis): readonly SnapshotTransaction[] {
  const writes = new Map<string, Set<string>>();
  for (const { transaction, mode, entity } of facts.accesses) {
    if (transaction === null || mode !== 'write') continue;
    const known = writes.get(transaction);
    if (known) known.add(entity);
    else writes.set(transaction, new Set([entity]));
  }
  return facts.transactions.map(({ id, by, member, kind, path, line }) => ({ unit: by, member, kind, path, line, writes: [...(writes.get(id) ?? [])] }));
}

function findingOf({ ruleId, severity, message, path, line, fingerprint, key, remedy, services, entities, evidence }: Finding): SnapshotFinding {
  const places = evidence.map(({ path, line, note }) => ({ path, line, note }));
  return { ruleId, severity, message, path, line, fingerprint, remedy, services, entities, evidence: places, ...(key !== undefined && { key }) };
}
