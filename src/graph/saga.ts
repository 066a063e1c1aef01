import type { DataAccess, OutsideCall } from '../model/facts.js';
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
  readonly effects: OutsideCall[];
}

/** What a step is made of: an access, or a call outside that nothing takes back. */
export type Action = DataAccess | OutsideCall;

/** Whether an action is an access. */
export function isAccess(action: Action): action is DataAccess {
  return 'entity' in action;
}

/**
 * What a transaction or an entry point of the service `own` would be as a saga: consecutive actions of one service make one local transaction; an
 * access is its entity's owner's, a call outside its file's. The pivot is the first step that calls outside, as nothing takes that back. Where none does, it is the last
 * step that writes in the service that writes most (of equals `own`, then the first by name): that service decides. Empty where the accesses belong
 * to one service. Actions come in running order. (Richardson, Microservices Patterns, 2018, 4.3, for the kinds; Almeida and Rito Silva, "Monolith
 * Migration Complexity Tuning", ECSA 2020, for folding accesses.) O(actions).
 */
export function sagaOf(actions: readonly Action[], own: ServiceId | null, owning: Owning): readonly SagaStep[] {
  const accesses = actions.filter(isAccess);
  const owners = new Set(accesses.map(({ entity }) => owning.ownerOf(entity)).filter((owner) => owner !== null));
  if (owners.size < 2) return [];
  const locals = fold(actions, own, owning);
  const decisive = decisiveService(accesses, own, owning);
  const acting = locals.findIndex(({ effects }) => effects.length > 0);
  const pivot = acting >= 0 ? acting : locals.findLastIndex((local) => local.service === decisive && writes(local));
  return locals.map((local, index) => ({ ...local, kind: kindOf(local, index, pivot) }));
}

function kindOf(local: LocalTransaction, index: number, pivot: number): SagaStep['kind'] {
  if (index === pivot) return 'pivot';
  if (!writes(local) && local.effects.length === 0) return 'query';
  return index < pivot ? 'compensatable' : 'retriable';
}

function writes({ accesses }: LocalTransaction): boolean {
  return accesses.some(({ mode }) => mode === 'write');
}

function fold(actions: readonly Action[], own: ServiceId | null, { ownerOf, serviceOf }: Owning): readonly LocalTransaction[] {
  const locals: LocalTransaction[] = [];
  for (const action of actions) {
    const last = locals.at(-1);
    // a file of no service works for whoever calls it
    const service = isAccess(action) ? ownerOf(action.entity) : (serviceOf(action.at.path) ?? last?.service ?? own);
    if (service === null) continue;
    const local = last?.service === service ? last : { service, accesses: [], effects: [] };
    if (local !== last) locals.push(local);
    if (!isAccess(action)) addNew(local.effects, action, isSameOperation);
    else addNew(local.accesses, action, alike);
  }
  return locals;
}

function addNew<Item>(items: Item[], item: Item, isSame: (a: Item, b: Item) => boolean): void {
  if (!items.some((known) => isSame(known, item))) items.push(item);
}

function isSameOperation(a: OutsideCall, b: OutsideCall): boolean {
  return a.package === b.package && a.operation === b.operation;
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
