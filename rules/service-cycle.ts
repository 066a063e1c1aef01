import { calleeName } from '../src/model/crossing-wording.js';
import type { EntityId, ServiceId } from '../src/model/ids.js';
import { needsOf } from '../src/model/needs.js';
import { type Evidence, defineRule } from '../src/model/rule.js';
import type { Need, SystemView } from '../src/model/system-view.js';
import { count, inWords, listed } from '../src/model/wording.js';

/** Reports each group of services that need each other at run time in a circle, once, by its shortest way round. */
export default defineRule({
  id: 'service-cycle',
  severity: 'error',
  principle: 'Acyclic Dependencies Principle: the dependencies between parts that are released on their own form no circle.',
  source:
    'Martin, "Granularity", C++ Report, 1996; Agile Software Development, 2002, chapter 20. Any circle counts, so there is no threshold; ' +
    'what makes one service need another was settled by reading the circles of 15 repositories, 2026.',
  problem: '{members} need each other at run time in a circle; the shortest way round is {circle}. Cheapest to cut on it: {cut}, {size}.',
  remedy:
    'Cut the cheapest step: turn the call into an event, pass in what the callee needs, or move the called code and its data to the caller. If the services change together anyway, merge them.',
  defaults: {},
  *detect(view) {
    for (const group of view.cycles()) {
      const circle = cheapestFirst(shortestCircle(stepsWithin(group, view)));
      const evidence = circle.flatMap((step) => evidenceOf(step, view));
      const [cheapest] = circle;
      const [at] = evidence;
      if (!cheapest || !at) continue;
      yield {
        data: {
          members: listed(named(group, view)),
          circle: [...circle, ...circle.slice(0, 1)].map(({ from }) => view.nameOf(from)).join(' -> '),
          cut: `${view.nameOf(cheapest.from)} -> ${view.nameOf(cheapest.to)}`,
          size: wordSize(cheapest),
        },
        at,
        evidence,
        services: group,
        entities: [],
        key: group.join('\0'),
        // services that the tool itself proposes may be cut wrongly: no gate may fail by them
        severity: view.decomposition.origin === 'declared' ? 'error' : 'warning',
      };
    }
  },
});

/** Beyond this a list of names is no longer read. */
const MOST_NAMES = 6;

