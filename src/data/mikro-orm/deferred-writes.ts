import type { KnownEntity } from '../catalogue.js';
import type { Seen, Site } from '../site.js';
import { branchesOf, propertiesOf } from '../written.js';

/** `em.create(Order, …)`: what is made is written with the next flush, unless `{ persist: false }` says otherwise. Inferred: a configuration may turn it off. */
export function* created(site: Site): Iterable<Seen> {
  const { path, call, program } = site;
  const options = call.arguments.flatMap((expression) => propertiesOf(program, { path, scope: call.scope, expression }));
  const persist = options.filter(({ key }) => key === 'persist').flatMap(({ value }) => branchesOf(program, value));
  if (!persist.some(({ expression }) => expression.kind === 'literal' && expression.value === false)) yield* changed(site);
}

/** `em.assign(order, …)`, `wrap(order).assign(…)`: a managed entity is changed, and written with the next flush. Inferred: it may not be managed. */
export function* changed(site: Site): Iterable<Seen> {
  for (const target of site.entities) yield writeOf(site, target);
}

/** `order.lines.add(line)`: written is the other side, which holds the key; of two lists, the side that has the join table. Inferred: nothing may change. */
export function* collected(site: Site): Iterable<Seen> {
  const { path, call, program } = site;
  const list = call.callee.kind === 'member' && call.callee.object.kind === 'member' ? call.callee.object : null;
  const meaning = list && program.meaningOf(path, call.scope, list.object);
  const owners = meaning ? site.entitiesOf(meaning) : [];
  for (const target of site.entities) {
    const owner = owners.find((one) => list !== null && one.relations.get(list.name)?.target === target);
    const relation = list === null ? undefined : owner?.relations.get(list.name);
    yield writeOf(site, owner && relation?.ownsKey ? owner : target);
  }
}

function writeOf(site: Site, target: KnownEntity): Seen {
  return { target, mode: 'write', operation: site.operation, line: site.call.line, confidence: 'inferred', via: site.via };
}
