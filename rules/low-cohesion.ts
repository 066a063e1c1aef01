import type { Service } from '../src/model/decomposition.js';
import type { Reference } from '../src/model/facts.js';
import type { ServiceId } from '../src/model/ids.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { count } from '../src/model/wording.js';

/** Reports each service whose files refer to other services more than to each other. */
export default defineRule({
  id: 'low-cohesion',
  severity: 'warning',
  principle: 'High cohesion, low coupling: what is held together by many references belongs in one service, and what is not does not.',
  source:
    'Stevens, Myers and Constantine, "Structured Design", IBM Systems Journal 13(2), 1974. Half is a judgement: below it more references leave than stay inside; ' +
    'a community in the weak sense of Radicchi et al., PNAS 101(9), 2004, ends at a third. Four files are a judgement: with fewer, one reference decides. ' +
    'What counts was measured on the boundaries that the maintainers of 11 repositories drew themselves, 2026.',
  problem: 'Only {share} of the references that {service} ({files}) makes stay inside; it leans most on {other}: {out}.',
  remedy:
    'Merge it with the service it leans on most, or move the files named here to where their references lead; where it is there to bring others together, keep it, and expect no independence of it.',
  defaults: { minCohesion: 0.5, minFiles: 4 },
  repeated: {
    problem: '{count} of {measured} services refer to others more than to their own files.',
    each: 'only {share} of the references that {service} ({files}) makes stay inside; it leans most on {other}: {out}',
  },
  *detect(view, { minCohesion, minFiles }) {
    const made = referencesMade(view);
    const measured = view.services.filter(({ files }) => files.length >= minFiles).length;
    for (const service of view.services) {
      const { inside, outside, leanings } = sumUp(made.get(service.id) ?? []);
      const share = inside + outside === 0 ? 1 : inside / (inside + outside);
      if (service.files.length < minFiles || share >= minCohesion) continue;
      const [strongest] = leanings;
      const evidence = evidenceOf(service, made.get(service.id) ?? [], view);
      const [at] = evidence;
      if (!strongest || !at) continue;
      yield {
        data: {
          service: service.name,
          share: `${Math.floor(share * 100)} %`,
          files: count(service.files.length, 'file'),
          other: view.nameOf(strongest.to),
          out: count(strongest.references, 'reference'),
          measured,
        },
        at,
        evidence,
        services: [service.id, strongest.to],
        entities: [],
        key: service.id,
        group: 'all',
        // of services that the tool itself proposes it says that the proposal is weak there, not that the code is
        severity: view.decomposition.origin === 'declared' ? 'warning' : 'note',
      };
    }
  },
});

/** What exists only for the compiler counts a quarter, as in the cohesion of the report (judgement). */
const TYPE_WEIGHT = 0.25;

/** A reference of a service to another file, in it or in another service. */
interface Made {
  readonly reference: Reference;
  readonly from: string;
  readonly target: string;
  /** The other service; null for its own. */
  readonly to: ServiceId | null;
  readonly weight: number;
}

/**
 * For each service the references that it makes to other files. Who publishes an event need not know who handles it; what many services use is shared
 * whatever service it was put in, and using it says nothing of the user; and a file that wires the program refers to all of it by its nature.
 */
function referencesMade(view: SystemView): ReadonlyMap<ServiceId, readonly Made[]> {
  const all = [...betweenFiles(view)];
  const { isShared, isRoot } = commonFiles(all, view.services.length);
  const made = new Map<ServiceId, Made[]>();
  for (const { service, ...one } of all) {
    if (isRoot(one.from) || (one.to !== null && isShared(one.target))) continue;
    const list = made.get(service);
    if (list) list.push(one);
    else made.set(service, [one]);
  }
  return made;
}

function* betweenFiles(view: SystemView): Iterable<Made & { readonly service: ServiceId }> {
  for (const reference of view.facts.references) {
    const [from, target] = [pathOf(reference.from), pathOf(reference.to)];
    const [service, other] = [view.serviceOf(from), view.serviceOf(target)];
    if (reference.kind === 'emit' || from === target || service === null || other === null) continue;
    yield { reference, from, target, service, to: other === service ? null : other, weight: reference.kind === 'type' ? TYPE_WEIGHT : 1 };
  }
}

