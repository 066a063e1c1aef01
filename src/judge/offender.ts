import type { Analysis } from '../model/analysis.js';
import type { Reference } from '../model/facts.js';
import type { LimitResult } from '../model/gate.js';
import type { ServiceId, UnitId } from '../model/ids.js';
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

/** A reference in words: `CheckoutService.place calls PaymentService.charge`. */
export function inWords({ kind, from, fromMember, to, toMember }: Reference): string {
  return `${unitName(from, fromMember)} ${VERBS[kind]} ${unitName(to, toMember)}`;
}

const VERBS = {
  call: 'calls',
  emit: 'emits an event to',
  import: 'uses',
  inject: 'is given',
  extend: 'extends',
  type: 'names the type',
} satisfies Record<Reference['kind'], string>;

/** The name within an id `path#Name`; for the statements of a file, the file's own name. */
export function unitName(unit: UnitId, member: string | null): string {
  const hash = unit.lastIndexOf('#');
  const name = unit.slice(hash + 1) || unit.slice(unit.lastIndexOf('/', hash) + 1, hash);
  return member === null ? name : `${name}.${member}`;
}

/** A number of things: `1 call`, `3 calls`. */
export function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
