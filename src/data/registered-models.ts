import type { Expression } from '../model/file-facts.js';
import type { KnownEntity } from './catalogue.js';
import type { CallPlace } from './site.js';
import { callbackOf, resultOf, type Taken, takeStep } from './take-step.js';
import { freshHandle, type Handle, type World } from './world.js';
import { bindingOf } from './written.js';
import type { Written } from './written-place.js';

/** Calls on calls, and names for them, are followed this far back. */
const MAX_FOLLOWED = 32;

/** A step from a model that linking does not lead to the layer. */
export interface RegisteredStep {
  readonly taken: Taken;
  /** The model is known by its name alone: it comes out of a registry. */
  readonly byName: boolean;
}

/**
 * What a method does at the end of a chain that starts at a model class, where the class says itself how it is asked
 * (`static query() { return super.query().runAfter(…) }`), or at a name that is a model's and comes out of something unknown:
 * `const { Order } = await tenancy.models(id)`. Only layers with a `registered` handle have such; null for any other call.
 */
export function registeredStep(world: World, { path, index, call }: CallPlace): RegisteredStep | null {
  if (call.callee.kind !== 'member' || world.layers.every(({ registered }) => registered === undefined)) return null;
  const root = rootOf(world, { path, scope: call.scope, expression: call.callee.object }, 0);
  const taken = root && takeStep(world, root.handle, { name: call.callee.name, call: { path, index } });
  return taken && { taken, byName: root.byName };
}

interface Root {
  readonly handle: Handle;
  readonly byName: boolean;
}

/** The handle that an expression is, from the model that its chain starts at. */
function rootOf(world: World, written: Written, depth: number): Root | null {
  if (depth > MAX_FOLLOWED) return null;
  const { path, scope, expression } = written;
  const again = (inner: Expression, innerScope = scope): Root | null => rootOf(world, { path, scope: innerScope, expression: inner }, depth + 1);
  switch (expression.kind) {
    case 'cast':
      return again(expression.expression);
    case 'this':
      return declaredRoot(world, written);
    case 'call':
      return calledRoot(world, path, { index: expression.call, again });
    case 'member':
      return (
        stepFrom(world, again(expression.object), { name: expression.name, call: null }) ?? declaredRoot(world, written) ?? namedRoot(world, expression.name)
      );
    case 'name':
      return declaredRoot(world, written) ?? (isUnknown(world, written) ? boundRoot(world, written, { name: expression.name, again }) : null);
    default:
      return null;
  }
}

interface Bound {
  readonly name: string;
  again(inner: Expression, innerScope: number): Root | null;
}

/** A name that linking knows nothing of: of a chain, of what a query hands on, or of a model by what it is called where it comes from. */
function boundRoot(world: World, { path, scope }: Written, { name, again }: Bound): Root | null {
  const bound = bindingOf(world.program, path, scope, name);
  if (!bound) return namedRoot(world, name);
  const { initialiser, path: keys, iterates, parameter } = bound.binding;
  if (keys.length > 0) return namedRoot(world, keys.at(-1) ?? name);
  if (initialiser) return iterates ? null : again(initialiser, bound.scope);
  return handedRoot(world, { path, scope: bound.scope, parameter }) ?? namedRoot(world, name);
}

interface Called {
  readonly index: number;
  again(inner: Expression, innerScope: number): Root | null;
}

function calledRoot(world: World, path: string, { index, again }: Called): Root | null {
  const call = world.program.file(path)?.calls[index];
  if (call?.callee.kind !== 'member') return null;
  return stepFrom(world, again(call.callee.object, call.scope), { name: call.callee.name, call: { path, index } });
}

function stepFrom(world: World, root: Root | null, step: Parameters<typeof takeStep>[2]): Root | null {
  const taken = root && takeStep(world, root.handle, step);
  const handle = taken && resultOf(world, taken);
  return handle && { handle, byName: root.byName };
}

/** The class itself, by the name that imports give it, or as `this` in its static methods. */
function declaredRoot(world: World, { path, scope, expression }: Written): Root | null {
  const meaning = world.program.meaningOf(path, scope, expression);
  const entity = meaning?.kind === 'declared' ? world.catalogue.byUnit(meaning.unit) : undefined;
  return entity ? asModel(world, false, ({ id }) => (id === entity.via ? entity : undefined)) : null;
}

/** Not the repository's own, and not something of which a layer knows what it is about. */
function isUnknown(world: World, { path, scope, expression }: Written): boolean {
  const meaning = world.program.meaningOf(path, scope, expression);
  return meaning === null || (meaning.kind === 'external' && (world.handleOf(meaning.trail)?.entities ?? []).length === 0);
}

/** What a query hands to a function, as its first parameter: `Order.query().onBuild((query) => …)`. */
function handedRoot(
  world: World,
  { path, scope, parameter }: { readonly path: string; readonly scope: number; readonly parameter: number | null },
): Root | null {
  const handed = parameter === 0 ? world.program.file(path)?.scopes[scope]?.argumentOf : null;
  const call = handed ? world.program.file(path)?.calls[handed.call] : undefined;
  const asked = handed && call ? registeredStep(world, { path, index: handed.call, call }) : null;
  const handle = asked && callbackOf(world, asked.taken, 0);
  return handle && { handle, byName: asked.byName };
}

function namedRoot(world: World, name: string): Root | null {
  return asModel(world, true, ({ id }) => world.catalogue.byName(id, name));
}

function asModel(world: World, byName: boolean, entityIn: (layer: World['layers'][number]) => KnownEntity | undefined): Root | null {
  for (const layer of world.layers) {
    const entity = layer.registered === undefined ? undefined : entityIn(layer);
    if (entity && layer.registered !== undefined) return { handle: freshHandle(layer, layer.registered, [entity]), byName };
  }
  return null;
}
