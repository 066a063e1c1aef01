import type { DataAccess, Entity } from '../src/model/facts.js';
import type { ServiceId } from '../src/model/ids.js';
import { compareText } from '../src/model/location.js';
import { type Evidence, type Severity, defineRule } from '../src/model/rule.js';
import type { SystemView } from '../src/model/system-view.js';
import { count, unitName } from '../src/model/wording.js';

/** Reports each entity that a service touches which does not own it. */
export default defineRule({
  id: 'shared-data',
  severity: 'warning',
  principle: 'Database per service: the data of a service is private to it, and others reach it only through its interface.',
  source: 'Richardson, Microservices Patterns, 2018, chapter 2. The number of readers that makes a note a warning is a judgement.',
  problem: '{entity} (table {table}) belongs to {owner}, yet others use it: written by {writers}; read by {readers}.',
  remedy:
    'Let the owner do the writes, by a call or an event; give readers a query of the owner or a copy of their own. If another service writes it most, move the entity there.',
  defaults: { manyReaders: 2 },
  *detect(view, { manyReaders }) {
    for (const entity of view.facts.entities) {
      const writers = view.writersOf(entity.id);
      const services = [...new Set([...writers, ...view.readersOf(entity.id)])].sort(compareText);
      if (services.length < 2) continue;
      const owner = view.ownerOf(entity.id);
      const evidence = foreignAccesses(view, entity).map((access) => evidenceOf(access, entity, view));
      const [at] = evidence;
      if (!at) continue;
      yield {
        data: {
          entity: entity.name,
          table: entity.table,
          owner: owner === null ? 'no service' : view.nameOf(owner),
          writers: counted('write', entity, view),
          readers: counted('read', entity, view),
        },
        at,
        evidence,
        services,
        entities: [entity.id],
        key: `${writers.length > 1 ? 'written' : 'read'}\0${entity.id}`,
        severity: severityOf(entity, { view, foreign: services.filter((service) => service !== owner).length, manyReaders }),
      };
    }
  },
});

interface Sharing {
  readonly view: SystemView;
  /** Services that touch the entity beside its owner. */
  readonly foreign: number;
  readonly manyReaders: number;
}

/**
 * Two services that write are an error, if more than a guess says so: one that only a name suggests must not fail a gate.
 * One service that reads across is a note: a single query answers it.
 */
function severityOf(entity: Entity, { view, foreign, manyReaders }: Sharing): Severity {
  const sure = new Set(
    view.accessesTo(entity.id).flatMap(({ mode, confidence, at }) => (mode === 'write' && confidence !== 'low' ? [view.serviceOf(at.path)] : [])),
  );
  sure.delete(null);
  if (sure.size > 1) return 'error';
  return view.writersOf(entity.id).length > 1 || foreign >= manyReaders ? 'warning' : 'note';
}

/** Accesses from services that do not own the entity, writes first, by place within. */
function foreignAccesses(view: SystemView, entity: Entity): readonly DataAccess[] {
  const owner = view.ownerOf(entity.id);
  const foreign = view.accessesTo(entity.id).filter(({ at }) => {
    const service = view.serviceOf(at.path);
    return service !== null && service !== owner;
  });
  return [...foreign.filter(({ mode }) => mode === 'write'), ...foreign.filter(({ mode }) => mode === 'read')];
}

/** Services with how often each does it, the most first, then what lies outside services: `orders (5 places), payments (1 place)`. */
function counted(mode: DataAccess['mode'], entity: Entity, view: SystemView): string {
  const counts = new Map<ServiceId, number>();
  let outside = 0;
  for (const access of view.accessesTo(entity.id)) {
    const service = view.serviceOf(access.at.path);
    if (access.mode !== mode) continue;
    if (service === null) outside += 1;
    else counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([a, some], [b, others]) => others - some || compareText(a, b));
  const named = ranked.map(([id, number]) => `${view.nameOf(id)} (${count(number, 'place')})`);
  return [...named, ...(outside > 0 ? [`files in no service (${count(outside, 'place')})`] : [])].join(', ') || 'no service';
}

function evidenceOf({ mode, by, member, at, operation, confidence }: DataAccess, entity: Entity, view: SystemView): Evidence {
  const service = view.serviceOf(at.path);
  const who = service === null ? '' : `${view.nameOf(service)} `;
  const guess = confidence === 'low' ? ', by its name only' : '';
  return { ...at, endLine: at.line, note: `${who}${mode}s ${entity.name}: ${unitName(by, member)} calls ${operation}${guess}` };
}
