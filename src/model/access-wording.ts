import type { DataAccess } from './facts.js';
import type { Evidence } from './rule.js';
import type { SystemView } from './system-view.js';
import { listed, unitName } from './wording.js';

/** More names than these are counted. */
const MOST = { columns: 4, others: 6 } as const;

/** Names in a sentence, the ones that are too many counted: `a, b, c, d and 3 more`. */
export function namesAmong(names: readonly string[], most: number = MOST.others): string {
  return listed(names.length <= most + 1 ? names : [...names.slice(0, most), `${names.length - most} more`]);
}

/** A write as evidence, with the columns that it names: `billing writes Order (paidAt, status): BillService.pay calls update`. */
export function writeEvidence(access: DataAccess, view: SystemView): Evidence {
  const { columns } = access;
  return evidence(access, view, `writes ${nameOf(access.entity, view)}${columns ? ` (${namesAmong(columns, MOST.columns)})` : ''}`);
}

const REACHES = { 'by-id': 'one', filtered: 'some', whole: 'all' } as const;

/** A read as evidence, with how much it can give: `billing reads all Order: …`. */
export function readEvidence(access: DataAccess, view: SystemView): Evidence {
  const { reach, joinedFrom } = access;
  const along = joinedFrom === undefined ? '' : ` along with ${nameOf(joinedFrom, view)}`;
  return evidence(access, view, `reads ${reach ? `${REACHES[reach]} of ` : ''}${nameOf(access.entity, view)}${along}`);
}

function evidence({ by, member, at, operation, confidence }: DataAccess, view: SystemView, does: string): Evidence {
  const service = view.serviceOf(at.path);
  const who = service === null ? '' : `${view.nameOf(service)} `;
  const guess = confidence === 'low' ? ', by its name only' : '';
  return { ...at, endLine: at.line, note: `${who}${does}: ${unitName(by, member)} calls ${operation}${guess}` };
}

function nameOf(entity: DataAccess['entity'], view: SystemView): string {
  return view.entity(entity)?.name ?? entity;
}
