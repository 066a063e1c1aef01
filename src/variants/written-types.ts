import type { BindingFact, Expression, FileFacts, TypeFact } from '../model/file-facts.js';
import type { Meaning, Program } from '../model/program.js';

/** A type as written, with the file in which its names are read. */
export interface WrittenType {
  readonly path: string;
  readonly type: TypeFact;
}

/** Where an expression is read. */
interface Reading {
  readonly program: Program;
  readonly path: string;
  readonly scope: number;
}

/** Steps from one name to the next; more lead nowhere. */
const MOST_STEPS = 6;

/** The type that is written for an expression, where one is: of the variable, the parameter, the property or the result that it names. */
export function writtenTypeOf(reading: Reading, expression: Expression, steps = MOST_STEPS): WrittenType | null {
  if (steps === 0) return null;
  switch (expression.kind) {
    case 'name':
      return nameType(reading, expression.name, steps);
    case 'member':
      return memberType(reading, expression, steps);
    case 'cast':
      return expression.type.name === 'any' ? null : { path: reading.path, type: expression.type };
    case 'call':
      return resultType(reading, expression.call);
    default:
      return null;
  }
}

/** The types of a member, one for each kind of object that a union names; one where the object is no union. */
export function memberTypesOf({ program, path, type }: WrittenType & { readonly program: Program }, member: string): readonly WrittenType[] {
  const named = aliasOf(program, { path, type });
  const parts = named.type.name === '|' ? named.type.args : [named.type];
  return parts.flatMap((part) => memberOfObject(program, { path: named.path, type: part }, member) ?? []);
}

/** What an alias stands for, one step after the other; the type itself where it is no alias. */
export function aliasOf(program: Program, written: WrittenType, steps = MOST_STEPS): WrittenType {
  const { path, type } = written;
  const meaning = steps > 0 && /^\w/.test(type.name) ? program.meaningOf(path, 0, dottedExpression(type.name)) : null;
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  if (declared?.fact.kind !== 'type' || declared.fact.type === null || declared.fact.type.name === '{}') return written;
  return aliasOf(program, { path: declared.path, type: declared.fact.type }, steps - 1);
}

/** Dotted names as the expression that reads them. */
export function dottedExpression(dotted: string): Expression {
  const [head = '', ...rest] = dotted.split('.');
  return rest.reduce<Expression>((object, name) => ({ kind: 'member', object, name }), { kind: 'name', name: head });
}

function nameType(reading: Reading, name: string, steps: number): WrittenType | null {
  const { path, program } = reading;
  const file = program.file(path);
  for (let current: number | null = reading.scope; file !== undefined && current !== null; current = file.scopes[current]?.parent ?? null) {
    const scope: FileFacts['scopes'][number] | undefined = file.scopes[current];
    const binding = scope?.locals.find((local) => local.name === name) ?? scope?.parameters.find((parameter) => parameter.name === name);
    if (binding !== undefined) return bindingType({ program, path, scope: current }, binding, steps);
  }
  const meaning = program.meaningOf(path, 0, { kind: 'name', name });
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  if (declared?.fact.kind !== 'variable') return null;
  if (declared.fact.type !== null) return { path: declared.path, type: declared.fact.type };
  const value = declared.fact.initialiser;
  return value && writtenTypeOf({ program, path: declared.path, scope: 0 }, value, steps - 1);
}

function bindingType(reading: Reading, { type, initialiser, iterates, path: keys }: BindingFact, steps: number): WrittenType | null {
  const whole = type !== null && !iterates ? { path: reading.path, type } : initialiser && writtenTypeOf(reading, initialiser, steps - 1);
  let current = whole && iterates ? elementOf(whole) : whole;
  if (current === null && keys.length > 0 && initialiser !== null) return throughMeaning(reading, { initialiser, keys });
  for (const key of keys) current = current && (key === '[]' ? elementOf(current) : memberOfObject(reading.program, current, key));
  return current;
}

/** `const { method } = payment`, where only what `payment` is can be told. */
function throughMeaning(reading: Reading, { initialiser, keys }: { readonly initialiser: Expression; readonly keys: readonly string[] }): WrittenType | null {
  const [key, ...rest] = keys;
  const owner = reading.program.meaningOf(reading.path, reading.scope, initialiser);
  return key === undefined || rest.length > 0 || owner === null ? null : memberOf(reading.program, owner, key);
}

function elementOf({ path, type }: WrittenType): WrittenType | null {
  const [element] = type.args;
  return type.name === 'Array' && element !== undefined ? { path, type: element } : null;
}

function memberType(reading: Reading, { object, name }: Expression & { readonly kind: 'member' }, steps: number): WrittenType | null {
  const { path, program, scope } = reading;
  const owner = program.meaningOf(path, scope, object);
  const known = owner && memberOf(program, owner, name);
  if (known) return known;
  const written = writtenTypeOf(reading, object, steps - 1);
  return written && memberOfObject(program, written, name);
}

function memberOfObject(program: Program, { path, type }: WrittenType, name: string): WrittenType | null {
  const member = type.members?.find((candidate) => candidate.name === name);
  if (member !== undefined) return { path, type: member.type };
  const meaning = program.meaningOfType(path, type);
  return meaning && memberOf(program, meaning, name);
}

/** The written type of a member of an object of the repository, its own or inherited. */
function memberOf(program: Program, owner: Meaning, name: string): WrittenType | null {
  if (owner.kind === 'shape') {
    const member = owner.type.members?.find((candidate) => candidate.name === name);
    return member === undefined ? null : { path: owner.path, type: member.type };
  }
  if (owner.kind !== 'instance') return null;
  for (const base of program.basesOf(owner.unit)) {
    const declared = base.kind === 'instance' ? program.declaration(base.unit) : undefined;
    const member = declared?.fact.members.find((candidate) => candidate.name === name && candidate.kind !== 'method');
    if (declared !== undefined && member?.type) return { path: declared.path, type: member.type };
  }
  return null;
}

function resultType({ path, program, scope }: Reading, index: number): WrittenType | null {
  const call = program.file(path)?.calls[index];
  const callee = call && program.meaningOf(path, scope, call.callee);
  if (callee?.kind !== 'function') return null;
  const type = program.file(callee.path)?.scopes[callee.scope]?.returnType;
  return type == null ? null : { path: callee.path, type: type.name === 'Promise' && type.args[0] ? type.args[0] : type };
}
