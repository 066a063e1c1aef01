import { calleesOf, crossingEvidence } from '../src/model/crossing-wording.js';
import { compareText } from '../src/model/location.js';
import { defineRule } from '../src/model/rule.js';
import type { Crossing, SystemView } from '../src/model/system-view.js';
import { count } from '../src/model/wording.js';

/** Reports each file that several services call and that works in memory alone. */
export default defineRule({
  id: 'library-candidate',
  severity: 'note',
  principle: 'What needs no data and nothing outside has no reason to be asked over a network: each caller can have its own copy.',
  source:
    'Newman, Building Microservices, second edition, 2021, chapter 5 (sharing code in libraries); Fowler, "First Law of Distributed Object Design", Patterns of Enterprise Application Architecture, 2002. From how many services on was measured on 10 code bases, 2026.',
  problem:
    '{file} of {home} works in memory alone, and {services} call it in {places} ({callees}): between services that is a library that each has, not a request.',
  remedy: 'Put it into a package that the services share, in versions of its own; a copy in each is as good where it is small or changes for each of them.',
  defaults: { servicesFrom: 3 },
  repeated: {
    problem: '{count} files of {home} work in memory alone, and {least} or more other services call each: between services they are libraries, not requests.',
    each: '{file}: {services} in {places} ({callees})',
  },
  *detect(view, { servicesFrom }) {
    for (const [path, calls] of calledFiles(view)) {
      const [first] = calls;
      const callers = [...new Set(calls.map(({ from }) => from))].sort(compareText);
      if (!first || callers.length < servicesFrom) continue;
      yield {
        data: {
          file: path.slice(path.lastIndexOf('/') + 1),
          home: view.nameOf(first.to),
          services: count(callers.length, 'other service'),
          places: count(calls.length, 'place'),
          callees: calleesOf(calls, MOST_NAMES),
          least: servicesFrom,
        },
        at: { path, line: 1, endLine: 1 },
        evidence: calls.map((crossing) => crossingEvidence(crossing, `, from ${view.nameOf(crossing.from)}`)),
        services: [...callers, first.to].sort(compareText),
        entities: [],
        key: path,
        group: first.to,
      };
    }
  },
});

/** Beyond this a list of names is no longer read. */
const MOST_NAMES = 3;

/** Files on the server that work in memory and answer at once, with the calls from other services, by path. */
function calledFiles(view: SystemView): readonly (readonly [string, readonly Crossing[]])[] {
  const files = new Map<string, Crossing[]>();
  const others = new Set<string>();
  for (const crossing of view.crossings()) {
    const { path = '', kind } = view.unit(crossing.call.to) ?? {};
    if (!view.worksInMemory(path) || !view.runsOnServer(path)) continue;
    // what answers later, or is written elsewhere, may do more than the file shows
    if (crossing.reaches !== 'memory' || kind === 'interface' || kind === 'type') others.add(path);
    const known = files.get(path);
    if (known) known.push(crossing);
    else files.set(path, [crossing]);
  }
  return [...files].filter(([path]) => !others.has(path)).sort(([a], [b]) => compareText(a, b));
}