function named(group: readonly ServiceId[], view: SystemView): readonly string[] {
  const names = group.map((id) => view.nameOf(id));
  return names.length <= MOST_NAMES + 1 ? names : [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`];
}

/** One service needs another. */
interface Step {
  readonly from: ServiceId;
  readonly to: ServiceId;
  readonly needs: readonly Need[];
}

function stepsWithin(group: readonly ServiceId[], view: SystemView): readonly Step[] {
  const members = new Set(group);
  return view.links.flatMap((link) => {
    const needs = members.has(link.from) && members.has(link.to) ? needsOf(link) : [];
    return needs.length > 0 ? [{ from: link.from, to: link.to, needs }] : [];
  });
}

function wordSize({ needs }: Step): string {
  const calls = needs.filter(({ reference }) => reference.kind === 'call').length;
  const others = needs.length - calls;
  return listed([...(calls > 0 ? [count(calls, 'call')] : []), ...(others > 0 ? [count(others, 'other use')] : [])]);
}

/** The same circle, begun at the step with the fewest references (the first of equals). */
function cheapestFirst(circle: readonly Step[]): readonly Step[] {
  const fewest = Math.min(...circle.map(({ needs }) => needs.length));
  const start = circle.findIndex(({ needs }) => needs.length === fewest);
  return [...circle.slice(start), ...circle.slice(0, start)];
}

/** Two services that need each other, where there are any; else breadth first from each member, the first by name of equals. O(members × steps). */
function shortestCircle(steps: readonly Step[]): readonly Step[] {
  const pair = firmestPair(steps);
  if (pair.length > 0) return pair;
  const next = new Map<ServiceId, Step[]>();
  for (const step of steps) next.set(step.from, [...(next.get(step.from) ?? []), step]);
  let shortest: readonly Step[] = [];
  for (const start of next.keys()) {
    const circle = wayBack(start, next);
    if (circle.length > 0 && (shortest.length === 0 || circle.length < shortest.length)) shortest = circle;
  }
  return shortest;
}

/** Of the pairs both ways the one that moving the fewest files would not undo, then the one with the most references both ways. */
function firmestPair(steps: readonly Step[]): readonly Step[] {
  const byEnds = new Map(steps.map((step) => [`${step.from}\0${step.to}`, step]));
  const pairs = steps.flatMap((step) => {
    const back = step.from < step.to ? byEnds.get(`${step.to}\0${step.from}`) : undefined;
    return back ? [[step, back] as const] : [];
  });
  const weaker = ([one, back]: readonly [Step, Step], measure: (step: Step) => number): number => Math.min(measure(one), measure(back));
  const references = ({ needs }: Step): number => needs.length;
  const [firmest = []] = pairs.sort(
    (a, b) =>
      weaker(b, filesOf) - weaker(a, filesOf) ||
      weaker(b, references) - weaker(a, references) ||
      references(b[0]) + references(b[1]) - references(a[0]) - references(a[1]),
  );
  return firmest;
}

/** How many files must move at least to undo a step: those it starts from, or those it leads to. */
function filesOf({ needs }: Step): number {
  const files = (end: 'from' | 'to'): number => new Set(needs.map(({ reference }) => reference[end].slice(0, reference[end].lastIndexOf('#')))).size;
  return Math.min(files('from'), files('to'));
}

function wayBack(start: ServiceId, next: ReadonlyMap<ServiceId, readonly Step[]>): readonly Step[] {
  const cameBy = new Map<ServiceId, Step>();
  const queue = [start];
  for (const node of queue) {
    for (const step of next.get(node) ?? []) {
      if (cameBy.has(step.to)) continue;
      cameBy.set(step.to, step);
      if (step.to === start) return retrace(start, cameBy);
      queue.push(step.to);
    }
  }
  return [];
}

function retrace(start: ServiceId, cameBy: ReadonlyMap<ServiceId, Step>): readonly Step[] {
  const way: Step[] = [];
  let step = cameBy.get(start);
  while (step) {
    way.unshift(step);
    step = step.from === start ? undefined : cameBy.get(step.from);
  }
  return way;
}

/** More callees than these are left to the JSON report. */
const MOST_CALLEES = 3;

/** The first call of a step, else its first reference, and up to two more that call something else. */
function evidenceOf(step: Step, view: SystemView): readonly Evidence[] {
  const calls = step.needs.filter(({ reference }) => reference.kind === 'call');
  const firsts = new Map<string, Need>();
  for (const need of calls.length > 0 ? calls : step.needs.slice(0, 1)) {
    const callee = calleeName(need.reference);
    if (!firsts.has(callee)) firsts.set(callee, need);
  }
  const name = `${view.nameOf(step.from)} -> ${view.nameOf(step.to)}`;
  return [...firsts.values()].slice(0, MOST_CALLEES).map(({ reference, entities }, index) => ({
    ...reference.at,
    endLine: reference.at.line,
    note: `${name}${index === 0 ? ` (${wordSize(step)})` : ''}: ${inWords(reference)}${leadsTo(entities, view)}`,
  }));
}

/** More entities than these are counted. */
const MOST_ENTITIES = 3;

function leadsTo(entities: readonly EntityId[], view: SystemView): string {
  if (entities.length === 0) return '';
  const names = entities.map((id) => view.entity(id)?.name ?? id);
  const rest = names.length > MOST_ENTITIES ? [`${names.length - MOST_ENTITIES} more`] : [];
  return `, which leads to ${listed([...names.slice(0, MOST_ENTITIES), ...rest])}`;
}
