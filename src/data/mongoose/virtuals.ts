import type { CallFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { stringsOf } from '../written.js';
import { referenceIn } from './reference.js';
import { schemaOf, unitNamed } from './schemas.js';

/** The references that `orderSchema.virtual('lines', { ref, localField, foreignField })` adds, by the constant that holds the schema. */
export function virtualsOf(program: Program): ReadonlyMap<UnitId, readonly DeclaredRelation[]> {
  const virtuals = new Map<UnitId, DeclaredRelation[]>();
  for (const { path, calls } of program.files) {
    for (const call of calls) {
      const unit = schemaExtended(program, path, call);
      const reference = unit && virtualOf(program, path, call);
      if (unit && reference) virtuals.set(unit, [...(virtuals.get(unit) ?? []), reference]);
    }
  }
  return virtuals;
}

/** The constant whose method `virtual` is called, if it holds a schema. */
function schemaExtended(program: Program, path: string, { callee, scope }: CallFact): UnitId | null {
  if (callee.kind !== 'member' || callee.name !== 'virtual' || callee.object.kind !== 'name') return null;
  return schemaOf(program, { path, scope, expression: callee.object }) ? unitNamed(program, path, callee.object.name) : null;
}

function virtualOf(program: Program, path: string, { arguments: [name, options], scope, line }: CallFact): DeclaredRelation | null {
  const [property] = name ? stringsOf(program, { path, scope, expression: name }) : [];
  if (property === undefined || !options) return null;
  return referenceIn(program, { path, scope, expression: options }, { path: property, many: false, line });
}
