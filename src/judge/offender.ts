import type { Analysis } from '../model/analysis.js';
import type { Reference } from '../model/facts.js';
import type { LimitResult } from '../model/gate.js';
import type { ServiceId } from '../model/ids.js';
import type { ServiceLink } from '../model/system-view.js';

/** What makes a figure bad: a sentence, and the place to begin. */
export type Offender = LimitResult['offenders'][number];

/** The name of a service. */
export function serviceName({ decomposition }: Analysis, id: ServiceId): string {
  return decomposition.services.find((service) => service.id === id)?.name ?? id;
}

/** One place of a link: its first call, else its first use, else whatever comes first. */
export function firstPlace({ references }: ServiceLink): Reference | undefined {
  return references.find(({ kind }) => kind === 'call') ?? references.find(({ kind }) => kind !== 'type') ?? references[0];
}
