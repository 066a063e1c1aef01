import type { UnitId } from '../../model/ids.js';
import type { Program, Trail } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import { isMongooseModule } from './schemas.js';

/** The model that an expression names: `'Order'`, `Order.name`, the class or the model itself, a function that gives one; null for none. */
export function modelNamed(program: Program, written: Written): DeclaredRelation['target'] | null {
  const { path, scope, expression } = written;
  if (expression.kind === 'function') {
    const [returned] = program.file(path)?.scopes[expression.scope]?.returns ?? [];
    return returned ? modelNamed(program, { path, scope: expression.scope, expression: returned }) : null;
  }
  const [name] = stringsOf(program, written);
  if (name !== undefined) return { name };
  const unit = classNamed(program, written);
  if (unit) return { unit };
  const meaning = program.meaningOf(path, scope, expression);
  const made = meaning?.kind === 'external' ? nameOfTrail(program, meaning.trail) : null;
  return made === null ? null : { name: made };
}

/** The class that `Order` or `Order.name` names; null for none. */
export function classNamed(program: Program, { path, scope, expression }: Written): UnitId | null {
  const named = expression.kind === 'member' && expression.name === 'name' ? expression.object : expression;
  const meaning = program.meaningOf(path, scope, named);
  return meaning?.kind === 'declared' && program.declaration(meaning.unit)?.fact.kind === 'class' ? meaning.unit : null;
}

/** The name that the first call of `model` on a trail is given: `Order` for `mongoose.model('Order', schema)`; null for none. */
export function nameOfTrail(program: Program, trail: Trail): string | null {
  if (!isMongooseModule(trail.module)) return null;
  for (const step of trail.steps) {
    if (step.kind !== 'call' || (step.name === '' ? trail.name : step.name) !== 'model') continue;
    const call = program.file(step.path)?.calls[step.call];
    const [first] = call?.arguments ?? [];
    return call && first ? (stringsOf(program, { path: step.path, scope: call.scope, expression: first })[0] ?? null) : null;
  }
  return null;
}
