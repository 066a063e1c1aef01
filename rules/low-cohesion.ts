import type { Service } from '../src/model/decomposition.js';
import type { Reference } from '../src/model/facts.js';
import type { ServiceId } from '../src/model/ids.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { count, serviceName } from './wording.js';

/** Reports each service whose files refer to other services more than to each other. */
export default defineRule({
  id: 'low-cohesion',
  severity: 'warning',
  principle: 'High cohesion, low coupling: what is held together by many references belongs in one service, and what is not does not.',
  source:
    'Stevens, Myers and Constantine, "Structured Design", IBM Systems Journal 13(2), 1974. Half is a judgement: below it more references cross the border than stay inside; ' +
    'a community in the weak sense of Radicchi et al., PNAS 101(9), 2004, ends at a third. Four files are a judgement: with fewer, one reference decides.',
  problem: 'Only {share} of the references of {service} ({files}) stay inside; it is tied most to {other}: {out} out, {in} in.',
  remedy: 'Merge it with the service it is tied to most, or move the files named here to where their references lead; if it is a library in truth, declare it as kernel.',
  defaults: { minCohesion: 0.5, minFiles: 4 },
  *detect(view, { minCohesion, minFiles }) {
    for (const service of view.services) {
      const { cohesion } = view.metricsOf(service.id);
      if (service.files.length < minFiles || cohesion >= minCohesion) continue;
      const { strongest, pulls } = pullsOn(service, view);
      if (!strongest) continue;
      const evidence = pulls.slice(0, MOST_EVIDENCE).map((pull) => evidenceOf(pull, service, view));
      const [at] = evidence;
      if (!at) continue;
      yield {
        data: {
          service: service.name,
          share: `${Math.floor(cohesion * 100)} %`,
          files: count(service.files.length, 'file'),
          other: serviceName(view, strongest.other),
          out: count(strongest.out, 'reference'),
          in: strongest.in,
        },
        at,
        evidence,
        services: [service.id, strongest.other],
        entities: [],
        key: service.id,
      };
    }
  },
});

/** The heaviest pulls are the ones to act on; the rest is in the links of the report. */
const MOST_EVIDENCE = 5;

/** How one file is tied to one other service. */
interface Pull {
  readonly file: string;
  readonly other: ServiceId;
  readonly out: number;
  readonly in: number;
  /** References with the rest of its own service. */
  readonly inside: number;
  /** Where the first of them stands in the file; for a file that is only referred to, where the first target is declared. */
  readonly line: number;
}

interface Tie {
  readonly other: ServiceId;
  out: number;
  in: number;
}

/** What draws the service's files outside: per file and other service, heaviest first; and the other service that draws most. */
function pullsOn(service: Service, view: SystemView): { readonly strongest: Tie | undefined; readonly pulls: readonly Pull[] } {
  const ties = new Map<ServiceId, Tie>();
  const pulls = new Map<string, { file: string; other: ServiceId; out: number; in: number; line: number }>();
  for (const link of view.links) {
    if (link.from !== service.id && link.to !== service.id) continue;
    const direction = link.from === service.id ? 'out' : 'in';
    const other = direction === 'out' ? link.to : link.from;
    const tie = ties.get(other) ?? { other, out: 0, in: 0 };
    ties.set(other, tie);
    tie[direction] += link.references.length;
    for (const reference of link.references) {
      const end = direction === 'out' ? reference.at : view.unit(reference.to);
      if (!end) continue;
      const key = `${other}\0${end.path}`;
      const pull = pulls.get(key) ?? { file: end.path, other, out: 0, in: 0, line: end.line };
      pulls.set(key, pull);
      pull[direction] += 1;
    }
  }
  const inside = insideReferences(service, view);
  const heaviest = [...pulls.values()].map((pull) => ({ ...pull, inside: inside.get(pull.file) ?? 0 })).sort(byWeight);
  return { strongest: [...ties.values()].sort(byWeight)[0], pulls: heaviest };
}

function byWeight(a: { out: number; in: number; other: string; file?: string }, b: { out: number; in: number; other: string; file?: string }): number {
  return b.out + b.in - (a.out + a.in) || compareText(a.other, b.other) || compareText(a.file ?? '', b.file ?? '');
}

/** File to its references with other files of the service, in both directions. */
function insideReferences(service: Service, view: SystemView): ReadonlyMap<string, number> {
  const files = new Set(service.files);
  const counts = new Map<string, number>();
  for (const reference of view.facts.references) {
    const [from, to] = filesOf(reference, view);
    if (from === to || !files.has(from) || !files.has(to)) continue;
    for (const file of [from, to]) counts.set(file, (counts.get(file) ?? 0) + 1);
  }
  return counts;
}

function filesOf({ at, to }: Reference, view: SystemView): readonly [string, string] {
  return [at.path, view.unit(to)?.path ?? at.path];
}

function evidenceOf(pull: Pull, service: Service, view: SystemView): Evidence {
  const other = serviceName(view, pull.other);
  const note = `${count(pull.out + pull.in, 'reference')} with ${other}, ${pull.inside} with the rest of ${service.name}`;
  return { path: pull.file, line: pull.line, endLine: pull.line, note };
}
