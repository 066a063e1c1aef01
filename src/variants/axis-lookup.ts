import type { Expression, TypeFact } from '../model/file-facts.js';
import type { Location } from '../model/location.js';
import { compareText } from '../model/location.js';
import type { Program } from '../model/program.js';
import { type ClassFamilies, createClassFamilies } from './class-families.js';
import { declaredAxes, keyOf, literalIn, literalsOf } from './declared-axes.js';
import { type DeclaredAxis, LEAST_VARIANTS } from './declared-axis.js';
import { enumOfPackage, packageEnums } from './package-enums.js';
import { type SchemaText, schemaEnums, schemaKey } from './schema-enums.js';
import { lastName } from './words.js';
import { aliasOf, dottedExpression, memberTypesOf, type WrittenType, writtenTypeOf } from './written-types.js';

/** Finds the axis that a label or a type belongs to. Unions that are written in place become axes when they are first asked for. */
export interface AxisLookup extends ClassFamilies {
  /** All that are declared, or were asked for, by key. */
  readonly axes: ReadonlyMap<string, DeclaredAxis>;
  ofLabel(path: string, scope: number, label: Expression): { readonly axis: DeclaredAxis; readonly member: string } | null;
  ofSubject(path: string, scope: number, subject: Expression): DeclaredAxis | null;
  ofType(written: WrittenType): DeclaredAxis | null;
}

export function createAxisLookup(program: Program, schemas: readonly SchemaText[]): AxisLookup {
  const own = new Map<string, DeclaredAxis>([...declaredAxes(program), ...schemaEnums(schemas)]);
  const axes = new Map<string, DeclaredAxis>([...own, ...packageEnums(program, own)]);
  const families = createClassFamilies(program);
  const ofName = (path: string, name: string): DeclaredAxis | null => axisOfName(program, axes, { path, scope: 0, expression: dottedExpression(name) });
  const ofType = (written: WrittenType): DeclaredAxis | null => axisOfType({ program, axes, ofName }, written);
  return {
    axes,
    ofLabel: (path, scope, label) => {
      if (label.kind !== 'member') return null;
      const axis = axisOfName(program, axes, { path, scope, expression: label.object });
      return axis?.members.some(({ name }) => name === label.name) ? { axis, member: label.name } : null;
    },
    ofSubject: (path, scope, subject) => axisOfSubject({ program, axes, ofType }, { path, scope, subject }),
    ofType,
    ofClasses: (path, scope, labels) => {
      const found = families.ofClasses(path, scope, labels);
      if (found !== null) axes.set(found.axis.key, found.axis);
      return found;
    },
  };
}

interface Named {
  readonly path: string;
  readonly scope: number;
  readonly expression: Expression;
}

/** The axis that a name leads to: one of the program, or one of a schema where the name comes from outside (a client that is made from the schema). */
function axisOfName(program: Program, axes: ReadonlyMap<string, DeclaredAxis>, { path, scope, expression }: Named): DeclaredAxis | null {
  // the meaning of a list is its elements, not the declaration: its own file knows it by name
  const own = expression.kind === 'name' ? axes.get(keyOf(path, expression.name)) : undefined;
  if (own !== undefined) return own;
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'declared') return axes.get(meaning.unit) ?? null;
  if (meaning?.kind !== 'external' || meaning.trail.module === '') return null;
  const last = meaning.trail.steps.at(-1);
  const name = last === undefined ? meaning.trail.name : last.kind === 'member' ? last.name : '';
  const schema = axes.get(schemaKey(name));
  const enumKey = schema === undefined ? enumOfPackage(program, path, scope, expression)?.key : undefined;
  return schema ?? (enumKey === undefined ? null : (axes.get(enumKey) ?? null));
}

interface TypeReading {
  readonly program: Program;
  readonly axes: Map<string, DeclaredAxis>;
  ofName(path: string, name: string): DeclaredAxis | null;
}

/** Types that stand for their first argument, or for some of its members. */
const AROUND: ReadonlySet<string> = new Set(['Exclude', 'Extract', 'NonNullable', 'Readonly', 'Promise', 'Uppercase', 'Lowercase', 'infer']);

