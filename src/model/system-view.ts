import type { Decomposition, Service } from './decomposition.js';
import type { DataAccess, Entity, Facts, Reference, Unit } from './facts.js';
import type { EntityId, ServiceId, UnitId } from './ids.js';

/** A reference or a group of references from one service to another. */
export interface ServiceLink {
  readonly from: ServiceId;
  readonly to: ServiceId;
  /** Call sites whose target lies in the other service. */
  readonly calls: number;
  readonly callsInLoops: number;
  /** Imports of values without a call, injections and inheritance. */
  readonly uses: number;
  /** References of which nothing exists at run time. */
  readonly typeOnly: number;
  /** The references behind it, by place. */
  readonly references: readonly Reference[];
}

export interface ServiceMetrics {
  /** Internal / (internal + external) reference weight, 0 to 1; 1 where it has no references at all. */
  readonly cohesion: number;
  /** Afferent coupling Ca (Martin 1994): other services that depend on it. */
  readonly afferent: number;
  /** Efferent coupling Ce (Martin 1994): other services it depends on. */
  readonly efferent: number;
  /** Instability I = Ce / (Ca + Ce), 0 to 1; 0 where both are 0. */
  readonly instability: number;
}

/** What rules may ask: the facts and the decomposition, joined. Pure; every list sorted. */
export interface SystemView {
  readonly facts: Facts;
  readonly decomposition: Decomposition;
  readonly services: readonly Service[];
  /** Only links between different services; the kernel has none. */
  readonly links: readonly ServiceLink[];
  unit(id: UnitId): Unit | undefined;
  entity(id: EntityId): Entity | undefined;
  /** The service that a file lies in; null for the kernel and unassigned files. */
  serviceOf(path: string): ServiceId | null;
  service(id: ServiceId): Service | undefined;
  /** The name of a service; its id where it has none. */
  nameOf(id: ServiceId): string;
  /** The service that owns an entity: it writes it most, then declares it; null where none does. */
  ownerOf(entity: EntityId): ServiceId | null;
  accessesTo(entity: EntityId): readonly DataAccess[];
  readersOf(entity: EntityId): readonly ServiceId[];
  writersOf(entity: EntityId): readonly ServiceId[];
  metricsOf(service: ServiceId): ServiceMetrics;
  /** Groups of services that depend on each other in a circle (strongly connected, two or more), by name. Type-only links do not count. */
  cycles(): readonly (readonly ServiceId[])[];
}
