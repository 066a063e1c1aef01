import type { DataAccess } from '../model/facts.js';
import type { EntityId, ServiceId } from '../model/ids.js';
import type { FunctionalityCost, SagaStep } from '../model/system-view.js';
import type { Functionality } from './functionalities.js';

/** The functionalities that span services, by what they read and write: only these count as others. */
export interface Others {
  readonly readersOf: ReadonlyMap<EntityId, readonly Functionality[]>;
  readonly writersOf: ReadonlyMap<EntityId, readonly Functionality[]>;
}

/** Reads once which functionalities span services and touch what. */
export function indexOthers(all: readonly Functionality[]): Others {
  const readersOf = new Map<EntityId, Functionality[]>();
  const writersOf = new Map<EntityId, Functionality[]>();
  for (const functionality of all.filter(({ services }) => services.length > 1)) {
    for (const entity of functionality.reads) add(readersOf, entity, functionality);
    for (const entity of functionality.writes) add(writersOf, entity, functionality);
  }
  return { readersOf, writersOf };
}

function add(lists: Map<EntityId, Functionality[]>, entity: EntityId, functionality: Functionality): void {
  const list = lists.get(entity);
  if (list) list.push(functionality);
  else lists.set(entity, [functionality]);
}

/**
 * What one functionality costs once its services own their data, as mono2micro counts it; see each field. `own` are those that count as itself.
 * An entity that one step both reads and writes is read and written there. All are 0 where one service owns all that it touches.
 * (FRC, SAC, QIC: Santos and Rito Silva, "A Complexity Metric for Microservices Architecture Migration", ICSA 2020, doi:10.1109/ICSA47634.2020.00024,
 * for the older complexity; Almeida and Rito Silva, "Monolith Migration Complexity Tuning Through the Application of Microservices Patterns",
 * ECSA 2020, doi:10.1007/978-3-030-58923-3_3, for the other three; "other functionalities write it" is taken before any of them is redesigned.)
 * O(accesses * others that touch the same entity).
 */
export function costOf(it: Functionality, others: Others, { own, ownerOf }: { own: (other: Functionality) => boolean; ownerOf: OwnerOf }): FunctionalityCost {
  const readers = (entity: EntityId) => (others.readersOf.get(entity) ?? []).filter((other) => !own(other));
  const writers = (entity: EntityId) => (others.writersOf.get(entity) ?? []).filter((other) => !own(other));
  const steps = it.steps.map((step) => stepCost(step, { readers, writers }));
  const sum = (figure: keyof StepCost): number => steps.reduce((total, step) => total + step[figure], 0);
  const base = { services: it.services, steps: steps.length, complexity: sum('met') };
  if (it.writes.size === 0) return { ...base, kind: 'query', frc: 0, sac: 0, qic: inconsistency(it, writers, ownerOf) };
  return { ...base, kind: 'saga', frc: sum('undone') + sum('written'), sac: sum('read'), qic: 0 };
}

/** What one step brings. */
interface StepCost {
  /** Writes to be undone where a later step fails. */
  readonly undone: number;
  /** Others that write what it reads, summed over what it reads. */
  readonly written: number;
  /** Others that read what it may have to undo, summed over that. */
  readonly read: number;
  /** Others that read what it writes, or write what it reads. */
  readonly met: number;
}

type TouchersOf = (entity: EntityId) => readonly Functionality[];

function stepCost({ kind, accesses }: SagaStep, { readers, writers }: { readonly readers: TouchersOf; readonly writers: TouchersOf }): StepCost {
  const entities = (mode: DataAccess['mode']): readonly EntityId[] => [
    ...new Set(accesses.filter((access) => access.mode === mode).map(({ entity }) => entity)),
  ];
  const undone = kind === 'compensatable' ? entities('write') : [];
  const written = entities('read').flatMap(writers);
  const met = new Set([...written, ...entities('write').flatMap(readers)]);
  return { undone: undone.length, written: written.length, read: undone.flatMap(readers).length, met: met.size };
}

type OwnerOf = (entity: EntityId) => ServiceId | null;

/** Over the others that write what this one reads: how many services own that, where they are several. */
function inconsistency({ reads }: Functionality, writers: TouchersOf, ownerOf: OwnerOf): number {
  const changed = new Map<Functionality, Set<ServiceId | null>>();
  for (const entity of reads) {
    for (const other of writers(entity)) changed.set(other, (changed.get(other) ?? new Set()).add(ownerOf(entity)));
  }
  return [...changed.values()].reduce((sum, { size }) => sum + (size > 1 ? size : 0), 0);
}
