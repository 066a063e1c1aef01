import type { RawAccess } from './read-taken.js';
import type { World } from './world.js';
import { bindingOf, propertiesOf } from './written.js';
import type { Written } from './written-place.js';

/**
 * Whether an access is handed what a call made out of a transaction's handle: `Order.createWithCtx(createContext({ transaction }))`. What is made
 * may carry the handle on, so that it cannot be said to go through another one.
 */
export function carriesHandle(world: World, { path, index }: RawAccess): boolean {
  const call = world.program.file(path)?.calls[index];
  return call?.arguments.some((expression) => isMadeOfHandle(world, { path, scope: call.scope, expression })) ?? false;
}

function isMadeOfHandle(world: World, { path, scope, expression }: Written): boolean {
  const bound = expression.kind === 'name' ? bindingOf(world.program, path, scope, expression.name) : null;
  const value = bound ? bound.binding.initialiser : expression;
  const maker = value?.kind === 'call' ? world.program.file(path)?.calls[value.call] : undefined;
  return maker?.arguments.some((given) => isOrHolds(world, { path, scope: maker.scope, expression: given })) ?? false;
}

/** Keys that a handle goes by. As they only raise doubt, a name is enough, wherever its value comes from. */
const HANDLE_KEY = /^(?:transaction|trx|tx|session|manager|entityManager|queryRunner)$/;

function isOrHolds(world: World, written: Written): boolean {
  if (written.expression.kind !== 'object') return isHandle(world, written);
  return propertiesOf(world.program, written).some(({ key, value }) => HANDLE_KEY.test(key) || isHandle(world, value));
}

function isHandle({ program, handleOf }: World, { path, scope, expression }: Written): boolean {
  if (expression.kind !== 'name' && expression.kind !== 'member') return false;
  const meaning = program.meaningOf(path, scope, expression);
  const handle = meaning?.kind === 'external' ? handleOf(meaning.trail) : null;
  return handle !== null && (handle.transaction !== null || handle.marks.length > 0);
}
