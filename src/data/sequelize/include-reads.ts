import { handedToChain } from '../built-options.js';
import type { KnownEntity } from '../catalogue.js';
import { followed } from '../followed.js';
import type { Seen, Site } from '../site.js';
import { isFirstVisit, type Visits } from '../visits.js';
import { elementsOf, propertiesOf, stringsOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { importedAs } from './imported-as.js';

/** What options include beside the model itself, as deep as it nests, in the argument of that index. Creating takes along what it includes: it is written. */
export function included(argument: number, mode: 'read' | 'write' = 'read'): (site: Site) => Iterable<Seen> {
  return function* (site) {
    const expression = site.call.arguments[argument];
    if (expression) yield* includedIn(site, { options: { path: site.path, scope: site.call.scope, expression }, mode });
  };
}

/** As `included`, and what the default scope of the model includes. */
export function found(argument: number): (site: Site) => Iterable<Seen> {
  return function* (site) {
    yield* defaultReads(site);
    yield* included(argument)(site);
  };
}

/** What the default scope of the model includes. */
export function* defaultReads({ entities, call, via }: Site): Iterable<Seen> {
  for (const { target, eager } of entities.flatMap((entity) => [...entity.relations.values()])) {
    if (eager) yield { target, mode: 'read', operation: 'defaultScope', line: call.line, confidence: 'certain', via };
  }
}

/** What `include` brings in of such options, wherever they are written, or a chain of calls that builds them: `new Options().include([Customer]).build()`. */
export function* includedIn(site: Site, { options, mode }: { readonly options: Written; readonly mode: 'read' | 'write' }): Iterable<Seen> {
  const said = new Set<number>();
  for (const seen of includesOf(site, options, mode)) {
    // What is unknown of one include is said once.
    if ('unseen' in seen && said.has(seen.line)) continue;
    if ('unseen' in seen) said.add(seen.line);
    yield seen;
  }
}

function* includesOf(site: Site, options: Written, mode: 'read' | 'write'): Iterable<Seen> {
  const include = { from: site.entities, mode, visits: new Map() } as const;
  for (const property of propertiesOf(site.program, options)) {
    if (property.key === 'include') yield* includes(site, { ...include, value: property.value, line: lineOf(site, property, site.call.line) });
  }
  for (const value of handedToChain(site.program, options, 'include')) yield* includes(site, { ...include, value, line: site.call.line });
}

interface Include {
  readonly value: Written;
  /** The models that it is included in. */
  readonly from: readonly KnownEntity[];
  readonly mode: 'read' | 'write';
  readonly line: number;
  readonly visits: Visits;
}

function* includes(site: Site, include: Include): Iterable<Seen> {
  const elements = followed(site.program, include.value).flatMap((value) => elementsOf(site.program, value));
  for (const value of elements.flatMap((element) => followed(site.program, element))) {
    if (!isPlain(value)) yield* oneInclude(site, { ...include, value });
  }
}

/** `undefined`, `false`: `cond && { model: … }`. */
function isPlain({ expression }: Written): boolean {
  return (expression.kind === 'name' && expression.name === 'undefined') || (expression.kind === 'literal' && typeof expression.value !== 'string');
}

/** `Customer`, `'customer'`, `{ model, as, include }`, `{ association }`, `{ all: true }`. */
function* oneInclude(site: Site, include: Include): Iterable<Seen> {
  const { program, via } = site;
  const { value, from, mode, line, visits } = include;
  const properties = propertiesOf(program, value);
  const named = properties.flatMap(({ key, value: inner }) => (key === 'model' || key === 'association' ? [inner] : []));
  const alias = properties.flatMap(({ key, value: inner }) => (key === 'as' ? [inner] : []));
  if (properties.some(({ key }) => key === 'all')) {
    for (const target of allRelated(
      from,
      properties.some(({ key }) => key === 'nested'),
    ))
      yield { target, mode, operation: 'include', line, confidence: 'inferred', via };
    return;
  }
  const targets = [...named, ...alias, value].map((written) => targetsOf(site, written, from)).find((entities) => entities.length > 0) ?? [];
  if (targets.length === 0) yield { unseen: `include of ${site.operation}()`, line };
  for (const target of targets) {
    yield { target, mode, operation: 'include', line, confidence: 'certain', via };
    if (!isFirstVisit(visits, value, target)) continue;
    for (const inner of properties) {
      if (inner.key === 'include') yield* includes(site, { ...include, value: inner.value, from: [target], line: lineOf(site, inner, line) });
    }
  }
}

/** What all relations of the models lead to; with `nested`, theirs in turn. */
function allRelated(from: readonly KnownEntity[], nested: boolean): ReadonlySet<KnownEntity> {
  const found = new Set<KnownEntity>();
  let open = from;
  while (open.length > 0) {
    const targets = open.flatMap((entity) => [...entity.relations.values()].map(({ target }) => target)).filter((target) => !found.has(target));
    for (const target of targets) found.add(target);
    open = nested ? targets : [];
  }
  return found;
}

/** The property's line, where it stands in the function that makes the call; else that of what holds it. */
function lineOf({ path, call }: Site, { value, line }: WrittenProperty, around: number): number {
  return line !== null && value.path === path && value.scope === call.scope ? line : around;
}

/** A model, or the alias of a relation of those it is included in. */
function targetsOf(site: Site, written: Written, from: readonly KnownEntity[]): readonly KnownEntity[] {
  const names = stringsOf(site.program, written);
  if (names.length > 0) return from.flatMap((entity) => names.flatMap((name) => entity.relations.get(name)?.target ?? []));
  const meaning = site.program.meaningOf(written.path, written.scope, written.expression);
  const entities = meaning ? site.entitiesOf(meaning) : [];
  if (entities.length > 0) return entities;
  const registered = site.catalogue.byName(site.via, nameInRegistry(site, written));
  return registered ? [registered] : [];
}

/** The name that a model has in a registry which only fills when the program runs: `models.Customer`, or `Customer` imported from one; '' for neither. */
function nameInRegistry({ program }: Site, { path, expression }: Written): string {
  if (expression.kind === 'member') return expression.name;
  return expression.kind === 'name' ? importedAs(program, path, expression.name) : '';
}
