import type { CallFact, Expression, FileFacts } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import { bindingOf } from '../written.js';
import type { Written } from '../written-place.js';
import { isCollectionCall } from './collection-calls.js';

/** Names of the functions and methods that may return `db.collection(name)` for one of their parameters: those that call it. */
export function wrapperNames(program: Program, modules: readonly string[]): ReadonlySet<string> {
  const names = program.files.flatMap((file) =>
    file.calls.flatMap((call) => (isCollectionCall(program, file.path, { call, modules }) ? (nameAround(file, call.scope) ?? []) : [])),
  );
  return new Set(names);
}

function nameAround({ scopes, declarations }: FileFacts, scope: number): string | undefined {
  const { declaration = null, member = null } = scopes[scope] ?? {};
  const declared = declaration === null ? undefined : declarations[declaration];
  return (member === null ? undefined : declared?.members[member]?.name) ?? declared?.name;
}

/** The argument that names the collection, in `db.collection('orders')` or a call of a function that hands it on; null where the call gives none. */
export function collectionArgument(program: Program, path: string, { call, modules }: Asked): Written | null {
  const index = isCollectionCall(program, path, { call, modules }) ? 0 : parameterHandedOn(program, path, { call, modules });
  const expression = index === null ? undefined : call.arguments[index];
  return expression ? { path, scope: call.scope, expression } : null;
}

interface Asked {
  readonly call: CallFact;
  readonly modules: readonly string[];
}

/** The parameter of the called function whose value is the name of the collection that it returns. */
function parameterHandedOn(program: Program, path: string, { call, modules }: Asked): number | null {
  const meaning = program.meaningOf(path, call.scope, call.callee);
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  const place = meaning?.kind === 'function' ? meaning : declared ? { path: declared.path, scope: declared.fact.scope } : null;
  const returns = place?.scope == null ? [] : (program.file(place.path)?.scopes[place.scope]?.returns ?? []);
  for (const returned of returns) {
    const parameter = place && parameterNaming(program, place.path, { returned, modules });
    if (parameter != null) return parameter;
  }
  return null;
}

/** The parameter that names the collection in `db.collection(name)`. */
function parameterNaming(
  program: Program,
  path: string,
  { returned, modules }: { readonly returned: Expression; readonly modules: readonly string[] },
): number | null {
  const value = returned.kind === 'cast' ? returned.expression : returned;
  const call = value.kind === 'call' ? program.file(path)?.calls[value.call] : undefined;
  const [name] = call && isCollectionCall(program, path, { call, modules }) ? call.arguments : [];
  const bound = call && name?.kind === 'name' ? bindingOf(program, path, call.scope, name.name) : null;
  return bound && bound.binding.path.length === 0 ? bound.binding.parameter : null;
}
