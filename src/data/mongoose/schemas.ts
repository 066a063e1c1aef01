import type { CallFact, Expression } from '../../model/file-facts.js';
import type { UnitId } from '../../model/ids.js';
import type { Program } from '../../model/program.js';
import { bindingOf } from '../written.js';
import type { Written } from '../written-place.js';

/** Functions that make a schema of a class with decorated properties. */
const OF_CLASS: ReadonlySet<string> = new Set(['createForClass', 'buildSchema']);
/** Constants that lead to constants are followed this far. */
const MAX_FOLLOWED = 8;

/** A schema as written. */
export interface WrittenSchema {
  /** The object with its paths; null where a class declares them. */
  readonly definition: Written | null;
  readonly options: Written | null;
  readonly ofClass: UnitId | null;
  /** The constant that holds it; null where it stands where it is used. */
  readonly constant: UnitId | null;
}

/** The schema that an expression is: `new Schema({ … })`, `SchemaFactory.createForClass(Order)`, or a constant that holds one; null for none. */
export function schemaOf(program: Program, written: Written): WrittenSchema | null {
  return schemaBehind(program, written, { constant: null, depth: 0 });
}

interface Way {
  readonly constant: UnitId | null;
  readonly depth: number;
}

function schemaBehind(program: Program, written: Written, { constant, depth }: Way): WrittenSchema | null {
  if (depth > MAX_FOLLOWED) return null;
  const { path, scope, expression } = written;
  const way = { constant, depth: depth + 1 };
  switch (expression.kind) {
    case 'cast':
      return schemaBehind(program, { path, scope, expression: expression.expression }, way);
    case 'function':
      return firstReturned(program, { path, scope: expression.scope }, way);
    case 'call': {
      const call = program.file(path)?.calls[expression.call];
      return call ? madeBy(program, { path, call }, way) : null;
    }
    case 'name': {
      const bound = bindingOf(program, path, scope, expression.name);
      if (bound) return bound.binding.initialiser && schemaBehind(program, { path, scope: bound.scope, expression: bound.binding.initialiser }, way);
      const unit = unitNamed(program, path, expression.name);
      const declared = unit && program.declaration(unit);
      if (!unit || !declared?.fact.initialiser) return null;
      return schemaBehind(program, { path: declared.path, scope: 0, expression: declared.fact.initialiser }, { ...way, constant: unit });
    }
    default:
      return null;
  }
}

function madeBy(program: Program, { path, call }: { readonly path: string; readonly call: CallFact }, { constant, depth }: Way): WrittenSchema | null {
  const { callee, scope } = call;
  const [first, second] = call.arguments;
  const name = callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
  const at = (expression: Expression | undefined): Written | null => (expression ? { path, scope, expression } : null);
  if (call.kind === 'new' && name === 'Schema' && isOutside(program, path, callee)) {
    return { definition: at(first), options: at(second), ofClass: null, constant };
  }
  if (OF_CLASS.has(name) && first && isOutside(program, path, callee)) {
    const meaning = program.meaningOf(path, scope, first);
    return meaning?.kind === 'declared' ? { definition: null, options: null, ofClass: meaning.unit, constant } : null;
  }
  const target = program.meaningOf(path, scope, callee);
  const declared = target?.kind === 'declared' ? program.declaration(target.unit) : undefined;
  const place = target?.kind === 'function' ? target : declared && declared.fact.scope !== null ? { path: declared.path, scope: declared.fact.scope } : null;
  return place && firstReturned(program, place, { constant, depth: depth + 1 });
}

function firstReturned(program: Program, { path, scope }: { readonly path: string; readonly scope: number }, way: Way): WrittenSchema | null {
  for (const expression of program.file(path)?.scopes[scope]?.returns ?? []) {
    const schema = schemaBehind(program, { path, scope, expression }, way);
    if (schema) return schema;
  }
  return null;
}

/** Whether the first name of what is called comes from a package: the repository may have a `Schema` of its own. */
function isOutside(program: Program, path: string, callee: Expression): boolean {
  let first = callee;
  while (first.kind === 'member') first = first.object;
  return first.kind === 'name' && isMongooseModule(program.externalName(path, first.name)?.module ?? '');
}

/** Whether a module is Mongoose, or one of the packages that declare its models by decorators. */
export function isMongooseModule(module: string): boolean {
  return MODULES.includes(module);
}

/** Mongoose and the packages that give its models and types under other names. */
export const MODULES: readonly string[] = [
  'mongoose',
  '@nestjs/mongoose',
  '@typegoose/typegoose',
  'nestjs-typegoose',
  '@m8a/nestjs-typegoose',
  'mongoose-delete',
  'mongoose-paginate-v2',
];

/** The constant behind a name of a file, also where linking would go on to what it holds; null where the repository declares none. */
export function unitNamed(program: Program, path: string, name: string): UnitId | null {
  const meaning = program.meaningOfType(path, { name: 'typeof', args: [{ name, args: [] }] });
  return meaning?.kind === 'declared' ? meaning.unit : null;
}
