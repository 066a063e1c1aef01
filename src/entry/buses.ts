import type { CallFact, Expression } from '../model/file-facts.js';
import type { Meaning, Program } from '../model/program.js';

/** Packages whose objects carry events by name within one process. */
const PACKAGES: ReadonlySet<string> = new Set([
  'events',
  'node:events',
  'eventemitter2',
  'eventemitter3',
  'emittery',
  'mitt',
  'tsee',
  'typed-emitter',
  'strict-event-emitter-types',
  'event-dispatch',
  '@nestjs/event-emitter',
  'graphql-subscriptions',
  'graphql-redis-subscriptions',
  'pubsub-js',
]);
/** Names of things that carry events, where linking does not know them, or they are the repository's own. */
const BUS_NAME = /(events?|emitter|bus|dispatcher|publisher|pubsub|mediator|hub|hooks?)(service|manager)?$/i;

/** Whether a method's receiver carries events by name: by its package, its own class's base or name, or its own name where nothing is known of it. */
export function isBus(program: Program, path: string, { call, index }: { readonly call: CallFact; readonly index: number }): boolean {
  const receiver = program.receiverOf(path, index);
  if (receiver?.kind === 'external' && receiver.trail.module !== '') return PACKAGES.has(receiver.trail.module);
  if (receiver?.kind === 'instance' || receiver?.kind === 'declared') return isOwnBus(program, receiver);
  if (receiver !== null && receiver.kind !== 'external' && receiver.kind !== 'shape') return false;
  const { callee } = call;
  return callee.kind === 'member' && BUS_NAME.test(lastName(callee.object));
}

function isOwnBus(program: Program, { unit }: Meaning & { kind: 'instance' | 'declared' }): boolean {
  if (BUS_NAME.test(unit.slice(unit.lastIndexOf('#') + 1))) return true;
  return program.basesOf(unit).some((base) => base.kind === 'external' && PACKAGES.has(base.trail.module));
}

function lastName(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}
