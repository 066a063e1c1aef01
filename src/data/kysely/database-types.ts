import type { DeclarationFact, FileFacts, TypeFact } from '../../model/file-facts.js';
import type { Location } from '../../model/location.js';
import type { Meaning, Program } from '../../model/program.js';

/** A key of the type that tells Kysely what tables there are. */
export interface DeclaredTable {
  readonly name: string;
  readonly at: Location;
}

/** Types of Kysely whose first argument is the type of the database. */
const DATABASES: ReadonlySet<string> = new Set(['Kysely', 'Transaction', 'ControlledTransaction', 'QueryCreator', 'ExpressionBuilder']);
/** Types that take their first argument's members over, or some of them. */
const DERIVING: ReadonlySet<string> = new Set(['Omit', 'Pick', 'Partial', 'Readonly', 'Required']);
/** Types made of types are followed this far. */
const MAX_DEPTH = 8;

/** What the types of databases list. */
export interface DatabaseTables {
  /** In order of files, each place once. */
  readonly tables: readonly DeclaredTable[];
  /** False where a type, or one that it is made of, is not there to read: there may be more tables. */
  readonly complete: boolean;
}

/** The tables of every database type in the repository: the keys of `DB` in `Kysely<DB>`, those it extends included. */
export function databaseTables(program: Program): DatabaseTables {
  const tables = new Map<string, DeclaredTable>();
  let complete = true;
  for (const file of program.files) {
    if (!file.imports.some(({ specifier }) => specifier === 'kysely')) continue;
    for (const type of databasesIn(program, file)) {
      for (const table of tablesOf(program, { path: file.path, type, depth: 0 })) {
        if (table === UNREAD) complete = false;
        else tables.set(`${table.at.path} ${table.at.line} ${table.name}`, table);
      }
    }
  }
  return { tables: [...tables.values()], complete };
}

/** Stands for the tables of a type that is not there to read. */
const UNREAD = 'unread';

type Listed = DeclaredTable | typeof UNREAD;

function databasesIn(program: Program, file: FileFacts): readonly TypeFact[] {
  return writtenTypes(file)
    .flatMap((type) => withInner(type))
    .flatMap(({ name, args: [first] }) => (first && isDatabase(program, file.path, name) ? [first] : []));
}

function isDatabase(program: Program, path: string, name: string): boolean {
  const from = program.externalName(path, name);
  return from?.module === 'kysely' && DATABASES.has(from.name);
}

/** Every type that a file writes where a database may stand; `new Kysely<DB>()` is one. */
function writtenTypes({ declarations, scopes, calls }: FileFacts): readonly TypeFact[] {
  const declared = declarations.flatMap(({ type, extends: bases, members }) => [type, ...bases, ...members.map((member) => member.type)]);
  const bound = scopes.flatMap(({ parameters, locals, returnType }) => [...parameters.map(({ type }) => type), ...locals.map(({ type }) => type), returnType]);
  const made = calls.flatMap(({ kind, callee, typeArguments }) =>
    kind === 'new' && callee.kind === 'name' && typeArguments.length > 0 ? [{ name: callee.name, args: typeArguments }] : [],
  );
  return [...declared, ...bound, ...made].filter((type) => type !== null);
}

function withInner(type: TypeFact, depth = 0): readonly TypeFact[] {
  return depth > MAX_DEPTH ? [] : [type, ...type.args.flatMap((arg) => withInner(arg, depth + 1))];
}

interface Followed {
  readonly path: string;
  readonly type: TypeFact;
  readonly depth: number;
}

function tablesOf(program: Program, { path, type, depth }: Followed): readonly Listed[] {
  if (depth > MAX_DEPTH) return [UNREAD];
  const again = (inner: TypeFact): readonly Listed[] => tablesOf(program, { path, type: inner, depth: depth + 1 });
  if (type.name === '&') return type.args.flatMap(again);
  const [first] = type.args;
  if (first && DERIVING.has(type.name)) return again(first);
  return declaredTables(program, program.meaningOfType(path, type), depth);
}

function declaredTables(program: Program, meaning: Meaning | null, depth: number): readonly Listed[] {
  if (meaning?.kind === 'shape') return (meaning.type.members ?? []).map(({ name }) => ({ name: unquoted(name), at: { path: meaning.path, line: 1 } }));
  const declared = meaning?.kind === 'instance' || meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  if (!declared) return [UNREAD];
  const { path, fact } = declared;
  const also = meaning?.kind === 'instance' ? (meaning.also ?? []) : [];
  return [
    ...also.flatMap((other) => declaredTables(program, other, depth + 1)),
    ...membersOf(path, fact),
    ...derivedFrom(fact).flatMap((type) => tablesOf(program, { path, type, depth: depth + 1 })),
  ];
}

function membersOf(path: string, { members }: DeclarationFact): readonly DeclaredTable[] {
  return members.flatMap(({ kind, name, line }) => (kind === 'property' ? [{ name: unquoted(name), at: { path, line } }] : []));
}

/** What an interface extends; what an alias stands for, unless its members are known. */
function derivedFrom({ extends: bases, type, members }: DeclarationFact): readonly TypeFact[] {
  return type && members.length === 0 ? [...bases, type] : bases;
}

function unquoted(name: string): string {
  return name.replace(/^(['"])(.*)\1$/, '$2');
}
