import { UserError } from '../model/errors.js';
import { METRICS } from '../model/metric-change.js';
import type { ParsedReport, Snapshot, SnapshotEntity, SnapshotFinding, SnapshotLink, SnapshotTransaction } from '../model/snapshot.js';

/** The format that is read; see `formatVersion` in the report's JSON Schema. */
const FORMAT = 1;
const REMEDY = 'name two reports that this version wrote: seamline analyze --format json --output report.json';

/** What a JSON report says, to be compared. Throws a UserError, which names the field, for what is no report of this format. */
export function readReport({ name, json }: ParsedReport): Snapshot {
  const wrong = (what: string): UserError => new UserError(`"${name}" cannot be compared: ${what}.`, REMEDY);
  if (!isRecord(json) || !('formatVersion' in json)) throw wrong('it has no "formatVersion", so it is no report of seamline');
  if (json.formatVersion !== FORMAT)
    throw wrong(`it is of format ${JSON.stringify(json.formatVersion)?.slice(0, 40)}, and this version compares format ${FORMAT}`);
  const list = <Row>(field: string, fits: (row: unknown) => row is Row): readonly Row[] => {
    const rows = json[field];
    if (!Array.isArray(rows)) throw wrong(`it holds no "${field}", so it is no report of seamline analyze`);
    const index = rows.findIndex((row) => !fits(row));
    if (index >= 0) throw wrong(`${field}[${index}] is not what the schema of the report asks for`);
    return rows;
  };
  const { tool, metrics, kernel } = json;
  if (!isRecord(metrics)) throw wrong('it holds no "metrics", so it is no report of seamline analyze');
  const kernelFiles = isRecord(kernel) && isTexts(kernel.files) ? kernel.files : [];
  return {
    version: isRecord(tool) && isText(tool.version) ? tool.version : '',
    figures: new Map(Object.keys(METRICS).map((field) => [field, figureOf(metrics[field])])),
    services: list('services', isService),
    outside: [...kernelFiles, ...list('unassigned', isText)],
    entities: list('entities', isEntity),
    links: list('links', isLink).filter(({ calls, events, uses }) => calls + events + uses > 0),
    transactions: list('transactions', isTransaction),
    findings: list('findings', isFinding).flatMap(membersOf),
    failedRules: (json.ruleFaults === undefined ? [] : list('ruleFaults', isFault)).map(({ ruleId }) => ruleId),
  };
}

function figureOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

/** What a group does not say of each of its members they share. */
function membersOf(finding: SnapshotFinding & { readonly members?: readonly SnapshotFinding[] }): readonly SnapshotFinding[] {
  const { members, ...group } = finding;
  return members ? members.map((member) => ({ ...group, ...member })) : [finding];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

function isService(row: unknown): row is Snapshot['services'][number] {
  return isRecord(row) && isText(row.id) && isText(row.name) && isTexts(row.files);
}

function isEntity(row: unknown): row is SnapshotEntity {
  return isRecord(row) && isText(row.id) && isText(row.name) && isTextOrNull(row.owner) && isTexts(row.readers) && isTexts(row.writers);
}

function isLink(row: unknown): row is SnapshotLink {
  return isRecord(row) && isText(row.from) && isText(row.to) && isNumber(row.calls) && isNumber(row.events) && isNumber(row.uses);
}

const KINDS: ReadonlySet<unknown> = new Set(['callback', 'array', 'manual', 'decorator', 'implicit'] satisfies SnapshotTransaction['kind'][]);

function isTransaction(row: unknown): row is SnapshotTransaction {
  return isRecord(row) && isText(row.unit) && isTextOrNull(row.member) && KINDS.has(row.kind) && isPlace(row) && isTexts(row.writes);
}

const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'note'] satisfies SnapshotFinding['severity'][]);

function isFinding(row: unknown): row is SnapshotFinding & { readonly members?: readonly SnapshotFinding[] } {
  if (!isRecord(row) || !isText(row.ruleId) || !SEVERITIES.has(row.severity) || !isText(row.remedy) || !isTexts(row.services)) return false;
  return isMember(row) && (row.members === undefined || (Array.isArray(row.members) && row.members.every(isMember)));
}

/** What a finding has of its own where it is a member of a group. */
function isMember(row: unknown): boolean {
  if (!isRecord(row) || !isText(row.message) || !isText(row.fingerprint) || !isTexts(row.entities) || !isPlace(row)) return false;
  return Array.isArray(row.evidence) && row.evidence.every((piece) => isRecord(piece) && isPlace(piece) && isText(piece.note));
}

function isPlace({ path, line }: Readonly<Record<string, unknown>>): boolean {
  return isText(path) && isNumber(line);
}

function isFault(row: unknown): row is { readonly ruleId: string } {
  return isRecord(row) && isText(row.ruleId);
}
