import type { Analysis, EntityUse } from '../model/analysis.js';
import type { DataAccess, EntityRelation, Transaction } from '../model/facts.js';
import type { EntityId, ServiceId, TransactionId, UnitId } from '../model/ids.js';
import { byLocation, compareText } from '../model/location.js';
import { ownerReason } from './owner-reason.js';

/** One read or write, with the service whose file it is in; an access that several transactions hold stands here once. */
export interface ExplainedAccess extends Omit<DataAccess, 'transaction'> {
  /** Null for files in no service. */
  readonly service: ServiceId | null;
  /** Sorted by number; empty for none. */
  readonly transactions: readonly TransactionId[];
  /** Within a query of another entity: a join, an include, a condition on a relation. */
  readonly hidden: boolean;
}

/** A transaction that writes the entity. */
export interface ExplainedTransaction extends Transaction {
  /** The other entities it writes, by id. */
  readonly alsoWrites: readonly EntityId[];
}

/** All that is known of one entity. */
export interface EntityExplanation {
  readonly entity: EntityUse;
  /** The class or constant that declares it; null where a schema or a query does. */
  readonly unit: UnitId | null;
  /** Why `entity.owner` is proposed to own it, or why nobody is; a clause. */
  readonly ownerReason: string;
  /** Relations with it at either end, by place. */
  readonly relations: readonly EntityRelation[];
  /** Writes, and reads, the hidden ones last: those of the service with the most first, those in no service last; by place within. */
  readonly writes: readonly ExplainedAccess[];
  readonly reads: readonly ExplainedAccess[];
  /** By place. */
  readonly transactions: readonly ExplainedTransaction[];
}

/** Gathers what is known of one entity. Pure; the lists are empty where nothing is known. */
export function explainEntity(analysis: Analysis, entity: EntityUse): EntityExplanation {
  const { facts } = analysis;
  const accesses = accessesTo(entity.id, analysis);
  const writes = byService(accesses.filter(({ mode }) => mode === 'write'));
  const reads = accesses.filter(({ mode }) => mode === 'read');
  return {
    entity,
    unit: facts.entities.find(({ id }) => id === entity.id)?.unit ?? null,
    ownerReason: ownerReason(analysis, { entity, reads, writes }),
    relations: facts.relations.filter(({ from, to }) => from === entity.id || to === entity.id).sort((a, b) => byLocation(a.at, b.at)),
    writes,
    reads: [...byService(reads.filter(({ hidden }) => !hidden)), ...byService(reads.filter(({ hidden }) => hidden))],
    transactions: transactionsWriting(entity.id, analysis),
  };
}

function accessesTo(entity: EntityId, { facts, decomposition }: Analysis): readonly ExplainedAccess[] {
  const homes = new Map(decomposition.services.flatMap(({ id, files }) => files.map((file) => [file, id] as const)));
  const found = new Map<string, ExplainedAccess>();
  for (const { transaction, ...access } of facts.accesses) {
    if (access.entity !== entity) continue;
    const { at, mode, operation, by, member, via } = access;
    const key = [at.path, at.line, mode, operation, by, member, via].join('\0');
    const transactions = [...(found.get(key)?.transactions ?? []), ...(transaction === null ? [] : [transaction])];
    found.set(key, { ...access, service: homes.get(at.path) ?? null, transactions, hidden: isHidden(access) });
  }
  return [...found.values()];
}

/** Words under which a query names related entities, in the layers that are understood; joins besides. */
const RELATED: ReadonlySet<string> = new Set(['include', 'with', 'relations', 'populate', 'eager', 'where', 'order', 'orderBy', 'having', '_count']);
/** Layers whose `select` lists fields of related entities; elsewhere it is the query itself. */
const SELECTING: ReadonlySet<string> = new Set(['prisma', 'typeorm']);

function isHidden({ mode, operation, via }: Pick<DataAccess, 'mode' | 'operation' | 'via'>): boolean {
  if (mode === 'write') return false;
  return RELATED.has(operation) || /join/i.test(operation) || (operation === 'select' && SELECTING.has(via));
}

function byService(accesses: readonly ExplainedAccess[]): readonly ExplainedAccess[] {
  const counts = new Map<ServiceId | null, number>();
  for (const { service } of accesses) counts.set(service, (counts.get(service) ?? 0) + 1);
  const many = ({ service }: ExplainedAccess): number => (service === null ? 0 : (counts.get(service) ?? 0));
  return [...accesses].sort(
    (a, b) =>
      many(b) - many(a) ||
      compareText(a.service ?? '', b.service ?? '') ||
      byLocation(a.at, b.at) ||
      compareText(a.operation, b.operation) ||
      compareText(a.by, b.by),
  );
}

function transactionsWriting(entity: EntityId, { facts }: Analysis): readonly ExplainedTransaction[] {
  const written = new Map<TransactionId, Set<EntityId>>();
  for (const { transaction, mode, entity: touched } of facts.accesses) {
    if (transaction !== null && mode === 'write') written.set(transaction, (written.get(transaction) ?? new Set()).add(touched));
  }
  return facts.transactions
    .filter(({ id }) => written.get(id)?.has(entity))
    .map((transaction) => ({ ...transaction, alsoWrites: [...(written.get(transaction.id) ?? [])].filter((other) => other !== entity).sort(compareText) }))
    .sort(byLocation);
}