function axisOfType(reading: TypeReading, written: WrittenType, steps = 6): DeclaredAxis | null {
  const { path, type } = written;
  const [first, second] = type.args;
  if (steps === 0) return null;
  if (type.name === '|') return unionAxis(reading, written, steps);
  if (AROUND.has(lastName(type.name)) && first !== undefined) return axisOfType(reading, { path, type: first }, steps - 1);
  if (type.name === '[]' && first !== undefined && second !== undefined) return indexedAxis(reading, { path, object: first, index: second }, steps);
  if (type.name === 'keyof' || type.name === 'typeof') return first === undefined ? null : axisOfType(reading, { path, type: first }, steps - 1);
  const own = reading.ofName(path, type.name);
  if (own !== null) return own;
  const alias = aliasOf(reading.program, written, 1);
  return alias === written ? null : axisOfType(reading, alias, steps - 1);
}

/** A union of literals written in place is an axis of its own; else the one axis that its parts name. */
function unionAxis(reading: TypeReading, { path, type }: WrittenType, steps: number): DeclaredAxis | null {
  const literals = literalsOf(type);
  if (literals !== null)
    return literals.length < LEAST_VARIANTS
      ? null
      : inPlace(
          reading.axes,
          literals.map(({ value }) => value),
          { path, line: 1 },
        );
  const named = type.args.filter(({ name }) => literalIn(name) === null).map((part) => axisOfType(reading, { path, type: part }, steps - 1));
  const known = new Set(named.filter((axis) => axis !== null));
  const [only, ...others] = known;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Unions with the same literals are one axis, wherever they are written. */
function inPlace(axes: Map<string, DeclaredAxis>, values: readonly string[], at: Location): DeclaredAxis {
  const sorted = [...values].sort(compareText);
  const key = `literals:${sorted.join('|')}`;
  const known = axes.get(key);
  if (known !== undefined) return known;
  const axis: DeclaredAxis = { key, name: '', kind: 'union', members: sorted.map((value) => ({ name: value, value })), at, from: null };
  axes.set(key, axis);
  return axis;
}

/** `(typeof X)[keyof typeof X]` and `(typeof LIST)[number]` are X; `Order['method']` is the type of that member. */
function indexedAxis(
  reading: TypeReading,
  { path, object, index }: { readonly path: string; readonly object: TypeFact; readonly index: TypeFact },
  steps: number,
): DeclaredAxis | null {
  const key = literalIn(index.name);
  if (key === null) return axisOfType(reading, { path, type: object }, steps - 1);
  const [member] = memberTypesOf({ program: reading.program, path, type: object }, key);
  return member === undefined ? null : axisOfType(reading, member, steps - 1);
}

interface SubjectReading {
  readonly program: Program;
  readonly axes: Map<string, DeclaredAxis>;
  ofType(written: WrittenType): DeclaredAxis | null;
}

function axisOfSubject(
  { program, axes, ofType }: SubjectReading,
  at: { readonly path: string; readonly scope: number; readonly subject: Expression },
): DeclaredAxis | null {
  const reading = { program, path: at.path, scope: at.scope };
  const written = writtenTypeOf(reading, at.subject);
  if (written !== null) return ofType(written);
  return at.subject.kind === 'member' ? discriminated({ program, axes }, writtenTypeOf(reading, at.subject.object), at.subject.name) : null;
}

/** The axis of a literal property that tells the members of a union of object types apart. */
function discriminated({ program, axes }: Pick<SubjectReading, 'program' | 'axes'>, object: WrittenType | null, property: string): DeclaredAxis | null {
  if (object === null) return null;
  const values = memberTypesOf({ program, ...object }, property).map(({ type }) => literalIn(type.name));
  if (values.length < LEAST_VARIANTS || !values.every((value) => value !== null)) return null;
  const key = `property:${object.path}#${object.type.name}.${property}`;
  const known = axes.get(key);
  if (known !== undefined) return known;
  const members = [...new Set(values)].map((value) => ({ name: value, value }));
  const axis: DeclaredAxis = { key, name: `${object.type.name}.${property}`, kind: 'property', members, at: { path: object.path, line: 1 }, from: null };
  axes.set(key, axis);
  return axis;
}
