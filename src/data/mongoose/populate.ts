import type { KnownEntity } from '../catalogue.js';
import { eagerReads } from '../related-reads.js';
import type { Seen, Site } from '../site.js';
import { branchesOf, elementsOf, propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';

/** `populate` within `populate` nests this deep; deeper ones were not met. */
const MAX_NESTED = 8;

/** What populating reads, where that argument says what: paths, options or a list of them, nested ones included; the argument two further may name the model. */
export function populated(argument: number): (site: Site) => Iterable<Seen> {
  return function* (site) {
    const [what, , model] = [0, 1, 2].map((offset) => argumentOf(site, argument + offset));
    if (what) yield* populateIn(site, what, { entities: site.entities, model: model && entityNamed(site, model), depth: 0 });
  };
}

/** What a find reads along with its documents: paths with `autopopulate`, and `populate` in the options that are its argument from that on. */
export function foundWith(argument: number): (site: Site) => Iterable<Seen> {
  return function* (site) {
    yield* eagerReads(site);
    for (let index = argument; index < site.call.arguments.length; index += 1) {
      const options = argumentOf(site, index);
      for (const { key, value } of options ? propertiesOf(site.program, options) : []) {
        if (key === 'populate') yield* populateIn(site, value, { entities: site.entities, model: undefined, depth: 0 });
      }
    }
  };
}

function argumentOf({ path, call }: Site, index: number): Written | undefined {
  const expression = call.arguments[index];
  return expression && { path, scope: call.scope, expression };
}

interface Populating {
  readonly entities: readonly KnownEntity[];
  /** Named beside the path: then the path need not be a reference. */
  readonly model: KnownEntity | undefined;
  readonly depth: number;
}

function* populateIn(site: Site, what: Written, populating: Populating): Iterable<Seen> {
  if (populating.depth > MAX_NESTED) return;
  for (const element of elementsOf(site.program, what)) {
    for (const branch of branchesOf(site.program, element)) {
      if (branch.expression.kind === 'object') yield* populateOptions(site, branch, populating);
      else yield* populatePaths(site, stringsOf(site.program, branch), populating);
    }
  }
}

function* populatePaths(site: Site, paths: readonly string[], populating: Populating): Iterable<Seen> {
  if (paths.length === 0) yield unseen(site, null);
  for (const path of paths) yield* populatePath(site, path, populating);
}

function* populateOptions(site: Site, options: Written, { entities, depth }: Populating): Iterable<Seen> {
  const properties = propertiesOf(site.program, options);
  const valueAt = (name: string): Written | undefined => properties.find(({ key }) => key === name)?.value;
  const [path, written, nested] = [valueAt('path'), valueAt('model'), valueAt('populate')];
  const paths = path ? stringsOf(site.program, path) : [];
  const model = written && entityNamed(site, written);
  yield* populatePaths(site, paths, { entities, model, depth });
  const targets = model ? [model] : paths.flatMap((text) => words(text).flatMap((one) => entities.flatMap((entity) => along(entity, one).slice(-1))));
  if (nested && targets.length > 0) yield* populateIn(site, nested, { entities: targets, model: undefined, depth: depth + 1 });
}

/** Paths in one text are parted by blanks. */
function* populatePath(site: Site, text: string, { entities, model }: Populating): Iterable<Seen> {
  for (const path of words(text)) {
    const targets = model ? [model] : entities.flatMap((entity) => along(entity, path));
    for (const target of new Set(targets)) yield { target, mode: 'read', operation: 'populate', line: site.call.line, confidence: 'certain', via: site.via };
    if (targets.length === 0) yield unseen(site, path);
  }
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '' && !word.startsWith('-'));
}

/** The references on a path: one that is `lines.product` itself, or `lines` and then `product` of what it leads to. */
function along(entity: KnownEntity, path: string): readonly KnownEntity[] {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const target = entity.relations.get(parts.slice(0, length).join('.'))?.target;
    if (!target) continue;
    return length === parts.length ? [target] : [target, ...along(target, parts.slice(length).join('.'))];
  }
  return [];
}

/** `'Order'`, `Order.name`, or the model itself. */
function entityNamed(site: Site, { path, scope, expression }: Written): KnownEntity | undefined {
  const [name] = stringsOf(site.program, { path, scope, expression });
  if (name !== undefined) return site.catalogue.byName(site.via, name);
  const named = expression.kind === 'member' && expression.name === 'name' ? expression.object : expression;
  const meaning = site.program.meaningOf(path, scope, named);
  return meaning ? site.entitiesOf(meaning)[0] : undefined;
}

function unseen({ call, entities }: Site, path: string | null): Seen {
  const of = entities[0] ? ` of ${entities[0].name}` : '';
  return { unseen: path === null ? `populate()${of}` : `populate('${path}')${of}`, line: call.line };
}
