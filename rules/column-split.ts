import { namesAmong, writeEvidence } from '../src/model/access-wording.js';
import { isSeveral } from '../src/model/entity-class.js';
import { compareText } from '../src/model/location.js';
import { defineRule } from '../src/model/rule.js';

/** Reports each entity that several services write, never the same columns. */
export default defineRule({
  id: 'column-split',
  severity: 'warning',
  principle: 'What changes for different reasons is kept apart: columns that only one service changes are the data of that service.',
  source:
    'Vertical partitioning by what is used together: Navathe, Ceri, Wiederhold and Dou, ACM TODS 9(4), 1984. One column in ten may be common, a judgement: the one entity found on 15 code bases has none.',
  problem: '{entity} (table {table}) is written by {services} services that change different columns: {groups}.',
  remedy: 'Make it one entity for each of them, with the same key: each service then keeps its columns, and the one that creates the record announces its key.',
  defaults: {},
  *detect(view) {
    for (const entity of view.facts.entities) {
      const found = view.classOf(entity.id);
      if (!found?.columns || !isSeveral(found)) continue;
      const { groups } = found.columns;
      const writes = view.accessesTo(entity.id).filter(({ mode }) => mode === 'write');
      const evidence = groups
        .toReversed()
        .flatMap(({ service }) => writes.filter(({ at }) => view.serviceOf(at.path) === service))
        .map((access) => writeEvidence(access, view));
      const [at] = evidence;
      if (!at) continue;
      yield {
        data: {
          entity: entity.name,
          table: entity.table,
          services: groups.length,
          groups: groups.map(({ service, columns }) => `${view.nameOf(service)} changes ${namesAmong(columns)}`).join('; '),
        },
        at,
        evidence,
        services: groups.map(({ service }) => service).sort(compareText),
        entities: [entity.id],
        key: entity.id,
      };
    }
  },
});
