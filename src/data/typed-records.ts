import type { UnitId } from '../model/ids.js';
import type { KnownEntity } from './catalogue.js';
import type { CallPlace } from './site.js';
import { type Taken, takeStep } from './take-step.js';
import { freshHandle, type World } from './world.js';

/**
 * What a method does that is called on an object of an entity's class but that the class has not: `User & Document` in a layer whose
 * documents are no subclasses. Null where the class has it, or its layer's objects have no methods.
 */
export function recordStep(world: World, { path, index, call }: CallPlace, unit: UnitId): Taken | null {
  const { callee } = call;
  const entity = callee.kind === 'member' ? entityOf(world, unit) : undefined;
  const layer = entity && world.layers.find(({ id, records }) => id === entity.via && records !== undefined);
  if (callee.kind !== 'member' || !entity || layer?.records === undefined) return null;
  const own = world.program.meaningOf(path, call.scope, callee);
  // What leads out of the repository is the layer's part of the type.
  if (own !== null && own.kind !== 'external') return null;
  return takeStep(world, freshHandle(layer, layer.records, [entity]), { name: callee.name, call: { path, index } });
}

function entityOf({ program, catalogue }: World, unit: UnitId): KnownEntity | undefined {
  for (const base of program.basesOf(unit)) {
    const known = base.kind === 'instance' ? catalogue.byUnit(base.unit) : undefined;
    if (known) return known;
  }
  return undefined;
}
