import type { OutsideCall } from '../src/model/facts.js';
import type { ServiceId } from '../src/model/ids.js';
import { compareText } from '../src/model/location.js';
import { type Severity, defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { count, listed, unitName } from '../src/model/wording.js';

/** Reports requests of servers that set no timeout: one finding for each service, and one for those that Node ends in the end. */
export default defineRule({
  id: 'missing-timeout',
  severity: 'warning',
  principle: 'The network is not reliable: whoever waits for an answer must know how long.',
  source:
    'Deutsch, The Eight Fallacies of Distributed Computing, 1994; Nygard, Release It!, second edition, 2018, chapter 5 (timeouts). One request is enough, so there is no threshold.',
  problem: 'No timeout is set on {requests} from {service} to the outside ({clients}): where nobody answers, the wait {wait}.',
  remedy:
    "Set it once, on the client that they share (`axios.create({ timeout })`, `HttpModule.register({ timeout })`; for fetch, `signal: AbortSignal.timeout(…)`), and shorter than the caller's own.",
  defaults: {},
  *detect(view) {
    for (const { service, patience, calls, limited } of groupsOf(view)) {
      const [first] = calls;
      if (first === undefined) continue;
      yield {
        data: {
          requests: limited === 0 ? count(calls.length, 'request') : `${calls.length} of ${count(calls.length + limited, 'request')}`,
          service: service === null ? 'files in no service' : view.nameOf(service),
          clients: clientsOf(calls),
          wait: PATIENCE[patience].wait,
          calls: calls.length,
        },
        at: { ...first.at, endLine: first.at.line },
        evidence: calls.map((call) => ({ ...call.at, endLine: call.at.line, note: `${unitName(call.by, call.member)} ${sends(call)}` })),
        services: service === null ? [] : [service],
        entities: [],
        key: [service ?? '', patience].join('\0'),
        severity: PATIENCE[patience].severity,
      };
    }
  },
});

/** How long a client waits where nobody sets a limit. */
type Patience = 'endless' | 'five-minutes';

const PATIENCE = {
  endless: { severity: 'warning', wait: 'has no end' },
  'five-minutes': { severity: 'note', wait: "ends after five minutes, the limit of Node's own fetch" },
} satisfies Record<Patience, { readonly severity: Severity; readonly wait: string }>;

/** Node's own `fetch` and what stands on it: undici's `headersTimeout` and `bodyTimeout` are 300 seconds. */
const ON_FETCH: ReadonlySet<string> = new Set(['', 'undici', 'ofetch', 'node-fetch-native', '@whatwg-node/fetch']);

interface Group {
  readonly service: ServiceId | null;
  readonly patience: Patience;
  /** Without a timeout, by place. */
  readonly calls: readonly OutsideCall[];
  /** Requests of the group that set one. */
  readonly limited: number;
}

/** Requests on servers of which it is known whether they set a timeout, by service, those of one service that wait longest first. */
function groupsOf(view: SystemView): readonly Group[] {
  const known = (view.facts.outsideCalls ?? []).filter(({ timeout, at }) => timeout !== null && view.runsOnServer(at.path));
  const services = [...new Set(known.map(({ at }) => view.serviceOf(at.path)))].sort((a, b) => compareText(a ?? '', b ?? ''));
  return services.flatMap((service) => {
    const own = known.filter(({ at }) => view.serviceOf(at.path) === service);
    return (Object.keys(PATIENCE) as Patience[]).map((patience) => {
      // the keys of a constant of ours
      const alike = own.filter((call) => patienceOf(call) === patience);
      const calls = alike.filter(({ timeout }) => timeout === false);
      return { service, patience, calls, limited: alike.length - calls.length };
    });
  });
}

function patienceOf({ package: module }: OutsideCall): Patience {
  return ON_FETCH.has(module) ? 'five-minutes' : 'endless';
}

/** `7 by axios and 1 by node-fetch`, most first; a single one by its name alone. */
function clientsOf(calls: readonly OutsideCall[]): string {
  const names = calls.map(nameOf);
  const [only = '', ...others] = new Set(names);
  if (others.length === 0) return only;
  const counts = [...new Set(names)].map((name) => ({ name, times: names.filter((other) => other === name).length }));
  return listed(counts.sort((a, b) => b.times - a.times || compareText(a.name, b.name)).map(({ name, times }) => `${times} by ${name}`));
}

function nameOf({ package: module }: OutsideCall): string {
  return module === '' ? 'fetch' : module;
}

function sends(call: OutsideCall): string {
  return call.kind === 'http'
    ? `sends ${call.operation === 'HTTP' ? 'a request' : call.operation} by ${nameOf(call)}`
    : `calls ${call.operation} of ${nameOf(call)}`;
}
