import { defineRule } from '../src/model/rule.js';
import { askedServices, entryName, isWaitedFor, pathServices, percent, requestEvidence } from '../src/model/request-wording.js';
import type { RequestPath } from '../src/model/system-view.js';
import { count, listed } from '../src/model/wording.js';

/** Reports each entry point that waits for a long row of calls of other services. */
export default defineRule({
  id: 'sync-chain',
  severity: 'note',
  principle:
    'Latency is not zero and the network is not reliable: what waits for a row of requests is as slow as their sum, and as available as their product.',
  source:
    'Deutsch and Gosling, "Fallacies of distributed computing", 1994 to 1997; Treynor, Dahlin, Rau and Beyer, "The Calculus of Service Availability", ACM Queue 15(2), 2017; Dean and Barroso, "The Tail at Scale", CACM 56(2), 2013. From where it is reported was measured on 17 code bases, 2026.',
  problem:
    '{entry} of {home} waits for up to {requests} of {services}, one after the other. Estimate: {added} ms more at {hopMs} ms each; in {slow} of the cases one of them or more takes over {slowMs} ms; available {available} of the time where each service is {availability}.',
  remedy:
    'Ask for what belongs together in one call, start at once what does not wait for each other, and let what the answer does not need follow by an event; or keep together the services that this path ties.',
  defaults: { noteFrom: 5, warnFrom: 15, hopMs: 1, slowHopMs: 10, availability: 0.999 },
  repeated: {
    problem: '{count} entry points of {home} each wait for {least} or more calls of other services, one after the other.',
    each: '{entry} waits for up to {requests} of {services}: an estimated {added} ms more, available {available} of the time',
  },
  *detect(view, { noteFrom, warnFrom, hopMs, slowHopMs, availability }) {
    for (const path of view.requestPaths()) {
      const { entry, home, chain } = path;
      if (chain.length < noteFrom) continue;
      const others = askedServices(chain, home);
      const severity = chain.length >= warnFrom && isWaitedFor(entry) ? 'warning' : 'note';
      yield {
        data: {
          entry: entryName(entry),
          home: home === null ? 'no service' : view.nameOf(home),
          requests: count(chain.length, 'call'),
          services: `${count(others.length, 'other service')} (${listed(others.map((service) => view.nameOf(service)))})`,
          added: Math.round(chain.length * hopMs),
          hopMs,
          slow: percent(1 - FAST ** chain.length, 0),
          slowMs: slowHopMs,
          available: percent(availability ** others.length, 1),
          availability: percent(availability, 1),
          least: severity === 'warning' ? warnFrom : noteFrom,
        },
        at: { ...entry.at, endLine: entry.at.line },
        evidence: chain.map((crossing) => requestEvidence(crossing, view)),
        services: pathServices(path, chain),
        entities: [],
        key: keyOf(path),
        severity,
        group: home ?? '',
      };
    }
  },
});

/** `slowHopMs` is what 1 call in 100 takes longer than. */
const FAST = 0.99;

function keyOf({ entry: { kind, method, route, unit, member } }: RequestPath): string {
  return [kind, method, route, unit, member ?? ''].join('\0');
}
