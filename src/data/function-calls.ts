import type { FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { CallPlace } from './site.js';
import { type FunctionPlace, functionOf } from './work.js';

/** Identity of a function: its file and scope. */
export type FunctionKey = string & { readonly __brand: 'FunctionKey' };

export function functionKey({ path, scope }: FunctionPlace): FunctionKey {
  return `${path}#${scope}` as FunctionKey; // the one place where function keys are made
}

/** The calls of these functions, by function, in order of path and call; none for a function without a name. */
export function callsOf(program: Program, functions: readonly FunctionPlace[]): ReadonlyMap<FunctionKey, readonly CallPlace[]> {
  const wanted = new Set(functions.map(functionKey));
  const names = new Set(functions.flatMap((place) => namesOf(program, place)));
  const found = new Map<FunctionKey, CallPlace[]>();
  for (const { path, calls } of program.files) {
    for (const [index, call] of calls.entries()) {
      const { callee } = call;
      if ((callee.kind !== 'name' && callee.kind !== 'member') || !names.has(callee.name)) continue;
      const target = functionOf(program, { path, scope: call.scope, expression: callee });
      const key = target && functionKey(target);
      if (key && wanted.has(key)) found.set(key, [...(found.get(key) ?? []), { path, index, call }]);
    }
  }
  return found;
}

/** What calls may name it: its own name, the names that it is exported by and imported under. */
function namesOf(program: Program, place: FunctionPlace): readonly string[] {
  const file = program.file(place.path);
  const own = file ? ownName(file, place.scope) : null;
  if (!file || own === null) return [];
  const outside = new Set([own, ...file.exports.flatMap(({ local, exported }) => (local === own ? exported : []))]);
  const inside = program.files.flatMap(({ imports }) =>
    imports.flatMap(({ names }) => names.flatMap(({ imported, local }) => (outside.has(imported) ? local : []))),
  );
  return [...outside, ...inside];
}

function ownName({ declarations, scopes }: FileFacts, scope: number): string | null {
  const fact = scopes[scope];
  const declaration = fact?.declaration == null ? undefined : declarations[fact.declaration];
  const member = fact?.member == null ? undefined : declaration?.members[fact.member];
  if (member?.scope === scope) return member.kind === 'constructor' ? (declaration?.name ?? null) : member.name;
  if (declaration?.scope === scope) return declaration.name;
  const holder = scopes.flatMap(({ locals }) => locals).find(({ initialiser }) => initialiser?.kind === 'function' && initialiser.scope === scope);
  return holder?.name ?? null;
}
