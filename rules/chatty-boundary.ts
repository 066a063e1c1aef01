import { calleesOf, pairKey, servicesOf } from '../src/model/crossing-wording.js';
import { compareText } from '../src/model/location.js';
import { entryName, isWaitedFor, requestEvidence } from '../src/model/request-wording.js';
import { defineRule } from '../src/model/rule.js';
import type { Crossing, RequestPath, SystemView } from '../src/model/system-view.js';
import { count } from '../src/model/wording.js';

/** Reports each two services of which one asks the other again and again for one operation. */
export default defineRule({
  id: 'chatty-boundary',
  severity: 'note',
  principle: 'An interface between services is coarse: what belongs together is asked for once, as each call costs a round trip.',
  source:
    'Fowler, Patterns of Enterprise Application Architecture, 2002, "Remote Facade"; Deutsch and Gosling, "Fallacies of distributed computing", 1994 to 1997. How many calls make it chatty was measured on 17 code bases, 2026.',
  problem: '{entry} makes {from} ask {to} in {calls}{others}: {callees}. Between services each is a request.',
  remedy:
    'Give the asked service one operation for what these calls do together, and ask for that; let the asking one keep a copy of what it needs most often; or keep the two together.',
  defaults: { callsFrom: 4, warnFrom: 8 },
  *detect(view, { callsFrom, warnFrom }) {
    for (const [key, operations] of operationsByPair(view)) {
      const [most, ...less] = operations.filter(({ calls }) => calls.length >= callsFrom).toSorted(byCalls);
      const first = most?.calls[0];
      if (!most || !first) continue;
      yield {
        data: {
          entry: entryName(most.entry),
          from: view.nameOf(first.from),
          to: view.nameOf(first.to),
          calls: count(most.calls.length, 'place'),
          others: less.length === 0 ? '' : ` (${count(less.length, 'other entry point')} in ${callsFrom} or more)`,
          callees: calleesOf(most.calls, MOST_NAMES),
        },
        at: { ...first.call.at, endLine: first.call.at.line },
        evidence: most.calls.map((crossing) => requestEvidence(crossing, view)),
        services: servicesOf(first),
        entities: [],
        key,
        severity: most.calls.length >= warnFrom && isWaitedFor(most.entry) ? 'warning' : 'note',
        weight: 2 * (1 + less.length),
      };
    }
  },
});

/** Beyond this a list of names is no longer read. */
const MOST_NAMES = 6;

/** What one entry point makes one service ask another. */
type Operation = Pick<RequestPath, 'entry' | 'calls'>;

/** By pair of services, in the order of the ids; those of a pair in the order of the entry points. */
function operationsByPair(view: SystemView): readonly (readonly [string, readonly Operation[]])[] {
  const pairs = new Map<string, Operation[]>();
  for (const { entry, calls } of view.requestPaths()) {
    const own = new Map<string, Crossing[]>();
    for (const crossing of calls) append(own, pairKey(crossing), crossing);
    for (const [key, asked] of own) append(pairs, key, { entry, calls: asked });
  }
  return [...pairs].sort(([a], [b]) => compareText(a, b));
}

function append<Value>(groups: Map<string, Value[]>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** What someone waits for first, then the most calls; of equals, as they come. */
function byCalls(a: Operation, b: Operation): number {
  return Number(isWaitedFor(b.entry)) - Number(isWaitedFor(a.entry)) || b.calls.length - a.calls.length;
}
