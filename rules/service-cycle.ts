import type { ServiceId } from '../src/model/ids.js';
import { type Evidence, defineRule } from '../src/model/rule.js';
import type { ServiceLink, SystemView } from '../src/model/system-view.js';
import { count, inWords, listed } from '../src/model/wording.js';

/** Reports each group of services that depend on each other in a circle, once, by its shortest way round. */
export default defineRule({
  id: 'service-cycle',
  severity: 'error',
  principle: 'Acyclic Dependencies Principle: the dependencies between parts that are released on their own form no circle.',
  source: 'Martin, "Granularity", C++ Report, 1996; Agile Software Development, 2002, chapter 20. Any circle counts, so there is no threshold.',
  problem: '{members} depend on each other in a circle; the shortest way round is {circle}. Cheapest to cut on it: {cut}, {size}.',
  remedy:
    'Cut the cheapest link: turn the call into an event, pass in what the callee needs, or move the called code to the caller. If the services change together anyway, merge them.',
  defaults: {},
  *detect(view) {
    for (const group of view.cycles()) {
      const circle = cheapestFirst(shortestCircle(group, view.links));
      const evidence = circle.flatMap((link) => firstReference(link, view));
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

/** What exists at run time; only that closes a circle. */
function sizeOf({ calls, uses }: ServiceLink): number {
  return calls + uses;
}

function wordSize({ calls, uses }: ServiceLink): string {
  const parts = [...(calls > 0 ? [count(calls, 'call')] : []), ...(uses > 0 ? [count(uses, 'other use')] : [])];
  return listed(parts);
}

/** The same circle, begun at the link with the fewest references (the first of equals). */
function cheapestFirst(circle: readonly ServiceLink[]): readonly ServiceLink[] {
  const fewest = Math.min(...circle.map(sizeOf));
  const start = circle.findIndex((link) => sizeOf(link) === fewest);
  return [...circle.slice(start), ...circle.slice(0, start)];
}

/** The links of the shortest way round in a strongly connected group: breadth first from each member; the first by name of equals. O(members × links). */
function shortestCircle(group: readonly ServiceId[], links: readonly ServiceLink[]): readonly ServiceLink[] {
  const next = new Map<ServiceId, ServiceLink[]>(group.map((id) => [id, []]));
  for (const link of links) if (sizeOf(link) > 0 && next.has(link.to)) next.get(link.from)?.push(link);
  let shortest: readonly ServiceLink[] = [];
  for (const start of group) {
    const circle = wayBack(start, next);
    if (circle.length > 0 && (shortest.length === 0 || circle.length < shortest.length)) shortest = circle;
  }
  return shortest;
}

function wayBack(start: ServiceId, next: ReadonlyMap<ServiceId, readonly ServiceLink[]>): readonly ServiceLink[] {
  const cameBy = new Map<ServiceId, ServiceLink>();
  const queue = [start];
  for (const node of queue) {
    for (const link of next.get(node) ?? []) {
      if (cameBy.has(link.to)) continue;
      cameBy.set(link.to, link);
      if (link.to === start) return retrace(start, cameBy);
      queue.push(link.to);
    }
  }
  return [];
}

function retrace(start: ServiceId, cameBy: ReadonlyMap<ServiceId, ServiceLink>): readonly ServiceLink[] {
  const way: ServiceLink[] = [];
  let link = cameBy.get(start);
  while (link) {
    way.unshift(link);
    link = link.from === start ? undefined : cameBy.get(link.from);
  }
  return way;
}

/** The first call of a link, else its first other use. */
function firstReference(link: ServiceLink, view: SystemView): readonly Evidence[] {
  const first = link.references.find(({ kind }) => kind === 'call') ?? link.references.find(({ kind }) => kind !== 'type');
  if (!first) return [];
  const note = `${view.nameOf(link.from)} -> ${view.nameOf(link.to)} (${wordSize(link)}): ${inWords(first)}`;
  return [{ ...first.at, endLine: first.at.line, note }];
}
