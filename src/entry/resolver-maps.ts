import type { EntryPoint } from '../model/facts.js';
import type { Expression, FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { Framework } from './framework.js';
import { canHandle, handlerOf } from './handlers.js';
import type { Written } from './texts.js';

const ROOTS: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);
/** Packages that run a schema from a map of resolvers. */
const PACKAGES =
  /^(@apollo\/server|apollo-server|graphql-yoga|@graphql-yoga|@graphql-tools|graphql-tools|mercurius|graphql-modules|@as-integrations|express-graphql|graphql-http|graphql$)/;

/** GraphQL resolvers as maps: `{ Query: { orders }, Mutation: { … }, Order: { lines } }`, where the repository uses a package that takes them. */
export const resolverMaps: Framework = {
  id: 'resolver-maps',
  find: (program) => (usesMaps(program) ? program.files.flatMap((file) => [...mapsIn(program, file)]) : []),
};

function usesMaps(program: Program): boolean {
  return program.files.some(({ imports }) => imports.some(({ specifier }) => PACKAGES.test(specifier)));
}

function* mapsIn(program: Program, { path, declarations, exports, scopes }: FileFacts): Iterable<EntryPoint> {
  const found: Written[] = [];
  for (const { initialiser, scope } of declarations) {
    if (initialiser) found.push({ path, scope: 0, expression: initialiser });
    if (scope !== null) for (const expression of scopes[scope]?.returns ?? []) found.push({ path, scope, expression });
  }
  for (const { value } of exports) if (value) found.push({ path, scope: 0, expression: value });
  for (const written of found) yield* pointsOf(program, written);
}

/** A map says so by one of the three roots that hold functions. */
function* pointsOf(program: Program, { path, scope, expression }: Written): Iterable<EntryPoint> {
  if (expression.kind !== 'object' || !expression.properties.some(({ key }) => ROOTS.has(key))) return;
  for (const { key, value } of expression.properties) {
    if (!/^[A-Z]/.test(key)) continue;
    for (const field of fieldsOf(program, { path, scope, expression: value }))
      yield pointOf(program, ROOTS.has(key) ? field.name : `${key}.${field.name}`, field);
  }
}

interface Field extends Written {
  readonly name: string;
  readonly line: number;
}

/** The fields of a type: an object literal, what a constant holds, and what is spread into either. */
function fieldsOf(program: Program, written: Written): readonly Field[] {
  const object = objectAt(program, written);
  if (object?.expression.kind !== 'object') return [];
  const { path, scope, expression } = object;
  const own = expression.properties.filter(({ value }) => canHandle(value.kind) || resolverIn(value) !== null);
  return [
    ...own.map(({ key, value, line }) => ({ path, scope, expression: resolverIn(value) ?? value, name: key, line })),
    ...expression.spreads.flatMap((spread) => fieldsOf(program, { path, scope, expression: spread })),
  ];
}

/** `{ subscribe, resolve }` for subscriptions. */
function resolverIn(value: Expression): Expression | null {
  if (value.kind !== 'object') return null;
  return value.properties.find(({ key }) => key === 'subscribe' || key === 'resolve')?.value ?? null;
}

function objectAt(program: Program, written: Written): Written | null {
  if (written.expression.kind === 'object') return written;
  const meaning = program.meaningOf(written.path, written.scope, written.expression);
  if (meaning?.kind === 'value') return meaning;
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  const expression = declared?.fact.initialiser;
  return declared && expression ? { path: declared.path, scope: 0, expression } : null;
}

function pointOf(program: Program, route: string, { path, scope, expression, line }: Field): EntryPoint {
  return { kind: 'graphql', method: '', route, at: { path, line }, ...handlerOf(program, { path, scope, expression }) };
}
