import type { DeclarationFact, Expression, FileFacts, TypeFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { type DeclaredAxis, type DeclaredMember, LEAST_VARIANTS } from './declared-axis.js';

/** Every enum, union of literals, object or list of literals, and zod enum of the program with three members or more, by key. */
export function declaredAxes(program: Program): ReadonlyMap<string, DeclaredAxis> {
  const axes = new Map<string, DeclaredAxis>();
  for (const file of program.files) {
    for (const fact of file.declarations) {
      const read = readDeclaration(program, file, fact);
      if (read === null || read.members.length < LEAST_VARIANTS) continue;
      const key = `${file.path}#${fact.name}`;
      axes.set(key, { key, name: fact.name, at: { path: file.path, line: fact.line }, from: null, ...read });
    }
  }
  return axes;
}

type Read = Pick<DeclaredAxis, 'kind' | 'members'> & { readonly from?: string | null };

function readDeclaration(program: Program, file: FileFacts, fact: DeclarationFact): Read | null {
  if (fact.kind === 'enum') return { kind: 'enum', members: enumMembers(fact) };
  if (fact.kind === 'type' && fact.type !== null) {
    const literals = literalsOf(fact.type);
    return literals === null ? null : { kind: 'union', members: literals };
  }
  const value = fact.kind === 'variable' ? fact.initialiser : null;
  return value === null ? null : readValue(program, file, value);
}

function readValue(program: Program, file: FileFacts, value: Expression): Read | null {
  if (value.kind === 'object') return objectMembers(value);
  if (value.kind === 'array') return listMembers(value.elements, 'list');
  if (value.kind === 'call') return readCall(program, file, value.call);
  return null;
}

function enumMembers({ members }: DeclarationFact): readonly DeclaredMember[] {
  return members.map(({ name, initialiser }) => ({ name, value: initialiser?.kind === 'literal' ? String(initialiser.value) : name }));
}

/** The literals of a union of string literals; null where it holds anything else. */
export function literalsOf(type: TypeFact): readonly DeclaredMember[] | null {
  if (type.name !== '|') return null;
  const values = type.args.map(({ name }) => literalIn(name));
  return values.every((value) => value !== null) ? values.map((value) => ({ name: value, value })) : null;
}

/** The text of a literal type, `'card'`; null for any other. */
export function literalIn(name: string): string | null {
  return name.length > 1 && name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1) : null;
}

/** An object is a set of variants where every value is a text, each once. */
function objectMembers({ properties, spreads }: Expression & { readonly kind: 'object' }): Read | null {
  if (spreads.length > 0) return null;
  const members: DeclaredMember[] = [];
  for (const { key, value } of properties) {
    if (value.kind !== 'literal' || typeof value.value !== 'string' || key.startsWith('[')) return null;
    members.push({ name: key, value: value.value });
  }
  return new Set(members.map(({ value }) => value)).size === members.length ? { kind: 'object', members } : null;
}

function listMembers(elements: readonly Expression[], kind: 'list' | 'zod'): Read | null {
  const members: DeclaredMember[] = [];
  for (const element of elements) {
    if (element.kind !== 'literal' || typeof element.value !== 'string') return null;
    members.push({ name: element.value, value: element.value });
  }
  return { kind, members };
}

/** `z.enum([...])`, `z.nativeEnum(X)` and the enums that a schema builder names by a list: `pgEnum('method', [...])`. */
function readCall(program: Program, file: FileFacts, index: number): Read | null {
  const call = file.calls[index];
  const name = call?.callee.kind === 'member' || call?.callee.kind === 'name' ? call.callee.name : '';
  if (call === undefined || !ENUM_CALLS.has(name)) return null;
  const list = call.arguments.find(({ kind }) => kind === 'array');
  if (list?.kind === 'array') return listMembers(list.elements, 'zod');
  const [argument] = call.arguments;
  const made = argument && program.meaningOf(file.path, 0, argument);
  const source = made?.kind === 'declared' ? program.declaration(made.unit) : undefined;
  if (source === undefined) return null;
  const members = source.fact.kind === 'enum' ? enumMembers(source.fact) : [];
  return { kind: 'zod', members, from: keyOf(source.path, source.fact.name) };
}

const ENUM_CALLS: ReadonlySet<string> = new Set(['enum', 'nativeEnum', 'pgEnum', 'mysqlEnum', 'picklist']);

/** The key of a declaration. */
export function keyOf(path: string, name: string): string {
  return `${path}#${name}`;
}
