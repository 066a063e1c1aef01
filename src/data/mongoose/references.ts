import type { DecoratorFact, Expression, MemberFact } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { branchesOf, elementsOf, propertiesOf } from '../written.js';
import type { Written } from '../written-place.js';
import { type Path, referenceIn } from './reference.js';
import { isMongooseModule, schemaOf, type WrittenSchema } from './schemas.js';

const PROPERTY_DECORATORS: ReadonlySet<string> = new Set(['Prop', 'prop', 'arrayProp']);
/** Embedded schemas nest this deep; deeper ones were not met. */
const MAX_EMBEDDED = 6;

/** What a schema's reader knows, the same for all schemas of a repository. */
export interface SchemaReading {
  readonly program: Program;
  /** Virtual references by the constant that holds the schema. */
  readonly virtuals: ReadonlyMap<UnitId, readonly DeclaredRelation[]>;
}

interface Spot extends Path {
  /** Schemas, classes and objects entered on the way. */
  readonly depth: number;
  /** The definitions and classes among them: one that embeds itself ends there. */
  readonly entered: readonly (Expression | UnitId)[];
}

/** The references of a schema by their paths, `lines.product` for one in an embedded document; those of embedded schemas included. */
export function referencesOf(reading: SchemaReading, schema: WrittenSchema): readonly DeclaredRelation[] {
  return [...inSchema(reading, schema, { path: '', many: false, line: 1, depth: 0, entered: [] })];
}

function* inSchema(reading: SchemaReading, { definition, ofClass, constant }: WrittenSchema, spot: Spot): Iterable<DeclaredRelation> {
  const own = definition ? [definition.expression] : [];
  if (spot.depth > MAX_EMBEDDED || own.some((one) => spot.entered.includes(one))) return;
  const deeper = { ...spot, depth: spot.depth + 1, entered: [...spot.entered, ...own] };
  if (definition) yield* inObject(reading, definition, deeper);
  if (ofClass) yield* inClass(reading, ofClass, deeper);
  const virtuals = constant ? (reading.virtuals.get(constant) ?? []) : [];
  for (const virtual of virtuals) yield { ...virtual, property: under(spot, virtual.property) };
}

function* inObject(reading: SchemaReading, object: Written, spot: Spot): Iterable<DeclaredRelation> {
  for (const { key, value, line } of propertiesOf(reading.program, object)) {
    yield* inPath(reading, value, { ...spot, path: under(spot, key), line: line ?? spot.line });
  }
}

function under({ path }: Spot, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** What stands for one path: `{ type, ref }`, a list of it, an embedded schema or class, an object of paths, or a function that gives one of these. */
function* inPath(reading: SchemaReading, value: Written, spot: Spot): Iterable<DeclaredRelation> {
  if (spot.depth > MAX_EMBEDDED) return;
  for (const branch of branchesOf(reading.program, value)) {
    const { kind } = branch.expression;
    if (kind === 'array') for (const element of elementsOf(reading.program, branch)) yield* inPath(reading, element, { ...spot, many: true });
    else if (kind === 'object') yield* inSpecification(reading, branch, spot);
    else if (kind !== 'function') yield* embedded(reading, branch, spot);
    for (const returned of returnsOf(reading.program, branch)) yield* inPath(reading, returned, { ...spot, depth: spot.depth + 1 });
  }
}

function returnsOf(program: Program, { path, expression }: Written): readonly Written[] {
  if (expression.kind !== 'function') return [];
  const { scope } = expression;
  return (program.file(path)?.scopes[scope]?.returns ?? []).map((returned) => ({ path, scope, expression: returned }));
}

function* inSpecification(reading: SchemaReading, object: Written, spot: Spot): Iterable<DeclaredRelation> {
  const reference = referenceIn(reading.program, object, spot);
  const type = propertiesOf(reading.program, object).find(({ key }) => key === 'type')?.value;
  const deeper = { ...spot, depth: spot.depth + 1 };
  if (reference) yield reference;
  else if (type) yield* inPath(reading, type, deeper);
  else yield* inObject(reading, object, deeper);
}

/** A schema or a class that a path holds whole. */
function* embedded(reading: SchemaReading, value: Written, spot: Spot): Iterable<DeclaredRelation> {
  const { program } = reading;
  const schema = schemaOf(program, value);
  const raw = schema || value.expression.kind !== 'call' ? null : rawOf(program, value.path, value.expression.call);
  const meaning = schema || raw ? null : program.meaningOf(value.path, value.scope, value.expression);
  if (schema) yield* inSchema(reading, schema, spot);
  else if (raw) yield* inPath(reading, raw, { ...spot, depth: spot.depth + 1 });
  else if (meaning?.kind === 'declared') yield* inClass(reading, meaning.unit, { ...spot, depth: spot.depth + 1 });
}

/** What `raw({ … })` of Nest's package hands on. */
function rawOf(program: Program, path: string, index: number): Written | null {
  const call = program.file(path)?.calls[index];
  const [first] = call?.arguments ?? [];
  if (!call || !first || call.callee.kind !== 'name' || program.externalName(path, call.callee.name)?.name !== 'raw') return null;
  return { path, scope: call.scope, expression: first };
}

/** The references of a class's decorated properties, those that it inherits included. */
function* inClass(reading: SchemaReading, unit: UnitId, spot: Spot): Iterable<DeclaredRelation> {
  if (spot.depth > MAX_EMBEDDED || spot.entered.includes(unit)) return;
  const inside = { ...spot, entered: [...spot.entered, unit] };
  for (const base of reading.program.basesOf(unit)) {
    const declared = base.kind === 'instance' ? reading.program.declaration(base.unit) : undefined;
    for (const member of declared?.fact.members ?? []) yield* inProperty(reading, { path: declared?.path ?? '', member }, inside);
  }
}

function* inProperty(reading: SchemaReading, { path, member }: { readonly path: string; readonly member: MemberFact }, spot: Spot): Iterable<DeclaredRelation> {
  const decorator = member.decorators.find((fact) => isProperty(reading.program, path, fact));
  if (!decorator) return;
  const many = spot.many || member.type?.name === 'Array';
  const inner = { ...spot, path: under(spot, member.name), many, line: decorator.line };
  const [written] = decorator.arguments;
  const options = written ? { path, scope: 0, expression: written } : null;
  if (options) yield* inPath(reading, options, inner);
  if (options && propertiesOf(reading.program, options).some(({ key }) => key === 'type' || key === 'ref')) return;
  const type = member.type?.name === 'Array' ? member.type.args[0] : member.type;
  const meaning = type ? reading.program.meaningOfType(path, type) : null;
  if (meaning?.kind === 'instance') yield* inClass(reading, meaning.unit, { ...inner, depth: spot.depth + 1 });
}

function isProperty(program: Program, path: string, { name }: DecoratorFact): boolean {
  const from = program.externalName(path, name);
  return from !== null && isMongooseModule(from.module) && PROPERTY_DECORATORS.has(from.name);
}
