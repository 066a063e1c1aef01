import type { Meaning, Trail } from '../model/program.js';
import { type Lookup, NO_ENVIRONMENT } from './lookup.js';
import { nextStep } from './names.js';

/** The member of the first of several objects that has one. */
export function firstMember(lookup: Lookup, objects: readonly Meaning[], name: string): Meaning | null {
  for (const object of objects) {
    const member = lookup.memberOf(object, name);
    if (member) return member;
  }
  return null;
}

/** `container.cradle.orders` is what is registered under that name; anything else is a step further. */
export function outsideMember(lookup: Lookup, { trail }: Meaning & { kind: 'external' }, name: string): Meaning | null {
  if (trail.module === 'awilix') {
    const isCradle = trail.name === 'cradle' || lastMember(trail) === 'cradle';
    const given = isCradle ? lookup.cradleMeaning(name) : null;
    if (given) return given;
  }
  return { kind: 'external', trail: nextStep(trail, { kind: 'member', name }) };
}

function lastMember({ steps }: Trail): string {
  const last = steps.at(-1);
  return last?.kind === 'member' ? last.name : '';
}

/** The member of an object type that is written in place. */
export function shapeMember(lookup: Lookup, shape: Meaning & { kind: 'shape' }, name: string): Meaning | null {
  const member = shape.type.members?.find((candidate) => candidate.name === name);
  return member ? lookup.typeMeaning(shape.path, member.type, shape.bound ?? NO_ENVIRONMENT) : null;
}

/** The member of an object literal: its own property, else one that is spread into it. */
export function valueMember(lookup: Lookup, value: Meaning & { kind: 'value' }, name: string): Meaning | null {
  if (value.expression.kind !== 'object') return null;
  const property = value.expression.properties.find((candidate) => candidate.key === name);
  if (property) return lookup.expressionMeaning(value.path, value.scope, property.value);
  for (const spread of value.expression.spreads) {
    const whole = lookup.expressionMeaning(value.path, value.scope, spread);
    const found = whole && lookup.memberOf(whole, name);
    if (found) return found;
  }
  return null;
}
