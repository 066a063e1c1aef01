import { byPair, crossingEvidence, pairKey, servicesOf } from '../src/model/crossing-wording.js';
import type { BoundValue, Reference } from '../src/model/facts.js';
import { defineRule } from '../src/model/rule.js';
import type { Crossing, SystemView } from '../src/model/system-view.js';
import { count, listed } from '../src/model/wording.js';

/** Reports each two services of which one hands the other, or gets back, what no message can hold. */
export default defineRule({
  id: 'non-serialisable-argument',
  severity: 'note',
  principle: 'Only data crosses a network: a handle, a function or a stream stays in the process that holds it.',
  source:
    'Waldo, Wyant, Wollrath and Kendall, "A Note on Distributed Computing", Sun Microsystems, 1994, section 4; ECMA-404, The JSON Data Interchange Syntax, second edition, 2017. One such call is enough; how many transactions make a warning was measured on 9 code bases, 2026.',
  problem: 'What cannot leave a process is passed from {from} to {to} in {calls}: {values}.',
  remedy:
    'Let what uses the value stay with what makes it: move the call, keep the transaction within one service, answer with data instead of a stream or a callback; or keep the two together.',
  defaults: { warnFrom: 5 },
  repeated: {
    problem: 'What cannot leave a process is passed from {count} services to {to}.',
    each: '{calls} from {from} to {to}: {values}',
  },
  *detect(view, { warnFrom }) {
    const bound = boundCrossings(view);
    for (const pair of byPair([...bound.keys()])) {
      const values = pair.flatMap((crossing) => bound.get(crossing) ?? []);
      const handles = pair.filter((crossing) => bound.get(crossing)?.some(({ kind }) => kind === 'transaction'));
      const [first] = handles.length > 0 ? handles : pair;
      if (!first) continue;
      yield {
        data: {
          from: view.nameOf(first.from),
          to: view.nameOf(first.to),
          calls: count(pair.length, 'call'),
          values: valuesInWords(values),
        },
        at: { ...first.call.at, endLine: first.call.at.line },
        evidence: pair.map((crossing) => crossingEvidence(crossing, ` and ${listed((bound.get(crossing) ?? []).map(inWords))}`)),
        services: servicesOf(first),
        entities: [],
        key: pairKey(first),
        severity: handles.length >= warnFrom ? 'warning' : 'note',
        group: first.to,
      };
    }
  },
});

/** What each kind is called, one and several. In the order in which they are told. */
const KINDS = {
  transaction: ['handle of a transaction', 'handles of transactions'],
  function: ['function', 'functions'],
  request: ["web server's object", "web server's objects"],
  stream: ['stream', 'streams'],
  emitter: ['event emitter', 'event emitters'],
  signal: ['abort signal', 'abort signals'],
  generator: ['generator', 'generators'],
  collection: ['Map or Set, of which JSON keeps nothing', 'Maps or Sets, of which JSON keeps nothing'],
} satisfies Record<BoundValue['kind'], readonly [string, string]>;

/** The calls between services that hand over or get back such values. */
function boundCrossings(view: SystemView): ReadonlyMap<Crossing, readonly BoundValue[]> {
  const values = new Map<string, BoundValue[]>();
  for (const value of view.facts.boundValues ?? []) {
    const key = callKey({ from: value.by, fromMember: value.member, to: value.to, toMember: value.toMember, at: value.at });
    const known = values.get(key);
    if (known) known.push(value);
    else values.set(key, [value]);
  }
  const apart = view.crossings().filter((crossing) => isRequest(crossing, view) && values.has(callKey(crossing.call)));
  return new Map(apart.map((crossing) => [crossing, values.get(callKey(crossing.call)) ?? []]));
}

/** What works in memory is a library, and goes along with who calls it; so does what a page calls that asks no data itself. */
function isRequest({ reaches, call }: Crossing, view: SystemView): boolean {
  return reaches === 'data' || (reaches !== 'memory' && view.runsOnServer(call.at.path));
}

function callKey({ from, fromMember, to, toMember, at }: Pick<Reference, 'from' | 'fromMember' | 'to' | 'toMember' | 'at'>): string {
  return [from, fromMember, to, toMember, at.path, at.line].join('\0');
}

/** `3 handles of transactions (Knex.Transaction), 1 function`. */
function valuesInWords(values: readonly BoundValue[]): string {
  return listed(
    Object.entries(KINDS).flatMap(([kind, [one, several]]) => {
      const alike = values.filter((value) => value.kind === kind);
      if (alike.length === 0) return [];
      const types = kind === 'function' ? [] : [...new Set(alike.map(({ type }) => type))];
      return [`${count(alike.length, one, several)}${types.length > 0 ? ` (${types.join(', ')})` : ''}`];
    }),
  );
}

function inWords({ kind, parameter, type }: BoundValue): string {
  const what = kind === 'function' ? 'a function' : type;
  return parameter === null ? `gets ${what} back` : `hands it ${what}${parameter === '' ? '' : ` as ${parameter}`}`;
}
