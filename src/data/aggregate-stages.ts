import type { KnownEntity } from './catalogue.js';
import { followed } from './followed.js';
import type { Seen, Site, UndeclaredTable } from './site.js';
import { branchesOf, elementsOf, propertiesOf, stringsOf } from './written.js';
import type { Written } from './written-place.js';

/** Stages that read a collection, and the property that names it; `$unionWith` may be the name itself. */
const READING: ReadonlyMap<string, string> = new Map([
  ['$lookup', 'from'],
  ['$graphLookup', 'from'],
  ['$unionWith', 'coll'],
]);
/** Stages that write a collection, and the property that names it; both may be the name itself. */
const WRITING: ReadonlyMap<string, string> = new Map([
  ['$merge', 'into'],
  ['$out', 'coll'],
]);
/** Pipelines within pipelines, this deep. */
const MAX_NESTED = 6;

/**
 * What an aggregation of MongoDB reads and writes beside its own collection, where that argument is its pipeline: `$lookup`, `$graphLookup`,
 * `$unionWith`, `$merge`, `$out`, also within `$facet` and nested pipelines. A pipeline or a name that only the running program knows is unseen.
 */
export function aggregateStages(argument: number): (site: Site) => Iterable<Seen> {
  return function* (site) {
    const pipeline = argumentOf(site, argument);
    if (pipeline) yield* stagesIn(site, pipeline, 0);
  };
}

/** The same for a method that adds one stage to a pipeline being built: `.lookup({ from: 'products' })`. */
export function oneStage(stage: string): (site: Site) => Iterable<Seen> {
  return function* (site) {
    const value = argumentOf(site, 0);
    if (value) yield* stageSeen(site, { stage, value, line: null }, 0);
  };
}

function argumentOf({ path, call }: Site, index: number): Written | null {
  const expression = call.arguments[index];
  return expression ? { path, scope: call.scope, expression } : null;
}

function* stagesIn(site: Site, pipeline: Written, depth: number): Iterable<Seen> {
  if (depth > MAX_NESTED) return;
  for (const list of followed(site.program, pipeline)) {
    for (const element of elementsOf(site.program, list)) yield* stageIn(site, element, depth);
  }
}

function* stageIn(site: Site, element: Written, depth: number): Iterable<Seen> {
  for (const stage of followed(site.program, element)) {
    if (stage.expression.kind === 'array') yield* stagesIn(site, stage, depth + 1);
    else if (stage.expression.kind !== 'object') yield { unseen: `stages of ${site.operation}()`, line: site.call.line };
    else for (const { key, value, line } of propertiesOf(site.program, stage)) yield* stageSeen(site, { stage: key, value, line }, depth);
  }
}

interface Stage {
  readonly stage: string;
  readonly value: Written;
  readonly line: number | null;
}

function* stageSeen(site: Site, { stage, value, line }: Stage, depth: number): Iterable<Seen> {
  const reading = READING.get(stage);
  const property = reading ?? WRITING.get(stage);
  if (stage === '$facet') for (const facet of propertiesOf(site.program, value)) yield* stagesIn(site, facet.value, depth + 1);
  if (property === undefined) return;
  const mode = reading === undefined ? 'write' : 'read';
  const at = line ?? site.call.line;
  for (const name of namesIn(site, value, property)) {
    const target = collectionOf(site, name);
    if (target) yield { target, mode, operation: stage, line: at, confidence: 'certain', via: site.via };
    else yield { unseen: `${stage} of ${site.operation}()`, line: at };
  }
  for (const { key, value: inner } of propertiesOf(site.program, value)) if (key === 'pipeline') yield* stagesIn(site, inner, depth + 1);
}

/** `'orders'`, `{ from: 'orders' }`, `{ into: { db, coll: 'orders' } }`; a lookup without `from` reads documents that the stage itself makes. */
function namesIn(site: Site, value: Written, property: string): readonly Written[] {
  return branchesOf(site.program, value).flatMap((branch) => {
    if (branch.expression.kind !== 'object') return [branch];
    const named = propertiesOf(site.program, branch).filter(({ key }) => key === property || key === 'coll');
    return named.flatMap(({ value: inner }) => namesIn(site, inner, property));
  });
}

/** By its name, or as `Order.collection.name`. */
function collectionOf(site: Site, name: Written): KnownEntity | UndeclaredTable | null {
  const [table] = stringsOf(site.program, name);
  if (table !== undefined) return site.catalogue.byTable(null, table) ?? { schema: null, table };
  let { expression } = name;
  while (expression.kind === 'member' || expression.kind === 'cast') {
    expression = expression.kind === 'member' ? expression.object : expression.expression;
    const meaning = site.program.meaningOf(name.path, name.scope, expression);
    const [entity] = meaning ? site.entitiesOf(meaning) : [];
    if (entity) return entity;
  }
  return null;
}
