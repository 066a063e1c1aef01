import { namesAmong, readEvidence, writeEvidence } from '../src/model/access-wording.js';
import type { EntityClass } from '../src/model/entity-class.js';
import type { DataAccess, Entity } from '../src/model/facts.js';
import { compareText } from '../src/model/location.js';
import { defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { count, wordsIn } from '../src/model/wording.js';

/** Reports each entity that one service writes and several others query, none of which needs its latest state. */
export default defineRule({
  id: 'dataset-candidate',
  severity: 'note',
  principle: 'One source, many readers: what one service publishes in versions, the others read from a copy, without asking for each record.',
  source:
    'Khaku, "How Netflix microservices tackle dataset pub-sub", Netflix Technology Blog, 2019. Two readers, as one is served by one query of the owner: a judgement.',
  problem: '{entity} (table {table}) is written by {writer} alone and queried by {count} others: {readers}{whole}{hint}.',
  remedy:
    'If the set is small and changes seldom, let its writer publish versions of all of it and each reader keep a copy of the columns it uses. Else give the readers one query of the writer: how large it is and how often it changes, the code does not say.',
  defaults: { minReaders: 2 },
  *detect(view, { minReaders }) {
    for (const entity of view.facts.entities) {
      const found = view.classOf(entity.id);
      if (!found || (found.kind !== 'dataset' && found.kind !== 'reference') || recordsEvents(entity)) continue;
      const readers = found.readers.filter(({ by }) => by === 'query');
      const [writer] = found.writers;
      const { queries, writes } = accessesOf(entity, found, view);
      const evidence = [...queries.map((access) => readEvidence(access, view)), ...writes.map((access) => writeEvidence(access, view))];
      const [at] = evidence;
      if (!at || !writer || readers.length < minReaders) continue;
      const whole = queries.filter(({ reach }) => reach === 'whole').length;
      const placesOf = (service: string): number => queries.filter((access) => view.serviceOf(access.at.path) === service).length;
      yield {
        data: {
          entity: entity.name,
          table: entity.table,
          writer: view.nameOf(writer.service),
          count: readers.length,
          readers: namesAmong(readers.map(({ service }) => `${view.nameOf(service)} (${count(placesOf(service), 'place')})`)),
          whole: whole === 0 ? '' : `, in ${count(whole, 'place')} all of it`,
          hint: isWhoAsks(entity) ? '; it seems to say who asks, and claims in a token may serve most of these' : '',
        },
        at,
        evidence,
        services: [writer.service, ...readers.map(({ service }) => service)].sort(compareText),
        entities: [entity.id],
        key: entity.id,
      };
    }
  },
});

interface Accesses {
  /** Of the others, those that read all of it first. What a query of another entity brings along is a join. */
  readonly queries: readonly DataAccess[];
  readonly writes: readonly DataAccess[];
}

function accessesOf({ id }: Entity, { writers, readers }: EntityClass, view: SystemView): Accesses {
  const querying = new Set(readers.filter(({ by }) => by === 'query').map(({ service }) => service));
  const [writer] = writers;
  const accesses = view.accessesTo(id).filter(({ confidence }) => confidence !== 'low');
  const queries = accesses.filter(({ mode, joinedFrom, at }) => {
    const service = view.serviceOf(at.path);
    return mode === 'read' && joinedFrom === undefined && service !== null && querying.has(service);
  });
  return {
    queries: [...queries.filter(({ reach }) => reach === 'whole'), ...queries.filter(({ reach }) => reach !== 'whole')],
    writes: accesses.filter(({ mode, at }) => mode === 'write' && view.serviceOf(at.path) === writer?.service),
  };
}

/** A judgement: what is named so grows with every use, and a copy of all of it helps nobody. */
const HAPPENINGS: ReadonlySet<string> = new Set(
  'audit event events history job jobs log logs metric metrics notification notifications outbox seen session sessions trail usage view views'.split(' '),
);

function recordsEvents({ name }: Entity): boolean {
  return wordsIn(name).some((word) => HAPPENINGS.has(word));
}

function isWhoAsks({ name }: Entity): boolean {
  return ['user', 'users'].includes(wordsIn(name).join(' '));
}
