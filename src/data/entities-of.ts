import type { Meaning, Trail } from '../model/program.js';
import type { KnownEntity, KnownRelation } from './catalogue.js';
import type { EntitySource } from './data-layer.js';
import { capital, relationNamed } from './related-steps.js';
import { callKey } from './site.js';
import type { Handle, Step, World } from './world.js';
import { bindingOf, stringsOf } from './written.js';
import type { Written } from './written-place.js';

/** The entities that a step names, each once; empty where they are only known when the program runs. */
export function entitiesOfSource(
  world: World,
  handle: Handle,
  { source, step }: { readonly source: EntitySource; readonly step: Step },
): readonly KnownEntity[] {
  if (source.from === 'relation') return relatedEntities(world, handle, { source, step });
  if (source.from === 'name') return named(world, handle, step.name);
  if (source.from === 'call') return step.call ? named(world, handle, callKey(step.call.path, step.call.index)) : [];
  if (source.from === 'code') return entitiesByCode(world, handle, { source, step });
  const found = step.call ? entitiesOfArgument(world, handle, { ...step.call, argument: source.index }) : [];
  return found.length === 0 && source.orOwn ? handle.entities : [...new Set(found)];
}

interface ByCode {
  readonly source: EntitySource & { readonly from: 'code' };
  readonly step: Step;
}

function entitiesByCode({ program, catalogue }: World, { entities }: Handle, { source, step }: ByCode): readonly KnownEntity[] {
  const call = step.call ? program.file(step.call.path)?.calls[step.call.index] : undefined;
  return step.call && call ? source.read({ program, catalogue, path: step.call.path, call, entities }) : [];
}

function entitiesOfArgument(
  world: World,
  handle: Handle,
  at: { readonly path: string; readonly index: number; readonly argument: number },
): readonly KnownEntity[] {
  const call = world.program.file(at.path)?.calls[at.index];
  const expression = call?.arguments[at.argument];
  if (!call || !expression) return [];
  return once(world, callKey(at.path, at.index), () => entitiesOfWritten(world, handle, { path: at.path, scope: call.scope, expression }));
}

/** Asks, unless the same is being asked already. */
function once(world: World, key: string, ask: () => readonly KnownEntity[]): readonly KnownEntity[] {
  if (world.open.has(key)) return [];
  world.open.add(key);
  const answer = ask();
  world.open.delete(key);
  return answer;
}

/** A class, its name, an object of it, a list of these, a copy of one with changes, or a function that gives one. */
function entitiesOfWritten(world: World, handle: Handle, written: Written): readonly KnownEntity[] {
  const { path, scope, expression } = written;
  const again = (inner: Written['expression'], innerScope = scope): readonly KnownEntity[] =>
    entitiesOfWritten(world, handle, { path, scope: innerScope, expression: inner });
  if (expression.kind === 'array') return expression.elements.flatMap((element) => again(element));
  if (expression.kind === 'object') return expression.spreads.flatMap((spread) => again(spread));
  if (expression.kind === 'either') return expression.branches.flatMap((branch) => again(branch));
  if (expression.kind === 'function') {
    const returns = world.program.file(path)?.scopes[expression.scope]?.returns ?? [];
    return returns.slice(0, 1).flatMap((returned) => again(returned, expression.scope));
  }
  const names = stringsOf(world.program, written);
  if (names.length > 0) return names.flatMap((name) => named(world, handle, name));
  // `Order.name` is the class's name.
  if (expression.kind === 'member' && expression.name === 'name') {
    const owner = world.program.meaningOf(path, scope, expression.object);
    if (owner?.kind === 'declared') return entitiesOfMeaning(world, owner);
  }
  const meaning = world.program.meaningOf(path, scope, expression);
  const found = meaning ? entitiesOfMeaning(world, meaning) : [];
  if (found.length > 0) return found;
  const elements = entitiesOfElement(world, handle, written);
  return elements.length > 0 ? elements : entitiesByName(world, handle, written);
}

/** A top-level name that leads to nothing written, where an entity is declared under that name: `export const { orders } = schemaOf(dialect)`. */
function entitiesByName(world: World, handle: Handle, { path, scope, expression }: Written): readonly KnownEntity[] {
  if (expression.kind !== 'name' || bindingOf(world.program, path, scope, expression.name)) return [];
  const meaning = world.program.meaningOf(path, scope, expression);
  const isOpen = meaning === null || (meaning.kind === 'declared' && world.program.declaration(meaning.unit)?.fact.kind === 'variable');
  const entity = isOpen ? world.catalogue.byName(handle.layer.id, expression.name) : undefined;
  return entity ? [entity] : [];
}

