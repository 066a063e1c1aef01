import type { BoundValue, Reference } from '../model/facts.js';
import type { BindingFact, CallFact, Expression, FileFacts, TypeFact } from '../model/file-facts.js';
import { byLocation } from '../model/location.js';
import type { Meaning, Program, Trail } from '../model/program.js';
import { BOUND_TYPES } from './bound-types.js';

/** What calls of another file hand over or get back that lives within their process, as far as it is written; by place. */
export function boundValues(program: Program): readonly BoundValue[] {
  const calls = new Map<string, Reference[]>();
  for (const reference of program.references) {
    if (reference.kind !== 'call' || reference.from.startsWith(`${reference.to.slice(0, reference.to.lastIndexOf('#'))}#`)) continue;
    const key = `${reference.at.path}\0${reference.at.line}`;
    const known = calls.get(key);
    if (known) known.push(reference);
    else calls.set(key, [reference]);
  }
  return program.files
    .flatMap((file) =>
      file.calls.flatMap((call) => {
        const target = targetOf(call, calls.get(`${file.path}\0${call.line}`) ?? []);
        return target ? [...valuesOf(program, { file, call, target })] : [];
      }),
    )
    .sort((a, b) => byLocation(a.at, b.at));
}

/** The reference that a call is: by the called name; null where it goes by another name here. */
function targetOf({ kind, callee }: CallFact, references: readonly Reference[]): Reference | null {
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : null;
  if (kind !== 'call' || name === null) return null;
  return references.find(({ to, toMember }) => (toMember ?? to.slice(to.lastIndexOf('#') + 1)) === name) ?? null;
}

interface Site {
  readonly file: FileFacts;
  readonly call: CallFact;
  readonly target: Reference;
}

function* valuesOf(program: Program, { file, call, target }: Site): Iterable<BoundValue> {
  const { from: by, fromMember: member, to, toMember, at } = target;
  const signature = signatureOf(program, target);
  for (const [index, argument] of call.arguments.entries()) {
    if (argument.kind === 'other') break; // it may be several: `...rest`
    if (isNothing(argument)) continue;
    const parameter = signature.parameters.find((one) => one.parameter === index);
    const found = boundArgument(program, { path: file.path, scope: call.scope, argument }) ?? boundType(program, signature.path, parameter?.type ?? null);
    if (found) yield { by, member, to, toMember, at, parameter: parameter?.path.length === 0 ? parameter.name : '', ...found };
  }
  const given = boundType(program, signature.path, signature.gives);
  if (given) yield { by, member, to, toMember, at, parameter: null, ...given };
}

interface Signature {
  readonly path: string;
  readonly parameters: readonly BindingFact[];
  readonly gives: TypeFact | null;
}

function signatureOf(program: Program, { to, toMember }: Reference): Signature {
  const declared = program.declaration(to);
  const member = toMember === null ? undefined : declared?.fact.members.find(({ name, scope }) => name === toMember && scope !== null);
  const scope = toMember === null ? declared?.fact.scope : member?.scope;
  const body = declared && scope !== null && scope !== undefined ? program.file(declared.path)?.scopes[scope] : undefined;
  return { path: declared?.path ?? '', parameters: body?.parameters ?? [], gives: unwrapped(body?.returnType ?? null) };
}

function unwrapped(type: TypeFact | null): TypeFact | null {
  return type?.name === 'Promise' ? (type.args[0] ?? null) : type;
}

function isNothing(argument: Expression): boolean {
  return argument.kind === 'literal' || argument.kind === 'template' || (argument.kind === 'name' && argument.name === 'undefined');
}

type Bound = Pick<BoundValue, 'kind' | 'type'>;

/** A function that is written there, or an object whose type is known. */
function boundArgument(
  program: Program,
  { path, scope, argument }: { readonly path: string; readonly scope: number; readonly argument: Expression },
): Bound | null {
  if (argument.kind === 'function') return { kind: 'function', type: 'function' };
  if (argument.kind !== 'name') return null;
  const meaning = program.meaningOf(path, scope, argument);
  return meaning?.kind === 'external' && meaning.trail.module !== '' ? boundObject(meaning.trail) : null;
}

function boundObject({ module, name, instance, steps }: Trail): Bound | null {
  if (!instance) return null;
  const dotted = [name, ...steps.map((step) => (step.kind === 'member' ? step.name : '*'))].join('.');
  const kind = BOUND_TYPES.get(module.replace(/^node:/, ''))?.get(dotted);
  return kind ? { kind, type: dotted === 'default' ? module : dotted } : null;
}

/** What a written type says for certain: of a choice of types, each of them. */
function boundType(program: Program, path: string, type: TypeFact | null): Bound | null {
  if (!type) return null;
  if (type.name === '=>') return { kind: 'function', type: 'function' };
  if (type.name === '|') {
    const all = type.args.map((one) => boundType(program, path, one));
    return all.every((one) => one !== null) ? (all[0] ?? null) : null;
  }
  const meaning = program.meaningOfType(path, type);
  if (meaning === null || isGlobal(meaning)) return known('', type.name);
  return meaning.kind === 'external' ? boundObject(meaning.trail) : null;
}

function isGlobal(meaning: Meaning): boolean {
  return meaning.kind === 'external' && meaning.trail.module === '';
}

function known(module: string, type: string): Bound | null {
  const kind = BOUND_TYPES.get(module)?.get(type);
  return kind ? { kind, type } : null;
}
