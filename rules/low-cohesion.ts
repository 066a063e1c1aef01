import type { Service } from '../src/model/decomposition.js';
import type { ServiceId } from '../src/model/ids.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, defineRule } from '../src/model/rule.js';
import type { ServiceLink, SystemView } from '../src/model/system-view.js';
import { count } from '../src/model/wording.js';

/** Reports each service whose files refer to other services more than to each other. */
export default defineRule({
  id: 'low-cohesion',
  severity: 'warning',
  principle: 'High cohesion, low coupling: what is held together by many references belongs in one service, and what is not does not.',
  source:
    'Stevens, Myers and Constantine, "Structured Design", IBM Systems Journal 13(2), 1974. Half is a judgement: below it more references cross the border than stay inside; ' +
    'a community in the weak sense of Radicchi et al., PNAS 101(9), 2004, ends at a third. Four files are a judgement: with fewer, one reference decides.',
  problem: 'Only {share} of the references of {service} ({files}) stay inside; it is tied most to {other}: {out} out, {in} in.',
  remedy:
    'Merge it with the service it is tied to most, or move the files named here to where their references lead; if it is a library in truth, declare it as kernel.',
  defaults: { minCohesion: 0.5, minFiles: 4 },
  repeated: {
    problem: '{count} services keep less of their references inside than they have with others.',
    each: 'only {share} of the references of {service} ({files}) stay inside; it is tied most to {other}: {out} out, {in} in',
  },
  *detect(view, { minCohesion, minFiles }) {
    const inside = insideByFile(view);
    for (const service of view.services) {
      const { cohesion } = view.metricsOf(service.id);
      if (service.files.length < minFiles || cohesion >= minCohesion) continue;
      const [strongest] = tiesOf(service.id, view);
      const evidence = pullsOn(service, view)
        .slice(0, MOST_EVIDENCE)
        .map((pull) => evidenceOf(pull, inside.get(pull.file) ?? 0, { service, view }));
      const [at] = evidence;
      if (!strongest || !at) continue;
      yield {
        data: {
          service: service.name,
          share: `${Math.floor(cohesion * 100)} %`,
          files: count(service.files.length, 'file'),
          other: view.nameOf(strongest.other),
          out: count(strongest.out, 'reference'),
          in: strongest.in,
        },
        at,
        evidence,
        services: [service.id, strongest.other],
        entities: [],
        key: service.id,
        group: 'all',
      };
    }
  },
});

/** The heaviest pulls are the ones to act on; the rest is in the links of the report. */
const MOST_EVIDENCE = 5;

/** How many references a service has to another, and from it. */
interface Tie {
  readonly other: ServiceId;
  readonly out: number;
  readonly in: number;
}

/** The links with the references that bind: who publishes an event need not know who handles it. */
function boundLinks(view: SystemView): readonly Pick<ServiceLink, 'from' | 'to' | 'references'>[] {
  return view.links.map(({ from, to, references }) => ({ from, to, references: references.filter(({ kind }) => kind !== 'emit') }));
}

/** The services it is tied to, the strongest tie first. */
function tiesOf(service: ServiceId, view: SystemView): readonly Tie[] {
  const counts = new Map<ServiceId, { out: number; in: number }>();
  for (const { from, to, references } of boundLinks(view)) {
    if (from !== service && to !== service) continue;
    const [other, direction] = from === service ? ([to, 'out'] as const) : ([from, 'in'] as const);
    const count = counts.get(other) ?? { out: 0, in: 0 };
    counts.set(other, count);
    count[direction] += references.length;
  }
  const ties = Array.from(counts, ([other, count]) => ({ other, ...count }));
  return ties.sort((a, b) => b.out + b.in - (a.out + a.in) || compareText(a.other, b.other));
}

/** What draws one file outside. */
interface Pull {
  readonly file: string;
  /** Other services with the number of references to and from them. */
  readonly others: ReadonlyMap<ServiceId, number>;
  readonly outside: number;
  /** Where the first reference in it stands; for a file that is only referred to, where the first target is declared. */
  readonly line: number;
}

/** The files of a service that have references to or from other services, the most first. */
function pullsOn(service: Service, view: SystemView): readonly Pull[] {
  const pulls = new Map<string, { others: Map<ServiceId, number>; outside: number; line: number }>();
  for (const { file, line, other } of crossings(service.id, view)) {
    const pull = pulls.get(file) ?? { others: new Map<ServiceId, number>(), outside: 0, line };
    pulls.set(file, pull);
    pull.outside += 1;
    pull.others.set(other, (pull.others.get(other) ?? 0) + 1);
  }
  const sorted = [...pulls].sort(([a, one], [b, two]) => two.outside - one.outside || compareText(a, b));
  return sorted.map(([file, pull]) => ({ file, ...pull }));
}

/** Each reference between the service and another: its end within the service, and the other. */
function* crossings(service: ServiceId, view: SystemView): Iterable<{ readonly file: string; readonly line: number; readonly other: ServiceId }> {
  for (const { to, references } of boundLinks(view).filter(({ from }) => from === service)) {
    for (const { at } of references) yield { file: at.path, line: at.line, other: to };
  }
  for (const { from, references } of boundLinks(view).filter(({ to }) => to === service)) {
    for (const { to } of references) {
      const target = view.unit(to);
      if (target) yield { file: target.path, line: target.line, other: from };
    }
  }
}

/** More names than these are counted. */
const MOST_OTHERS = 3;

function evidenceOf({ file, others, outside, line }: Pull, inside: number, { service, view }: { service: Service; view: SystemView }): Evidence {
  const ranked = [...others].sort(([a, some], [b, more]) => more - some || compareText(a, b));
  const named = ranked.slice(0, MOST_OTHERS).map(([id, number]) => `${number} with ${view.nameOf(id)}`);
  const rest = ranked.length > MOST_OTHERS ? [`${count(ranked.length - MOST_OTHERS, 'other service')}`] : [];
  return {
    path: file,
    line,
    endLine: line,
    note: `${count(outside, 'reference')} outside (${[...named, ...rest].join(', ')}), ${inside} inside ${service.name}`,
  };
}

/** For each file, the references that tie it to another file of its service; one that has none is missing. */
function insideByFile(view: SystemView): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, at, to } of view.facts.references) {
    const target = view.unit(to)?.path ?? at.path;
    const service = view.serviceOf(at.path);
    if (kind === 'emit' || at.path === target || service === null || service !== view.serviceOf(target)) continue;
    for (const file of [at.path, target]) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}
