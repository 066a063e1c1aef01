import type { KnownEntity } from '../catalogue.js';
import type { Seen, Site } from '../site.js';
import { branchesOf, propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import { type RelationTree, readRelationExpression } from './relation-expression.js';

/** The related entities that an expression reads along: `withGraphFetched('[lines.product, buyer]')`, `joinRelated({ lines: true })`. */
export const graphReads = (argument: number) =>
  function* (site: Site): Iterable<Seen> {
    const { path, call, operation } = site;
    const expression = call.arguments[argument];
    if (!expression) return;
    const trees = relationTrees(site, { path, scope: call.scope, expression });
    if (trees === null) yield { unseen: `relations that ${operation}() is given when it runs`, line: call.line };
    else yield* along(site, trees, { entities: site.entities, mode: 'read', confidence: 'certain' });
  };

/** What an expression names: a text, or an object whose keys are relations; null where it is neither. */
export function relationTrees({ program }: Pick<Site, 'program'>, expression: Written): readonly RelationTree[] | null {
  const texts = stringsOf(program, expression);
  if (texts.length > 0) return texts.flatMap(readRelationExpression);
  const branches = branchesOf(program, expression);
  return branches.some((branch) => branch.expression.kind === 'object') ? treesOfObject({ program }, expression, 0) : null;
}

/** `{ lines: { product: true } }`; keys with a dollar are options. */
function treesOfObject(site: Pick<Site, 'program'>, object: Written, depth: number): readonly RelationTree[] {
  if (depth > MAX_DEPTH) return [];
  return propertiesOf(site.program, object).flatMap(({ key, value }) =>
    key.startsWith('$') ? [] : [{ name: key, below: treesOfObject(site, value, depth + 1) }],
  );
}

/** Object literals are kept about this deep. */
const MAX_DEPTH = 8;

interface Along {
  readonly entities: readonly KnownEntity[];
  readonly mode: 'read' | 'write';
  readonly confidence: 'certain' | 'inferred';
}

/** One access for each relation of the trees, from the entities onward; a name that is no relation's is unseen. */
export function* along(site: Site, trees: readonly RelationTree[], { entities, mode, confidence }: Along): Iterable<Seen> {
  const { call, operation, via } = site;
  for (const { name, below } of trees) {
    const targets = entities.flatMap((entity) => entity.relations.get(name)?.target ?? []);
    for (const target of targets) yield { target, mode, operation, line: call.line, confidence, via };
    if (targets.length === 0) yield { unseen: `${operation}.${name}`, line: call.line };
    else yield* along(site, below, { entities: targets, mode, confidence });
  }
}
