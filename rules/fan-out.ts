import { byPair, calleesOf, crossingEvidence, pairKey, servicesOf } from '../src/model/crossing-wording.js';
import { compareText } from '../src/model/location.js';
import { askedServices, passesOn, percent, requestEvidence } from '../src/model/request-wording.js';
import { type Violation, defineRule } from '../src/model/rule.js';
import type { Crossing, SystemView } from '../src/model/system-view.js';
import { count, listed, unitName } from '../src/model/wording.js';

/** Reports functions that gather from many other services, and pairs of services of which one asks the other for all elements of a list at once. */
export default defineRule({
  id: 'fan-out',
  severity: 'note',
  principle: 'Whoever waits for many answers waits for the slowest of them, and fails where one of them fails.',
  source:
    'Dean and Barroso, "The Tail at Scale", CACM 56(2), 2013; Treynor, Dahlin, Rau and Beyer, "The Calculus of Service Availability", ACM Queue 15(2), 2017. From how many services on it is reported was measured on 17 code bases, 2026.',
  problem: '{caller} asks {asked}. Estimate: {estimate}.',
  remedy:
    'Ask for a whole list in one request, or limit how many are open at once; what one function gathers from many services is better kept for it in one place, fed by their events, or gathered by whoever shows it.',
  defaults: { servicesFrom: 4, slowHopMs: 10, availability: 0.999 },
  repeated: {
    problem: '{count} functions of {from} each ask {least} or more other services.',
    each: '{caller} asks {asked}',
  },
  *detect(view, options) {
    yield* gathering(view, options);
    yield* forEachElement(view, options);
  },
});

/** `slowHopMs` is what 1 call in 100 takes longer than. */
const FAST = 0.99;

/** Beyond this a list of names is no longer read. */
const MOST_NAMES = 3;

interface Figures {
  readonly servicesFrom: number;
  readonly slowHopMs: number;
  readonly availability: number;
}

type Found = Violation<'caller' | 'asked' | 'estimate' | 'from' | 'least'>;

/** Functions whose own lines ask many services, on the way of some entry point. */
function* gathering(view: SystemView, { servicesFrom, slowHopMs, availability }: Figures): Iterable<Found> {
  for (const calls of callers(view)) {
    const [first] = calls;
    const asked = askedServices(calls, null);
    if (asked.length < servicesFrom || !first) continue;
    const name = unitName(first.call.from, first.call.fromMember);
    yield {
      data: {
        caller: name,
        asked: `${count(asked.length, 'other service')} in ${count(calls.length, 'call')} (${listed(asked.map((service) => view.nameOf(service)))})`,
        estimate: `in ${percent(1 - FAST ** calls.length, 0)} of the cases one call or more takes over ${slowHopMs} ms; available ${percent(availability ** asked.length, 1)} of the time where each service is ${percent(availability, 1)}`,
        from: view.nameOf(first.from),
        least: servicesFrom,
      },
      at: { ...first.call.at, endLine: first.call.at.line },
      evidence: calls.map((crossing) => requestEvidence(crossing, view)),
      services: [first.from, ...asked].sort(compareText),
      entities: [],
      key: ['gathers', first.call.from, first.call.fromMember ?? ''].join('\0'),
      group: first.from,
    };
  }
}

/** The calls of each function, as many as one run of an entry point makes at most, by function. */
function callers(view: SystemView): readonly (readonly Crossing[])[] {
  const most = new Map<string, readonly Crossing[]>();
  for (const { calls } of view.requestPaths()) {
    const own = new Map<string, Crossing[]>();
    for (const crossing of calls) {
      const key = `${crossing.call.from}\0${crossing.call.fromMember ?? ''}`;
      const list = own.get(key);
      if (list) list.push(crossing);
      else own.set(key, [crossing]);
    }
    for (const [key, list] of own) if (list.length > (most.get(key)?.length ?? 0)) most.set(key, list);
  }
  return [...most].sort(([a], [b]) => compareText(a, b)).map(([, calls]) => calls);
}

/** Elements of a list, to show how fast a slow answer gets likely. */
const EXAMPLES = [10, 100] as const;

/** Services that ask another for every element of a list at once. */
function* forEachElement(view: SystemView, { servicesFrom, slowHopMs }: Figures): Iterable<Found> {
  const isPassedOn = passesOn(view);
  const repeated = view.crossings().filter((crossing) => isAllAtOnce(crossing) && !isPassedOn(crossing));
  for (const pair of byPair(repeated)) {
    const [first] = pair;
    const [few, many] = EXAMPLES.map((length) => `with ${length} elements in ${percent(1 - FAST ** length, 0)} of the cases`);
    yield {
      data: {
        caller: view.nameOf(first.from),
        asked: `${view.nameOf(first.to)} once for each element of a list, all at once, in ${count(pair.length, 'place')}: ${calleesOf(pair, MOST_NAMES)}`,
        estimate: `one call or more takes over ${slowHopMs} ms ${few}, ${many}`,
        from: view.nameOf(first.from),
        least: servicesFrom,
      },
      at: { ...first.call.at, endLine: first.call.at.line },
      evidence: pair.map((crossing) => crossingEvidence(crossing, ' for each element of a list, all at once')),
      services: servicesOf(first),
      entities: [],
      key: ['each', pairKey(first)].join('\0'),
    };
  }
}

function isAllAtOnce({ reaches, call: { run } }: Crossing): boolean {
  return reaches === 'data' && run?.parallel === true && run.later && run.repeated !== 'no' && run.round === undefined;
}
