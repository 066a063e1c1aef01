import type { MemberFact } from '../model/file-facts.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import type { Written } from './written-place.js';

/**
 * What a property holds that the constructor of a base class is handed, seen from a class that extends it: `this.tableName` in
 * `class OrderStore extends Store { constructor(db) { super('orders', db) } }` is `'orders'`. Null for any other expression.
 */
export function handedToSuper(program: Program, written: Written): Written | null {
  return written.expression.kind === 'member' ? handedFrom(program, written, program.ownerOf(written.path, written.scope).unit) : null;
}

/** The same, for an expression in a base class, seen from a class that extends it. */
export function handedFrom(program: Program, { expression }: Written, unit: UnitId): Written | null {
  if (expression.kind !== 'member' || expression.object.kind !== 'this') return null;
  const classes = classesOf(program, unit);
  const declaring = classes.findIndex((unit) => memberOf(program, unit, expression.name) !== undefined);
  const base = classes[declaring];
  let parameter = base === undefined ? null : parameterHeld(program, base, expression.name);
  for (const extending of classes.slice(0, Math.max(declaring, 0)).toReversed()) {
    const given = parameter === null ? null : givenBy(program, extending, parameter);
    if (given && 'expression' in given) return given;
    parameter = given ? given.parameter : null;
  }
  return null;
}

function classesOf(program: Program, unit: UnitId): readonly UnitId[] {
  return program.basesOf(unit).flatMap((base) => (base.kind === 'instance' ? [base.unit] : []));
}

function memberOf(program: Program, unit: UnitId, name: string): MemberFact | undefined {
  return program.declaration(unit)?.fact.members.find((member) => member.name === name && member.kind === 'property' && !member.static);
}

/** The index of the constructor's parameter that a property is set to. */
function parameterHeld(program: Program, unit: UnitId, name: string): number | null {
  const member = memberOf(program, unit, name);
  const source = member?.parameterProperty ? name : member?.initialiser?.kind === 'name' ? member.initialiser.name : null;
  return source === null ? null : parameterNamed(program, unit, source);
}

function parameterNamed(program: Program, unit: UnitId, name: string): number | null {
  const made = constructorOf(program, unit);
  const scope = made && program.file(made.path)?.scopes[made.scope];
  return scope?.parameters.find((parameter) => parameter.name === name && parameter.path.length === 0)?.parameter ?? null;
}

interface Constructor {
  readonly path: string;
  readonly scope: number;
}

function constructorOf(program: Program, unit: UnitId): Constructor | null {
  const declared = program.declaration(unit);
  const scope = declared?.fact.members.find(({ kind }) => kind === 'constructor')?.scope ?? null;
  return declared && scope !== null ? { path: declared.path, scope } : null;
}

/** What a class hands to a parameter of its base class: a value, or a parameter of its own; without a constructor, its own of the same index. */
function givenBy(program: Program, unit: UnitId, parameter: number): Written | { readonly parameter: number | null } {
  const made = constructorOf(program, unit);
  if (!made) return { parameter };
  const call = program.file(made.path)?.calls.find(({ callee, scope }) => callee.kind === 'super' && scope === made.scope);
  const expression = call?.arguments[parameter];
  if (!expression) return { parameter: null };
  const own = expression.kind === 'name' ? parameterNamed(program, unit, expression.name) : null;
  return own === null ? { ...made, expression } : { parameter: own };
}