/** A third of the other services, and three at least, is many: see the page for what that changes. */
const MANY = 1 / 3;
const MANY_AT_LEAST = 3;
/** What starts the program, and what starts it for a test (judgement). */
const ROOT_USERS = 2;

/** Files that many other services use, and files that use many and are used by hardly any: the program's root, and what only that calls. */
function commonFiles(
  all: readonly (Made & { readonly service: ServiceId })[],
  services: number,
): { readonly isShared: (path: string) => boolean; readonly isRoot: (path: string) => boolean } {
  const many = Math.max(MANY_AT_LEAST, Math.floor(MANY * (services - 1)) + 1);
  const users = new Map<string, Set<ServiceId>>();
  const used = new Map<string, Set<ServiceId>>();
  const importers = new Map<string, Set<string>>();
  for (const { service, from, target, to, reference } of all) {
    if (reference.kind === 'type') continue;
    join(importers, target, from);
    if (to === null) continue;
    join(users, target, service);
    join(used, from, to);
  }
  return {
    isShared: (path) => (users.get(path)?.size ?? 0) >= many,
    isRoot: (path) => (used.get(path)?.size ?? 0) >= many && (importers.get(path)?.size ?? 0) <= ROOT_USERS,
  };
}

function join<Value>(groups: Map<string, Set<Value>>, key: string, value: Value): void {
  const group = groups.get(key);
  if (group) group.add(value);
  else groups.set(key, new Set([value]));
}

interface Leaning {
  readonly to: ServiceId;
  readonly references: number;
}

/** The weights inside and outside, and the services it refers to, by references, most first. */
function sumUp(made: readonly Made[]): { readonly inside: number; readonly outside: number; readonly leanings: readonly Leaning[] } {
  const weightOf = (part: readonly Made[]): number => part.reduce((sum, { weight }) => sum + weight, 0);
  const outside = made.filter(({ to }) => to !== null);
  return { inside: weightOf(made.filter(({ to }) => to === null)), outside: weightOf(outside), leanings: leaningsOf(outside) };
}

function leaningsOf(outside: readonly Made[]): readonly Leaning[] {
  const counts = new Map<ServiceId, number>();
  for (const { to } of outside) if (to !== null) counts.set(to, (counts.get(to) ?? 0) + 1);
  const leanings = Array.from(counts, ([to, references]) => ({ to, references }));
  return leanings.sort((a, b) => b.references - a.references || compareText(a.to, b.to));
}

/** The files that refer outside most are the ones to act on; the rest is in the links of the report. */
const MOST_EVIDENCE = 5;
/** More names than these are counted. */
const MOST_OTHERS = 3;

function evidenceOf(service: Service, made: readonly Made[], view: SystemView): readonly Evidence[] {
  const outside = new Map<string, Made[]>();
  for (const one of made) if (one.to !== null) outside.set(one.from, [...(outside.get(one.from) ?? []), one]);
  const files = [...outside].sort(([a, some], [b, more]) => more.length - some.length || compareText(a, b));
  return files.slice(0, MOST_EVIDENCE).map(([path, references]) => {
    const leanings = leaningsOf(references);
    const named = leanings.slice(0, MOST_OTHERS).map(({ to, references }) => `${references} to ${view.nameOf(to)}`);
    const rest = leanings.length > MOST_OTHERS ? [`${count(leanings.length - MOST_OTHERS, 'other service')}`] : [];
    const line = references[0]?.reference.at.line ?? 1;
    const inside = made.filter(({ from, to }) => from === path && to === null).length;
    return {
      path,
      line,
      endLine: line,
      note: `${count(references.length, 'reference')} outside (${[...named, ...rest].join(', ')}), ${inside} inside ${service.name}`,
    };
  });
}

function pathOf(unit: Reference['from']): string {
  return unit.slice(0, unit.lastIndexOf('#'));
}
