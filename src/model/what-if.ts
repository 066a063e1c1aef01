import type { EntityId, ServiceId } from './ids.js';
import type { MetricChange } from './metric-change.js';

/** What would change with some files in other services. */
export interface WhatIf {
  /** By path. */
  readonly moves: readonly {
    readonly path: string;
    /** Null for the kernel and unassigned files. */
    readonly from: ServiceId | null;
    readonly to: ServiceId;
  }[];
  /** Every figure of the whole, then the findings by severity. */
  readonly metrics: readonly MetricChange[];
  /** Every figure of every service of which one changes, in the order of the services. */
  readonly services: readonly { readonly service: ServiceId; readonly metrics: readonly MetricChange[] }[];
  /** Entities that another service would own; by id. */
  readonly owners: readonly { readonly entity: EntityId; readonly before: ServiceId | null; readonly after: ServiceId | null }[];
}
