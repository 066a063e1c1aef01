import { isHandleName } from './handle-names.js';
import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { type CallKey, type CallPlace, callKey } from './site.js';
import { sqlBoundary } from './sql-boundaries.js';
import { NOTHING_GIVEN } from './sql-given.js';
import { isStatement, sqlTextsOf } from './sql-texts.js';
import { type Taken, takeStep } from './take-step.js';
import { freshHandle, type World } from './world.js';
import { bindingOf } from './written.js';
import type { Written } from './written-place.js';

/**
 * Whether a receiver that linking does not know is named like a data handle: `repo.save()`, `this.userRepository.find()`, `this.prisma.order.count()`;
 * then the call is a gap.
 */
export function isNamedLikeHandle({ program }: World, { path, call }: CallPlace): boolean {
  if (call.callee.kind !== 'member') return false;
  const { object } = call.callee;
  const within = object.kind === 'member' ? object.object : null;
  // `ctx.db.query.orders.findMany()`: what lies between the handle and the entity says that it is a query.
  const beyond = within?.kind === 'member' && within.name === 'query' ? within.object : null;
  const names = [object, within, beyond].map((expression) => expression && lastName(program, path, expression));
  return names.some((name) => name !== null && isHandleName(name));
}

/**
 * `module.pool.query('SELECT 1 FROM orders')`: an unknown receiver, a method that runs SQL in a layer that is used, and a statement. Read as that
 * layer's handle; null where any of the three fails.
 */
export function guessedSql(world: World, { path, index, call }: CallPlace): Taken | null {
  const name = call.callee.kind === 'member' ? call.callee.name : '';
  for (const layer of world.layers) {
    for (const [kind, { steps }] of Object.entries(layer.handles)) {
      const sql = steps.get(name)?.sql;
      const expression = sql && sql.argument !== 'prepared' && !sql.shared ? call.arguments[sql.argument] : undefined;
      if (!expression || !isSql(world.program, { path, scope: call.scope, expression })) continue;
      return takeStep(world, { ...freshHandle(layer, kind, []), marks: marksOf(world.program, { path, call }) }, { name, call: { path, index } });
    }
  }
  return null;
}

/** `const client = await app.pool.connect()`: whatever it gives is one thing, and not what `app.pool` is. */
function marksOf(program: Program, { path, call }: Pick<CallPlace, 'path' | 'call'>): readonly CallKey[] {
  const object = call.callee.kind === 'member' ? call.callee.object : null;
  const made = object?.kind === 'name' ? bindingOf(program, path, call.scope, object.name)?.binding.initialiser : null;
  return made?.kind === 'call' ? [callKey(path, made.call)] : [];
}

function isSql(program: Program, argument: Written): boolean {
  return (
    sqlTextsOf(program, NOTHING_GIVEN, argument).some(({ text }) => isStatement(text)) || sqlBoundary(program, { argument, given: NOTHING_GIVEN }) !== null
  );
}

/** The name nearest to the call that is a handle's: `repo` for `this.repo`, `getRepository` for `getRepository(Order)`, `qb` for `qb.where('…')`. */
function lastName(program: Program, path: string, expression: Expression): string | null {
  if (expression.kind === 'name' || expression.kind === 'member') return expression.name;
  if (expression.kind === 'cast') return lastName(program, path, expression.expression);
  const callee = expression.kind === 'call' ? program.file(path)?.calls[expression.call]?.callee : undefined;
  if (callee?.kind === 'name' || (callee?.kind === 'member' && isHandleName(callee.name))) return callee.name;
  return callee?.kind === 'member' ? lastName(program, path, callee.object) : null;
}
