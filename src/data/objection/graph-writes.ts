import type { Expression } from '../../model/file-facts.js';
import type { KnownEntity } from '../catalogue.js';
import type { Seen, Site } from '../site.js';
import { elementsOf, propertiesOf } from '../written.js';
import type { Written } from '../written-place.js';
import { along, relationTrees } from './graph-reads.js';

/** Object literals are kept about this deep. */
const MAX_DEPTH = 8;

/**
 * The related entities that a graph writes along: the relations among the keys of `insertGraph({ lines: [{ … }] })`; where the graph is only
 * known when the program runs, those that `allowGraph('[lines]')` lets through, inferred.
 */
export function* graphWrites(site: Site): Iterable<Seen> {
  const { program, path, call, operation, entities } = site;
  const [expression] = call.arguments;
  if (!expression) return;
  const models = elementsOf(program, { path, scope: call.scope, expression });
  if (models.some((model) => model.expression.kind === 'object')) {
    for (const model of models) yield* writesIn(site, model, { entities, depth: 0 });
    return;
  }
  const allowed = allowedIn(site);
  if (allowed.length > 0) yield* allowed;
  else if (entities.some(({ relations }) => relations.size > 0))
    yield { unseen: `relations of the graph that ${operation}() is given when it runs`, line: call.line };
}

function* writesIn(site: Site, model: Written, { entities, depth }: { readonly entities: readonly KnownEntity[]; readonly depth: number }): Iterable<Seen> {
  if (depth > MAX_DEPTH) return;
  const { program, call, operation, via } = site;
  for (const { key, value, line } of propertiesOf(program, model)) {
    const targets = entities.flatMap((entity) => entity.relations.get(key)?.target ?? []);
    for (const target of targets) yield { target, mode: 'write', operation, line: line ?? call.line, confidence: 'certain', via };
    if (targets.length === 0) continue;
    for (const element of elementsOf(program, value)) yield* writesIn(site, element, { entities: targets, depth: depth + 1 });
  }
}

/** What an `allowGraph` before the call in its chain lets through. */
function allowedIn(site: Site): readonly Seen[] {
  const { program, path, call, entities } = site;
  let callee: Expression | undefined = call.callee;
  while (callee?.kind === 'member' && callee.object.kind === 'call') {
    const before: Site['call'] | undefined = program.file(path)?.calls[callee.object.call];
    callee = before?.callee;
    const [expression] = before?.arguments ?? [];
    if (!before || !expression || callee?.kind !== 'member' || callee.name !== 'allowGraph') continue;
    const trees = relationTrees(site, { path, scope: before.scope, expression }) ?? [];
    return [...along(site, trees, { entities, mode: 'write', confidence: 'inferred' })];
  }
  return [];
}
