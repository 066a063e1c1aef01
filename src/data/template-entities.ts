import type { CallFact, DeclarationFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Meaning } from '../model/program.js';
import type { KnownEntity } from './catalogue.js';
import { entitiesOfMeaning } from './entities-of.js';
import type { World } from './world.js';
import { stringsOf } from './written.js';

/** An object whose class has a method by inheritance or of its own. */
export type Receiving = Meaning & { readonly kind: 'instance' };

/**
 * What a generic class works on, seen from an object of it or of a class that extends it (`owner`: the generic class): that class itself, where it is
 * an entity's; else the type arguments, else what
 * the extending class hands to `super()`, else what its properties hold. Empty where none names an entity.
 */
export function templateEntities(world: World, receiver: Receiving, owner: UnitId): readonly KnownEntity[] {
  const entity = world.catalogue.byUnit(receiver.unit);
  if (entity) return [entity];
  const chain = chainTo(world, receiver, owner);
  const written = chain.at(-1)?.args.flatMap((arg) => entitiesOfMeaning(world, arg)) ?? [];
  if (written.length > 0) return written;
  for (const { unit } of chain.slice(0, -1).toReversed()) {
    const handed = handedToSuper(world, unit);
    if (handed.length > 0) return handed;
    const held = heldByProperties(world, unit);
    if (held.length > 0) return held;
  }
  return [];
}

/** The classes from the object's own to the generic one, both included; empty where it does not extend it. */
export function chainTo(world: World, receiver: Receiving, owner: UnitId): readonly Receiving[] {
  if (receiver.unit === owner) return [receiver];
  const chain: Receiving[] = [];
  for (const base of world.program.basesOf(receiver.unit)) {
    if (base.kind !== 'instance') return [];
    chain.push(base);
    if (base.unit === owner) return chain;
  }
  return [];
}

/** `constructor() { super(Order, …) }` */
function handedToSuper(world: World, unit: UnitId): readonly KnownEntity[] {
  const declared = world.program.declaration(unit);
  const maker = declared?.fact.members.find(({ kind }) => kind === 'constructor')?.scope ?? null;
  if (!declared || maker === null) return [];
  const isSuper = (call: CallFact): boolean => call.callee.kind === 'super' && call.scope === maker;
  const call = world.program.file(declared.path)?.calls.find(isSuper);
  return distinct((call?.arguments ?? []).flatMap((expression) => entitiesAt(world, { path: declared.path, scope: maker, expression })));
}

/** `protected readonly model = Order`; where properties hold several entities, none is the one. */
function heldByProperties(world: World, unit: UnitId): readonly KnownEntity[] {
  const declared = world.program.declaration(unit);
  const properties = declared?.fact.members.filter(({ kind }) => kind === 'property') ?? [];
  const found = distinct(properties.flatMap((property) => propertyEntities(world, declared?.path ?? '', property)));
  return found.length === 1 ? found : [];
}

function propertyEntities(world: World, path: string, { initialiser, initialiserScope }: DeclarationFact['members'][number]): readonly KnownEntity[] {
  return initialiser ? entitiesAt(world, { path, scope: initialiserScope, expression: initialiser }) : [];
}

function entitiesAt(
  world: World,
  { path, scope, expression }: { readonly path: string; readonly scope: number; readonly expression: CallFact['callee'] },
): readonly KnownEntity[] {
  const meaning = world.program.meaningOf(path, scope, expression);
  const found = meaning ? entitiesOfMeaning(world, meaning) : [];
  if (found.length > 0) return found;
  // `super('orders', db)`
  return stringsOf(world.program, { path, scope, expression }).flatMap((text) => world.catalogue.byTable(null, text) ?? []);
}

function distinct(entities: readonly KnownEntity[]): readonly KnownEntity[] {
  return [...new Set(entities)];
}
