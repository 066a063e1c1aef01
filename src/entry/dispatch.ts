import type { Reference } from '../model/facts.js';
import type { Program } from '../model/program.js';
import { type Ends, fits, type Handled, type Sent } from './ends.js';
import { eventEnds } from './event-ends.js';
import { messageEnds } from './message-ends.js';
import { objectEnds } from './object-ends.js';
import { queueEnds } from './queue-ends.js';

/**
 * Who reaches whom without calling it: events, messages and jobs (`emit`), commands and queries given to a bus (`call`).
 * Joined by class, literal or constant; what is sent and never handled, or named only when the program runs, is nothing.
 * In the order of the sending calls.
 */
export function readDispatches(program: Program): readonly Reference[] {
  return [objectEnds, eventEnds, queueEnds, messageEnds].flatMap((read) => joined(read(program)));
}

function joined({ sent, handled }: Ends): readonly Reference[] {
  const byKey = new Map<string, Handled[]>();
  for (const one of handled) {
    for (const key of one.keys) {
      const known = byKey.get(key);
      if (known) known.push(one);
      else byKey.set(key, [one]);
    }
  }
  const patterns = handled.filter(({ pattern }) => pattern !== undefined);
  return sent.flatMap((from) => {
    const reached = from.keys.flatMap((key) => [...(byKey.get(key) ?? []), ...patterns.filter(({ pattern }) => fits(pattern ?? '', key))]);
    // One who is registered twice for the same thing handles it once.
    const once = new Map(reached.map((to) => [`${to.unit} ${to.member}`, to]));
    return [...once.values()].filter((to) => to.unit !== from.unit || to.member !== from.member).map((to) => referenceOf(from, to));
  });
}

function referenceOf(from: Sent, to: Handled): Reference {
  return { kind: to.answers ? 'call' : 'emit', from: from.unit, to: to.unit, fromMember: from.member, toMember: to.member, at: from.at, inLoop: from.inLoop };
}
