import type { DeclarationFact, Expression, MemberFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import { stringsOf } from '../written.js';
import type { Written } from '../written-place.js';

/** A class that is an Objection model with a table of its own. */
export interface ModelClass {
  readonly unit: UnitId;
  readonly path: string;
  readonly declaration: DeclarationFact;
  /** As `tableName` gives it: `orders`, `shop.orders`. */
  readonly tableName: string;
}

/** The classes that extend Objection's `Model`, directly, through others or by `mixin`, and say their table; base classes without one are none. */
export function modelClasses(program: Program): readonly ModelClass[] {
  return program.units.flatMap(({ id, kind }) => {
    const declared = kind === 'class' ? program.declaration(id) : undefined;
    if (!declared || !isModel(program, id)) return [];
    const tableName = staticTexts(program, id, 'tableName')[0];
    return tableName ? [{ unit: id, path: declared.path, declaration: declared.fact, tableName }] : [];
  });
}

function isModel(program: Program, unit: UnitId): boolean {
  const last = program.basesOf(unit).at(-1);
  return last?.kind === 'external' && last.trail.module === 'objection';
}

function staticTexts(program: Program, unit: UnitId, name: string): readonly string[] {
  return staticValues(program, unit, name).flatMap((value) => stringsOf(program, value));
}

/** What a static member holds or gives, of a class or the nearest that it extends: `static x = …`, `static get x() { return … }`, `static x = () => …`. */
export function staticValues(program: Program, unit: UnitId, name: string): readonly Written[] {
  for (const base of program.basesOf(unit)) {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const member = declared?.fact.members.find((candidate) => candidate.static && candidate.name === name);
    if (declared && member) return valuesOf(program, declared.path, member);
  }
  return [];
}

function valuesOf(program: Program, path: string, { scope, initialiser, initialiserScope }: MemberFact): readonly Written[] {
  if (scope !== null) return returnsOf(program, path, scope);
  if (!initialiser) return [];
  return initialiser.kind === 'function' ? returnsOf(program, path, initialiser.scope) : [{ path, scope: initialiserScope, expression: initialiser }];
}

/** What a function's own statements return. */
export function returnsOf(program: Program, path: string, scope: number): readonly Written[] {
  return (program.file(path)?.scopes[scope]?.returns ?? []).map((expression: Expression) => ({ path, scope, expression }));
}