/** `for (const order of orders)` and `const [orders, total] = …` are about what their source is about. */
function entitiesOfElement(world: World, handle: Handle, { path, scope, expression }: Written): readonly KnownEntity[] {
  if (expression.kind !== 'name') return [];
  const bound = bindingOf(world.program, path, scope, expression.name);
  if (!bound?.binding.initialiser || !(bound.binding.iterates || bound.binding.path[0] === '[]')) return [];
  const source = { path, scope: bound.scope, expression: bound.binding.initialiser };
  return once(world, `${path} ${bound.scope} ${expression.name}`, () => entitiesOfWritten(world, handle, source));
}

/** What lies at the other end of a relation, by the step's name or what it names in an argument; or what holds the key. */
function relatedEntities(
  { program }: World,
  handle: Handle,
  { source, step }: { readonly source: EntitySource & { readonly from: 'relation' }; readonly step: Step },
): readonly KnownEntity[] {
  const call = step.call && program.file(step.call.path)?.calls[step.call.index];
  const expression = source.argument === undefined ? undefined : call?.arguments[source.argument];
  const names = call && step.call && expression ? stringsOf(program, { path: step.call.path, scope: call.scope, expression }) : [];
  const relationsOf = (entity: KnownEntity): readonly (KnownRelation | undefined)[] => {
    if (source.argument !== undefined) return names.map((name) => entity.relations.get(name) ?? relationNamed(entity, capital(name)));
    return [source.after === undefined ? entity.relations.get(step.name) : relationNamed(entity, step.name.slice(source.after.length))];
  };
  return handle.entities.flatMap((entity) => relationsOf(entity).flatMap((relation) => (relation ? endOf(entity, relation, source.keyHolder === true) : [])));
}

function endOf(entity: KnownEntity, { target, joinedBy, ownsKey }: KnownRelation, keyHolder: boolean): KnownEntity {
  if (!keyHolder) return target;
  return joinedBy ?? (ownsKey ? entity : target);
}

/** `alias.property` within a query, an entity's name, or a table as SQL writes it, with its alias or without. */
function named(world: World, handle: Handle, text: string): readonly KnownEntity[] {
  const { catalogue } = world;
  const [table = ''] = text.split(/\s+as\s+/i);
  const [head = '', property] = table.split('.');
  const joined =
    property === undefined ? undefined : (aliased(world, handle, head) ?? catalogue.byName(handle.layer.id, head))?.relations.get(property)?.target;
  const found = joined ?? catalogue.byName(handle.layer.id, table) ?? catalogue.byTable(property === undefined ? null : head, property ?? head);
  return found ? [found] : [];
}

function aliased(world: World, handle: Handle, alias: string): KnownEntity | undefined {
  for (const mark of handle.marks.toReversed()) {
    const entity = world.aliases.get(mark)?.get(alias);
    if (entity) return entity;
  }
  return undefined;
}

/** The entities that a thing is, is an object of, holds or stands for; empty for none. */
export function entitiesOfMeaning(world: World, meaning: Meaning): readonly KnownEntity[] {
  switch (meaning.kind) {
    case 'instance':
    case 'declared':
      return entitiesOfUnit(world, meaning.unit);
    case 'array':
      return meaning.element ? entitiesOfMeaning(world, meaning.element) : [];
    case 'external':
      return entitiesOfTrail(world, meaning.trail);
    case 'value':
      return spreadEntities(world, meaning);
    case 'module':
    case 'function':
    case 'shape':
      return [];
    default:
      return meaning satisfies never;
  }
}

/** A handle's; what a wrapper holds; else, of an import that leads nowhere (an alias nobody declared), the one entity of that name. */
function entitiesOfTrail(world: World, trail: Trail): readonly KnownEntity[] {
  const handle = world.handleOf(trail);
  if (handle) return handle.entities;
  const held = trail.args.flatMap((arg) => entitiesOfMeaning(world, arg));
  if (held.length > 0 || trail.module === '' || trail.steps.length > 0) return held;
  const named = world.layers.map(({ id }) => world.catalogue.byName(id, trail.name)).find((entity) => entity !== undefined);
  return named ? [named] : [];
}

/** `const changed = { ...order, status }` */
function spreadEntities(world: World, { path, scope, expression }: Written): readonly KnownEntity[] {
  if (expression.kind !== 'object') return [];
  return expression.spreads.flatMap((spread) => {
    const meaning = world.program.meaningOf(path, scope, spread);
    return meaning ? entitiesOfMeaning(world, meaning) : [];
  });
}

/** The class's own table, else that of the nearest class it extends, else that of the repository it is. */
function entitiesOfUnit(world: World, unit: (Meaning & { kind: 'instance' })['unit']): readonly KnownEntity[] {
  const own = world.catalogue.byUnit(unit);
  if (own) return [own];
  for (const base of world.program.basesOf(unit)) {
    if (base.kind === 'external') return world.handleOf(base.trail)?.entities ?? [];
    const known = base.kind === 'instance' ? world.catalogue.byUnit(base.unit) : undefined;
    if (known) return [known];
  }
  return [];
}
