import { namesAmong, readEvidence } from '../src/model/access-wording.js';
import type { DataAccess } from '../src/model/facts.js';
import type { EntityId, ServiceId } from '../src/model/ids.js';
import { byLocation, compareText } from '../src/model/location.js';
import { defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';

/** Reports each two services whose entities are read in one query, wherever that query is. */
export default defineRule({
  id: 'cross-boundary-join',
  severity: 'warning',
  principle: 'A query ends at the database of one service: what is joined over a boundary has to be brought together by code, or be there as a copy.',
  source:
    'Richardson, Microservices Patterns, 2018, chapter 7 (API composition, CQRS). manyFunctions: on 15 code bases 10 of 96 pairs of services reach it, with 180 of 529 such functions; minFunctions, as one function is one query to write anew: a judgement.',
  problem: '{functions} in their queries what {one} and {other} own: {joins}.',
  remedy:
    'Where one record is shown, ask both services and put the answers together. Where a list is filtered or sorted by the other side, keep a copy of the columns that it takes, fed by events of their owner. If nearly all queries of one join the other, they are one service.',
  defaults: { minFunctions: 2, manyFunctions: 8 },
  *detect(view, { minFunctions, manyFunctions }) {
    for (const { one, other, joins } of pairsIn(view)) {
      const evidence = joins.map((access) => readEvidence(access, view));
      const [at] = evidence;
      if (!at) continue;
      const functions = functionsOf(joins);
      if (functions < minFunctions) continue;
      yield {
        data: {
          one: view.nameOf(one),
          other: view.nameOf(other),
          functions: functions === 1 ? '1 function joins' : `${functions} functions join`,
          joins: joinWords(joins, view),
        },
        at,
        evidence,
        services: [one, other],
        entities: [...new Set(joins.flatMap(({ entity, joinedFrom }) => [entity, ...(joinedFrom ? [joinedFrom] : [])]))].sort(compareText),
        key: `${one}\0${other}`,
        severity: functionsOf(joins.filter((join) => isClear(join, view))) >= manyFunctions ? 'warning' : 'note',
      };
    }
  },
});

interface Pair {
  /** Before `other` by id. */
  readonly one: ServiceId;
  readonly other: ServiceId;
  /** By place. */
  readonly joins: readonly DataAccess[];
}

/** The pairs of services between which a query joins, by ids. What only a name suggests is left out. */
function pairsIn(view: SystemView): readonly Pair[] {
  const pairs = new Map<string, { readonly one: ServiceId; readonly other: ServiceId; readonly joins: DataAccess[] }>();
  for (const access of view.facts.entities.flatMap(({ id }) => view.accessesTo(id))) {
    const owners = ownersJoined(access, view);
    if (!owners) continue;
    const [one, other] = owners;
    const key = `${one}\0${other}`;
    const pair = pairs.get(key) ?? { one, other, joins: [] };
    pair.joins.push(access);
    pairs.set(key, pair);
  }
  const sorted = [...pairs.values()].sort((a, b) => compareText(a.one, b.one) || compareText(a.other, b.other));
  return sorted.map(({ one, other, joins }) => ({ one, other, joins: joins.sort((a, b) => byLocation(a.at, b.at) || compareText(a.entity, b.entity)) }));
}

function ownersJoined({ mode, entity, joinedFrom, confidence }: DataAccess, view: SystemView): readonly [ServiceId, ServiceId] | null {
  if (mode !== 'read' || joinedFrom === undefined || confidence === 'low') return null;
  const [from, to] = [view.ownerOf(joinedFrom), view.ownerOf(entity)];
  if (from === null || to === null || from === to || !isWritten(joinedFrom, view) || !isWritten(entity, view)) return null;
  return compareText(from, to) < 0 ? [from, to] : [to, from];
}

/** A table that nobody here writes is filled elsewhere: each service can hold a copy, and who reads it most does not own it. */
function isWritten(entity: EntityId, view: SystemView): boolean {
  return view.classOf(entity)?.kind !== 'read-only';
}

/** Whether it is beyond doubt who owns both: what several services write, and none most, could as well be the other one's. */
function isClear({ entity, joinedFrom }: DataAccess, view: SystemView): boolean {
  return [entity, joinedFrom].every((id) => id === undefined || view.classOf(id)?.kind !== 'contested');
}

/** One query joins at several places, so what is counted is the functions that query. */
function functionsOf(joins: readonly DataAccess[]): number {
  return new Set(joins.map(({ by, member }) => `${by}\0${member}`)).size;
}

/** More pairs of entities than these are counted. */
const MOST_PAIRS = 4;

/** Which entity brings which along, the most often first: `Order with Customer (7), Invoice with Customer (2)`. */
function joinWords(joins: readonly DataAccess[], view: SystemView): string {
  const nameOf = (id: EntityId): string => view.entity(id)?.name ?? id;
  const found = new Map<string, DataAccess[]>();
  for (const join of joins) {
    const words = `${nameOf(join.joinedFrom ?? join.entity)} with ${nameOf(join.entity)}`;
    found.set(words, [...(found.get(words) ?? []), join]);
  }
  const counts = [...found].map(([words, own]) => [words, functionsOf(own)] as const);
  const ranked = counts.sort(([a, some], [b, others]) => others - some || compareText(a, b));
  return namesAmong(
    ranked.map(([words, number]) => `${words} (${number})`),
    MOST_PAIRS,
  );
}
