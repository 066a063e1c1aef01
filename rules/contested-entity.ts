import { writeEvidence, namesAmong } from '../src/model/access-wording.js';
import { DOMINANT_SHARE, type EntityClass, isSeveral } from '../src/model/entity-class.js';
import type { DataAccess, Entity } from '../src/model/facts.js';
import { compareText } from '../src/model/location.js';
import { type Severity, defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { count } from '../src/model/wording.js';

/** Reports each entity that several services write and change, unless they never change the same columns. */
export default defineRule({
  id: 'contested-entity',
  severity: 'error',
  principle: 'One writer: an entity has one service that changes it, and the others ask that one.',
  source:
    'Richardson, Microservices Patterns, 2018, chapter 2 (database per service). That one of several writers has it from 0.6 of the functions on left 9 of 32 contested on three code bases, and those rightly; manyForeign: measured on 15 code bases, where 14 of 102 entities that one service writes most reach it.',
  problem: '{entity} (table {table}) is written by {services} services, {most}: {writers}.',
  remedy:
    'Where one service writes it most, let that one own it and turn the other writes into commands to it. Where none does, keep its writers in one service, or make it several entities, each with one writer.',
  defaults: { manyForeign: 3 },
  *detect(view, { manyForeign }) {
    for (const entity of view.facts.entities) {
      const found = view.classOf(entity.id);
      if (!found || (found.kind !== 'contested' && found.kind !== 'dominated') || isSeveral(found)) continue;
      const evidence = writesOf(found, view).map((access) => writeEvidence(access, view));
      const [at] = evidence;
      if (!at) continue;
      const { writers } = found;
      yield {
        data: {
          entity: entity.name,
          table: entity.table,
          services: writers.length,
          most: mostWords(found, view),
          writers: namesAmong(writers.map(({ service, functions }) => `${view.nameOf(service)} (${count(functions, 'function')})`)),
        },
        at,
        evidence,
        services: writers.map(({ service }) => service).sort(compareText),
        entities: [entity.id],
        key: entity.id,
        severity: severityOf(entity, found, { view, manyForeign }),
      };
    }
  },
});

function mostWords({ kind, writers: [first] }: EntityClass, view: SystemView): string {
  return kind === 'dominated' && first ? `mostly by ${view.nameOf(first.service)}` : `none of which has ${DOMINANT_SHARE * 100} % of the functions that do`;
}

interface Sharing {
  readonly view: SystemView;
  readonly manyForeign: number;
}

/** A gate must not fail by what only names suggest; and where each has one function, a half each says little. */
function severityOf({ id }: Entity, { kind, writers }: EntityClass, { view, manyForeign }: Sharing): Severity {
  const [first, ...others] = writers;
  if (kind === 'dominated') return others.reduce((sum, { functions }) => sum + functions, 0) >= manyForeign ? 'warning' : 'note';
  if ((first?.functions ?? 0) < 2) return 'note';
  return view.accessesTo(id).some(({ mode, confidence }) => mode === 'write' && confidence !== 'low') ? 'error' : 'warning';
}

/** Those of the services that write it least first, as these would have to change; by place within. */
function writesOf({ writers, writes }: EntityClass, view: SystemView): readonly DataAccess[] {
  return writers.toReversed().flatMap(({ service }) => writes.filter(({ at }) => view.serviceOf(at.path) === service));
}
