import type { Expression } from '../model/file-facts.js';
import { isModuleOf } from './data-layer.js';
import { callKey } from './site.js';
import { callbackOf, resultOf, type Taken, takeStep } from './take-step.js';
import { freshHandle, type Handle, type World } from './world.js';
import { bindingOf } from './written.js';
import type { Written } from './written-place.js';

/** Names for names, and members and calls on them, are followed this far back. */
const MAX_FOLLOWED = 12;

/** The step to an element of a list, where a layer's lists are handles: `orders[0]`, `for (const order of orders)`. */
export const ELEMENT = '[]';

/**
 * The handle that an expression is, also where linking knows no type for it: elements of a list that a layer gives, and models in an object of the
 * repository's own that only fills when the program runs (`db.Order`, `const { Order } = require('./models')`). Null for none.
 */
export function followedHandle(world: World, written: Written, depth = 0): Handle | null {
  if (depth > MAX_FOLLOWED) return null;
  const { path, scope, expression } = written;
  const meaning = world.program.meaningOf(path, scope, expression);
  const known = meaning?.kind === 'external' ? world.handleOf(meaning.trail) : null;
  if (known) return known;
  const again = (inner: Expression): Handle | null => followedHandle(world, { path, scope, expression: inner }, depth + 1);
  switch (expression.kind) {
    case 'cast':
      return again(expression.expression);
    case 'either':
      return expression.branches.map(again).find((handle) => handle !== null) ?? null;
    case 'element':
      return memberOf(world, again(expression.object), ELEMENT);
    case 'member':
      return memberOf(world, again(expression.object) ?? registry(world, { path, scope, expression: expression.object }), expression.name);
    case 'call':
      return made(world, { path, index: expression.call }, depth + 1);
    case 'name':
      return named(world, { path, scope, name: expression.name }, depth + 1);
    default:
      return null;
  }
}

/** What a method does that is called on a followed handle; null where its receiver is none. */
export function followedStep(world: World, { path, index }: { readonly path: string; readonly index: number }, depth = 0): Taken | null {
  const call = world.program.file(path)?.calls[index];
  if (call?.callee.kind !== 'member') return null;
  const { object, name } = call.callee;
  const receiver = { path, scope: call.scope, expression: object };
  const handle = followedHandle(world, receiver, depth + 1) ?? registry(world, receiver) ?? declaredBy(world, { path, index });
  return handle && takeStep(world, handle, { name, call: { path, index } });
}

function memberOf(world: World, handle: Handle | null, name: string): Handle | null {
  const taken = handle && takeStep(world, handle, { name, call: null });
  return taken && resultOf(world, taken);
}

function made(world: World, place: { readonly path: string; readonly index: number }, depth: number): Handle | null {
  const taken = followedStep(world, place, depth);
  return taken && resultOf(world, taken);
}

interface Named {
  readonly path: string;
  readonly scope: number;
  readonly name: string;
}

function named(world: World, { path, scope, name }: Named, depth: number): Handle | null {
  const bound = bindingOf(world.program, path, scope, name);
  if (!bound) return imported(world, path, name);
  const { binding } = bound;
  if (binding.parameter !== null)
    return binding.path.length === 0 && binding.type === null ? handedIn(world, { path, scope: bound.scope, parameter: binding.parameter }, depth) : null;
  const source = binding.initialiser && followedHandle(world, { path, scope: bound.scope, expression: binding.initialiser }, depth);
  const whole = source && binding.iterates ? memberOf(world, source, ELEMENT) : source;
  return binding.path.reduce<Handle | null>((handle, key) => memberOf(world, handle, key), whole);
}

/** The first parameter of a function that is handed to a followed call: `orders.forEach((order) => …)`. */
function handedIn(
  world: World,
  { path, scope, parameter }: { readonly path: string; readonly scope: number; readonly parameter: number },
  depth: number,
): Handle | null {
  const handed = parameter === 0 ? world.program.file(path)?.scopes[scope]?.argumentOf : null;
  const taken = handed ? followedStep(world, { path, index: handed.call }, depth) : null;
  return taken && callbackOf(world, taken);
}

/** `const { Order } = require('./models')`, where the module is a registry. */
function imported(world: World, path: string, name: string): Handle | null {
  for (const { specifier, names } of world.program.file(path)?.imports ?? []) {
    const found = names.find(({ local }) => local === name);
    const whole = found ? registry(world, { path, scope: 0, expression: { kind: 'module', specifier } }) : null;
    if (found && whole) return found.imported === '*' || found.imported === 'default' ? whole : memberOf(world, whole, found.imported);
  }
  return null;
}

/** An object or a module of a file that imports the layer, as the layer's guessed handle. */
function registry(world: World, { path, scope, expression }: Written): Handle | null {
  const meaning = world.program.meaningOf(path, scope, expression);
  const home =
    meaning?.kind === 'declared'
      ? world.program.declaration(meaning.unit)?.path
      : meaning?.kind === 'module' || meaning?.kind === 'value'
        ? meaning.path
        : undefined;
  const imports = home === undefined ? [] : (world.program.file(home)?.imports ?? []);
  const layer = world.layers.find((candidate) => candidate.guessed !== null && imports.some(({ specifier }) => isModuleOf(candidate, specifier)));
  return layer ? freshHandle(layer, layer.guessed, []) : null;
}

/** `sequelize.define('Order', …)` on a connection that is handed in without a type: the call declares an entity, so its receiver is a handle. */
function declaredBy({ catalogue, layers }: World, { path, index }: { readonly path: string; readonly index: number }): Handle | null {
  const layer = layers.find(({ id, guessed }) => guessed !== null && catalogue.byName(id, callKey(path, index)) !== undefined);
  return layer ? freshHandle(layer, layer.guessed, []) : null;
}
