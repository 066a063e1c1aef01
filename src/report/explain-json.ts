import type { Analysis } from '../model/analysis.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import type { EntityExplanation, ExplainedAccess } from './entity-explanation.js';
import { jsonText } from './json.js';
import { sharingOf } from './json-report.js';
import { recallRowsOf } from './json-recall.js';

/** What is known of one entity as JSON, in the shape that `explain.schema.json` describes; ends with a newline. */
export function renderExplanationJson(explanation: EntityExplanation, analysis: Analysis): string {
  const { entity, unit, ownerReason, relations, reads, writes, transactions } = explanation;
  const owners = new Map(analysis.entities.map(({ id, owner }) => [id, owner]));
  const ownerOf = (id: EntityId): ServiceId | null => owners.get(id) ?? null;
  const { id, name, table, via, declaredAt, owner, sharing } = entity;
  return jsonText({
    formatVersion: 1,
    tool: { name: 'seamline', version: analysis.version },
    entity: { id, name, table, via, unit, path: declaredAt.path, line: declaredAt.line },
    owner: { service: owner, reason: ownerReason },
    sharing: sharing ? sharingOf(sharing) : null,
    relations: relations.map(({ from, to, kind, at }) => ({
      from,
      to,
      kind,
      keyHeldBy: kind === 'many-to-many' ? null : from,
      otherOwner: ownerOf(from === entity.id ? to : from),
      path: at.path,
      line: at.line,
    })),
    writes: writes.map(accessOf),
    reads: reads.map(accessOf),
    transactions: transactions.map(({ id, kind, path, line, endLine, by, member, alsoWrites }) => ({
      id,
      kind,
      path,
      line,
      endLine,
      unit: by,
      member,
      alsoWrites: alsoWrites.map((other) => ({ entity: other, owner: ownerOf(other) })),
    })),
    recall: recallRowsOf(analysis.recall),
  });
}

function accessOf({ service, by, member, operation, via, confidence, hidden, transactions, outsideOf, at }: ExplainedAccess): object {
  return { path: at.path, line: at.line, service, unit: by, member, operation, via, confidence, hidden, transactions, outsideOf };
}
