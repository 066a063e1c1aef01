import type { Program, Trail, TrailStep } from '../model/program.js';
import type { Catalogue } from './catalogue.js';
import { type DataLayer, isModuleOf } from './data-layer.js';
import { entitiesOfMeaning } from './entities-of.js';
import { callbackOf, resultOf, type Taken, takeStep } from './take-step.js';
import type { Handle, World } from './world.js';

/** Joins what is known before calls are read. */
export function createWorld(program: Program, catalogue: Catalogue, layers: readonly DataLayer[]): World {
  const world: World = { program, catalogue, layers, aliases: new Map(), open: new Set(), handleOf: (trail) => walkTrail(world, trail)?.handle ?? null };
  return world;
}

/** Where a trail ends. */
export interface Walked {
  /** Null where the last step gives nothing of the layer's. */
  readonly handle: Handle | null;
  /** What the last step did; null where there is none, or it is a callback's parameter. */
  readonly taken: Taken | null;
}

/** Walks a trail from handle to handle by its layer's tables; null where it is no layer's, or a step on the way leads out of it. */
export function walkTrail(world: World, trail: Trail): Walked | null {
  const layer = layerOf(world.layers, trail);
  const start = layer && startOf(world, layer, trail);
  if (!start) return null;
  let at: Walked = { handle: start.handle, taken: null };
  for (const step of joined(start.rest)) {
    const next = nextOf(world, at, step);
    if (!next) return null;
    at = next;
  }
  return at;
}

/** A method that linking takes as a property and then calls is a call of that name. */
function joined(steps: readonly TrailStep[]): readonly TrailStep[] {
  const whole: TrailStep[] = [];
  for (const step of steps) {
    const before = whole.at(-1);
    if (step.kind === 'call' && step.name === '' && before?.kind === 'member') whole[whole.length - 1] = { ...step, name: before.name };
    else whole.push(step);
  }
  return whole;
}

function nextOf(world: World, { handle, taken }: Walked, step: TrailStep): Walked | null {
  if (step.kind === 'parameter') {
    const handed = taken && step.parameter === 0 ? callbackOf(taken) : null;
    return handed && { handle: handed, taken: null };
  }
  const call = step.kind === 'call' ? { path: step.path, index: step.call } : null;
  const next = handle && takeStep(world, handle, { name: step.name, call });
  return next && { handle: resultOf(next), taken: next };
}

/** The layer that a trail's first name belongs to; null for none. */
export function layerOf(layers: readonly DataLayer[], trail: Trail): DataLayer | null {
  if (trail.module === '') return null;
  const [name = ''] = trail.name.split('.');
  return layers.find((layer) => isModuleOf(layer, trail.module) || layer.names.includes(name)) ?? null;
}

interface Start {
  readonly handle: Handle;
  readonly rest: readonly TrailStep[];
}

function startOf(world: World, layer: DataLayer, trail: Trail): Start | null {
  return trail.instance ? objectOf(world, layer, trail) : packageOf(world, layer, trail);
}

/** An object, by the name of its type: `Repository`, `Prisma.TransactionClient`, `Model` of a default import. */
function objectOf(world: World, layer: DataLayer, trail: Trail): Start | null {
  const [first] = trail.steps;
  const inner = first?.kind === 'member' ? first.name : '';
  const names = [
    { name: trail.name, steps: 0 },
    { name: `${trail.name}.${inner}`, steps: 1 },
    { name: inner, steps: 1 },
  ];
  for (const { name, steps } of names) {
    const kind = layer.instances.get(name);
    if (kind !== undefined) return { handle: startHandle(world, layer, { trail, kind }), rest: trail.steps.slice(steps) };
  }
  return null;
}

/** The package itself; the imported name is the first step from it. */
function packageOf(world: World, layer: DataLayer, trail: Trail): Start {
  const handle = startHandle(world, layer, { trail, kind: null });
  if (trail.name === 'default' || trail.name === '*') return { handle, rest: trail.steps };
  return { handle, rest: [{ kind: 'member', name: trail.name }, ...trail.steps] };
}

/** Type arguments say whose repository it is; else the class passed on the way does: `class Order extends BaseEntity`. */
function startHandle(world: World, layer: DataLayer, { trail, kind }: { readonly trail: Trail; readonly kind: string | null }): Handle {
  const written = trail.args.flatMap((arg) => entitiesOfMeaning(world, arg));
  const passed = trail.through.flatMap((unit) => world.catalogue.byUnit(unit) ?? []);
  return { layer, kind, entities: written.length > 0 ? written : passed.slice(0, 1), transaction: null, marks: [], named: null };
}
