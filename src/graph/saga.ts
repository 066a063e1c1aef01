import type { DataAccess } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import { compareText } from '../model/location.js';
import type { SagaStep } from '../model/system-view.js';

/** Whose entities and files are. */
export interface Owning {
  ownerOf(entity: EntityId): ServiceId | null;
  serviceOf(path: string): ServiceId | null;
}

/** A step before it is known where the pivot is. */
interface LocalTransaction {
  readonly service: ServiceId;
  readonly accesses: DataAccess[];
}

/**
 * What a transaction or an entry point of the service `own` would be as a saga: consecutive accesses of one owner make one local transaction. The pivot is the last step that writes
 * in the service that writes most (of equals `own`, then the first by name): that service decides. Irreversible calls to the
 * outside, which would be a better pivot, are not known. Empty where the accesses, in running order, belong to one service.
 * (Richardson, Microservices Patterns, 2018, 4.3, for the kinds; Almeida and Rito Silva, "Monolith Migration Complexity Tuning", ECSA 2020,
 * for folding accesses.) O(accesses).
 */
export function sagaOf(accesses: readonly DataAccess[], own: ServiceId | null, owning: Owning): readonly SagaStep[] {
  const locals = fold(accesses, owning);
  if (new Set(locals.map(({ service }) => service)).size < 2) return [];
  const decisive = decisiveService(accesses, own, owning);
  const pivot = locals.findLastIndex((local) => local.service === decisive && writes(local));
  return locals.map((local, index) => ({ ...local, kind: kindOf(local, index, pivot) }));
}

function kindOf(local: LocalTransaction, index: number, pivot: number): SagaStep['kind'] {
  if (!writes(local)) return 'query';
  if (index === pivot) return 'pivot';
  return index < pivot ? 'compensatable' : 'retriable';
}

function writes({ accesses }: LocalTransaction): boolean {
  return accesses.some(({ mode }) => mode === 'write');
}

function fold(accesses: readonly DataAccess[], { ownerOf }: Owning): readonly LocalTransaction[] {
  const locals: LocalTransaction[] = [];
  for (const access of accesses) {
    const service = ownerOf(access.entity);
    if (service === null) continue;
    const last = locals.at(-1);
    if (last?.service !== service) locals.push({ service, accesses: [access] });
    else if (!last.accesses.some((known) => alike(known, access))) last.accesses.push(access);
  }
  return locals;
}

function alike(a: DataAccess, b: DataAccess): boolean {
  return a.entity === b.entity && a.mode === b.mode && (a.mode === 'read' || a.operation === b.operation);
}

function decisiveService(accesses: readonly DataAccess[], own: ServiceId | null, { ownerOf }: Owning): ServiceId | null {
  const counts = new Map<ServiceId, number>();
  for (const { mode, entity } of accesses) {
    const service = mode === 'write' ? ownerOf(entity) : null;
    if (service !== null) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, some], [b, more]) => more - some || Number(b === own) - Number(a === own) || compareText(a, b));
  return ranked[0]?.[0] ?? null;
}
