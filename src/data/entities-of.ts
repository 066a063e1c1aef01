import type { Meaning, Trail } from '../model/program.js';
import type { KnownEntity } from './catalogue.js';
import type { EntitySource } from './data-layer.js';
import { callKey } from './site.js';
import type { Handle, Step, World } from './world.js';
import { bindingOf, stringsOf, type Written } from './written.js';

/** The entities that a step names, each once; empty where they are only known when the program runs. */
export function entitiesOfSource(
  world: World,
  handle: Handle,
  { source, step }: { readonly source: EntitySource; readonly step: Step },
): readonly KnownEntity[] {
  if (source.from === 'relation') return handle.entities.flatMap((entity) => entity.relations.get(step.name)?.target ?? []);
  if (source.from === 'name') return named(world, handle, step.name);
  if (source.from === 'call') return step.call ? named(world, handle, callKey(step.call.path, step.call.index)) : [];
  const found = step.call ? entitiesOfArgument(world, handle, { ...step.call, argument: source.index }) : [];
  return found.length === 0 && source.orOwn ? handle.entities : [...new Set(found)];
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
  return found.length > 0 ? found : entitiesOfElement(world, handle, written);
}

/** `for (const order of orders)` and `const [orders, total] = …` are about what their source is about. */
function entitiesOfElement(world: World, handle: Handle, { path, scope, expression }: Written): readonly KnownEntity[] {
  if (expression.kind !== 'name') return [];
  const bound = bindingOf(world.program, path, scope, expression.name);
  if (!bound?.binding.initialiser || !(bound.binding.iterates || bound.binding.path[0] === '[]')) return [];
  const source = { path, scope: bound.scope, expression: bound.binding.initialiser };
  return once(world, `${path} ${bound.scope} ${expression.name}`, () => entitiesOfWritten(world, handle, source));
}

/** `alias.property` within a query, an entity's name, or a table as SQL writes it. */
function named(world: World, handle: Handle, text: string): readonly KnownEntity[] {
  const { catalogue } = world;
  const [head = '', property] = text.split('.');
  const joined =
    property === undefined ? undefined : (aliased(world, handle, head) ?? catalogue.byName(handle.layer.id, head))?.relations.get(property)?.target;
  const found = joined ?? catalogue.byName(handle.layer.id, text) ?? catalogue.byTable(property === undefined ? null : head, property ?? head);
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
