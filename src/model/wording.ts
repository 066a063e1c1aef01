import type { Reference } from './facts.js';
import type { UnitId } from './ids.js';

/** A number of things: `1 call`, `3 calls`, `4,102 lines`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}

/** `a`, `a and b`, `a, b and c`; empty for none. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The words of a name, in lower case: `last_seen`, `lastSeen` and `LastSeen` are `last` and `seen`. */
export function wordsIn(name: string): readonly string[] {
  return name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((word) => word.toLowerCase());
}

/** A unit and one of its members: `OrderService.place`; for the statements of a file, the file's own name. */
export function unitName(unit: UnitId, member: string | null): string {
  const hash = unit.lastIndexOf('#');
  const name = unit.slice(hash + 1) || unit.slice(unit.lastIndexOf('/', hash) + 1, hash);
  return member === null ? name : `${name}.${member}`;
}

/** A reference as a clause: `CheckoutService.place calls PaymentService.charge`. */
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
