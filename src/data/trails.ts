import type { Program, Trail, TrailStep } from '../model/program.js';
import { WRAPPED } from '../model/wrappers.js';
import type { Catalogue, KnownEntity } from './catalogue.js';
import { type DataLayer, isModuleOf } from './data-layer.js';
import { entitiesOfMeaning } from './entities-of.js';
import { followedHandle } from './followed-handles.js';
import { callbackOf, resultOf, type Taken, takeStep } from './take-step.js';
import { hostedTrail } from './transaction-hosts.js';
import { freshHandle, type Handle, type World } from './world.js';

/** Joins what is known before calls are read. */
export function createWorld(program: Program, catalogue: Catalogue, layers: readonly DataLayer[]): World {
  const world: World = {
    program,
    catalogue,
    layers,
    keeping: new Set(layers.filter((layer) => layer.keepsTransaction?.(program))),
    extended: new Set(program.references.filter(({ kind }) => kind === 'extend').map(({ to }) => to)),
    aliases: new Map(),
    open: new Set(),
    handleOf: (trail) => walkTrail(world, trail)?.handle ?? null,
    handleAt: (written) => followedHandle(world, written),
  };
  return world;
}

/** Where a trail ends. */
export interface Walked {
  /** Null where the last step gives nothing of the layer's. */
  readonly handle: Handle | null;
  /** What the last step did; null where there is none, or it is a callback's parameter. */
  readonly taken: Taken | null;
  /** What a promise that was not awaited gives: `pool.connect().then((client) => …)`. */
  readonly awaited?: Handle;
}

/** Walks a trail from handle to handle by its layer's tables; null where it is no layer's, or a step on the way leads out of it. */
export function walkTrail(world: World, trail: Trail): Walked | null {
  if (trail.module === WRAPPED) return walkSteps(world, wrappedHandle(world, trail), trail.steps);
  const hosted = hostedTrail(trail);
  const whole = hosted ?? trail;
  const layer = layerOf(world, whole);
  const start = layer && startOf(world, layer, whole);
  if (!start) return null;
  return walkSteps(world, { ...start.handle, hosted: hosted !== null }, start.rest);
}

function walkSteps(world: World, handle: Handle | null, steps: readonly TrailStep[]): Walked | null {
  let at: Walked = { handle, taken: null };
  for (const step of joined(steps)) {
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

function nextOf(world: World, { handle, taken, awaited }: Walked, step: TrailStep): Walked | null {
  if (step.kind === 'parameter') {
    const settled = awaited && step.argument === 0 && step.parameter === 0 ? awaited : null;
    const handed = (taken && callbackOf(world, taken, step.parameter)) ?? settled;
    return handed && { handle: handed, taken: null };
  }
  // A call that only a written type speaks of has no place.
  const call = step.kind === 'call' && step.call >= 0 ? { path: step.path, index: step.call } : null;
  const next = handle && takeStep(world, handle, { name: step.name, call });
  if (next) return { handle: resultOf(world, next), taken: next };
  return handle && call && step.name === 'then' ? { handle: null, taken: null, awaited: handle } : null;
}

/** The handle of an entity that a described wrapper was asked for; null where the argument names none, or its layer has no such handle. */
function wrappedHandle(world: World, trail: Trail): Handle | null {
  const [entity] = trail.args.flatMap((arg) => entitiesOfMeaning(world, arg));
  const layer = world.layers.find(({ id }) => id === entity?.via);
  return entity && layer?.entityHandle !== undefined ? freshHandle(layer, layer.entityHandle, [entity]) : null;
}

/** Whether a trail is a data layer's, or that of a described wrapper. */
export function isDataTrail(world: World, trail: Trail): boolean {
  return trail.module === WRAPPED || layerOf(world, trail) !== null;
}

/** The layer that a trail's first name belongs to; null for none. */
function layerOf(world: World, trail: Trail): DataLayer | null {
  if (trail.module === '') return null;
  const [name = ''] = trail.name.split('.');
  const own = world.layers.find((layer) => isModuleOf(layer, trail.module) || layer.names.includes(name));
  return own ?? world.layers.find((layer) => outsideEntity(world, layer, trail) !== null) ?? null;
}

/** The entity whose class a trail starts from, where that lies in a package outside the repository; null for none. */
function outsideEntity({ catalogue }: World, layer: DataLayer, { module, name }: Trail): KnownEntity | null {
  return layer.outsideObject === undefined ? null : (catalogue.byName(layer.id, `${module}#${name}`) ?? null);
}

interface Start {
  readonly handle: Handle;
  readonly rest: readonly TrailStep[];
}

function startOf(world: World, layer: DataLayer, trail: Trail): Start | null {
  const outside = isModuleOf(layer, trail.module) ? null : outsideEntity(world, layer, trail);
  if (outside) return { handle: freshHandle(layer, (trail.instance ? layer.outsideObject : layer.entityHandle) ?? null, [outside]), rest: trail.steps };
  if (!trail.instance) return packageOf(world, layer, trail);
  // An object made of what the package gives: `new Order()` for `const Order = model('Order', schema)`.
  return objectOf(world, layer, trail) ?? (trail.steps.length > 0 ? packageOf(world, layer, trail) : null);
}

/** An object, by the name of its type: `Repository`, `Prisma.TransactionClient`, `Model` of a default import. */
function objectOf(world: World, layer: DataLayer, trail: Trail): Start | null {
  const [first] = trail.steps;
  const inner = first?.kind === 'member' ? first.name : '';
  const whole = { name: trail.name, steps: 0 };
  const dotted = { name: `${trail.name}.${inner}`, steps: 1 };
  const nested = { name: inner, steps: 1 };
  // A default import is the package, or a class that is a namespace too: what it holds comes first.
  for (const { name, steps } of trail.name === 'default' ? [dotted, nested, whole] : [dotted, whole, nested]) {
    const kind = layer.instances.get(name);
    if (kind !== undefined) return { handle: startHandle(world, layer, { trail, kind }), rest: madeBy(trail.steps.slice(steps)) };
  }
  return null;
}

/** `new pg.Pool()` is what `Pool` makes. */
function madeBy(steps: readonly TrailStep[]): readonly TrailStep[] {
  const [first] = steps;
  return first?.kind === 'call' && first.name === 'new' ? steps.slice(1) : steps;
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
  return freshHandle(layer, kind, written.length > 0 ? written : passed.slice(0, 1));
}
