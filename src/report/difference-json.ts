import type { Difference, EntityTouch, LinkCounts, ServiceSize, Side, TransactionChange } from '../model/difference.js';
import type { SnapshotFinding } from '../model/snapshot.js';
import { jsonText } from './json.js';

/** What changed as JSON, in the shape that `diff.schema.json` describes; `formatVersion` rises only when a field changes its meaning. Ends with a newline. */
export function renderDifferenceJson(difference: Difference): string {
  const { before, after, figures, services, files, links, entities, transactions, findings, elsewhere, notes, failedRules, version } = difference;
  return jsonText({
    formatVersion: 1,
    tool: { name: 'seamline', version },
    before: sideOf(before),
    after: sideOf(after),
    figures: figures.map(({ metric, before, after, change }) => ({ metric, before, after, change })),
    services: {
      appeared: services.appeared.map(sizeOf),
      gone: services.gone.map(sizeOf),
      renamed: services.renamed.map(({ id, before, after }) => ({ id, before, after })),
    },
    files: {
      appeared: files.appeared.map(({ path, service }) => ({ path, service })),
      gone: files.gone.map(({ path, service }) => ({ path, service })),
      renamed: files.renamed.map(({ before, after }) => ({ before, after })),
      moved: files.moved.map(({ path, before, after }) => ({ path, before, after })),
    },
    links: links.map(({ from, to, change, before, after, places }) => ({
      from,
      to,
      change,
      before: countsOf(before),
      after: countsOf(after),
      places: places.map(({ path, line, note }) => ({ path, line, note })),
    })),
    entities: entities.map(({ id, name, change, before, after }) => ({ id, name, change, before: touchOf(before), after: touchOf(after) })),
    transactions: { broken: transactions.broken.map(transactionOf), mended: transactions.mended.map(transactionOf) },
    findings: {
      appeared: findings.appeared.map(findingOf),
      gone: findings.gone.map(findingOf),
      changed: findings.changed.map(({ finding, before }) => ({ before, finding: findingOf(finding) })),
    },
    elsewhere,
    notes,
    failedRules,
  });
}

function sideOf({ name, commit }: Side): object {
  return { name, commit };
}

function sizeOf({ id, name, files }: ServiceSize): object {
  return { id, name, files };
}

function countsOf(counts: LinkCounts | null): object | null {
  return counts && { calls: counts.calls, events: counts.events, uses: counts.uses };
}

function touchOf(touch: EntityTouch | null): object | null {
  return touch && { owner: touch.owner, readers: touch.readers, writers: touch.writers };
}

function transactionOf({ unit, member, kind, path, line, writes, services }: TransactionChange): object {
  return { unit, member, kind, path, line, writes, services };
}

function findingOf({ ruleId, severity, message, path, line, fingerprint, remedy, services, entities, evidence }: SnapshotFinding): object {
  const places = evidence.map(({ path, line, note }) => ({ path, line, note }));
  return { ruleId, severity, message, path, line, fingerprint, remedy, services, entities, evidence: places };
}
