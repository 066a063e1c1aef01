import { byPair, calleeName, calleesOf, crossingEvidence, pairKey, servicesOf } from '../src/model/crossing-wording.js';
import { compareText } from '../src/model/location.js';
import { defineRule } from '../src/model/rule.js';
import type { Crossing } from '../src/model/system-view.js';
import { count } from '../src/model/wording.js';

/** Reports each two services of which one asks the other for the elements of a list one by one. */
export default defineRule({
  id: 'network-n-plus-one',
  severity: 'warning',
  principle: 'Latency is not zero: what a loop asks of another service costs a round trip for each element.',
  source:
    'Deutsch and Gosling, "Fallacies of distributed computing", 1994 to 1997; Fowler, Patterns of Enterprise Application Architecture, 2002, "Remote Facade". One such loop is enough; how many make a warning was measured on eight repositories, 2026.',
  problem: '{from} calls {to} once for each element, one after the other, in {places}: {callees}. Between services each is a request.',
  remedy: 'Give the called service a call that takes the whole list, and ask once before the loop; or keep the two together.',
  defaults: { warnFrom: 2 },
  *detect(view, { warnFrom }) {
    const repeated = view.crossings().filter(isOneByOne);
    for (const pair of byPair(repeated)) {
      const strongest = pair.toSorted(byStrength);
      const [first] = strongest;
      if (!first) continue;
      const waited = new Set(pair.filter(isWaitedFor).map(({ call }) => [call.from, call.fromMember, calleeName(call)].join('\0')));
      yield {
        data: {
          from: view.nameOf(first.from),
          to: view.nameOf(first.to),
          places: count(pair.length, 'place'),
          callees: calleesOf(strongest, MOST_NAMES),
          retries: retriesOf(strongest),
        },
        at: { ...first.call.at, endLine: first.call.at.line },
        evidence: strongest.map((crossing) => crossingEvidence(crossing, wordRun(crossing))),
        services: servicesOf(first),
        entities: [],
        key: pairKey(first),
        severity: waited.size >= warnFrom ? 'warning' : 'note',
      };
    }
  },
});

/** Beyond this a list of names is no longer read. */
const MOST_NAMES = 3;

/** What is started all at once is a fan-out; what asks for many in one round, tries again, or reads page by page, has a number of requests that the code bounds. */
function isOneByOne({ reaches, call: { run } }: Crossing): boolean {
  return reaches === 'data' && run !== undefined && run.repeated !== 'no' && !run.parallel && run.round === undefined;
}

/** Whether someone outside waits while it goes round. */
function isWaitedFor({ requested, call: { run } }: Crossing): boolean {
  return requested && run?.awaited === true;
}

/** What a request waits for first, then what is waited for at all; the others by place. */
function byStrength(a: Crossing, b: Crossing): number {
  return strength(b) - strength(a) || compareText(a.call.at.path, b.call.at.path) || a.call.at.line - b.call.at.line;
}

function strength({ requested, call: { run } }: Crossing): number {
  return (run?.awaited ? 2 : 0) + (requested ? 1 : 0);
}

function wordRun({ requested, call: { run } }: Crossing): string {
  const how = run?.repeated === 'iterator' ? 'for each element of a list' : 'in a loop';
  const waits = run?.awaited ? (requested ? '; a request waits for it' : '; it is waited for') : '';
  return ` ${how}${waits}`;
}

function retriesOf(crossings: readonly Crossing[]): string {
  const unsafe = crossings.filter(({ retriable }) => !retriable);
  return unsafe.length === 0 ? 'may be repeated: they only read or delete' : `need an idempotency key: ${calleesOf(unsafe, MOST_NAMES)}`;
}
