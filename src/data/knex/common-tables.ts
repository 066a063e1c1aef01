import type { FileFacts } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import { stringsOf } from '../written.js';

const WITH: ReadonlySet<string> = new Set(['with', 'withRecursive', 'withMaterialized', 'withNotMaterialized', 'withRaw']);

/** The names that `with('recent', …)` gives to queries in a file, each with the function it is written in: see `placeOf`. They are no tables there. */
export function commonTables(program: Program, { path, calls }: FileFacts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const {
    callee,
    scope,
    arguments: [name],
  } of calls) {
    if (!name || callee.kind !== 'member' || !WITH.has(callee.name)) continue;
    for (const text of stringsOf(program, { path, scope, expression: name })) names.add(placeOf(program, { path, scope, name: text }));
  }
  return names;
}

/** Identity of a name within the function or method that a scope lies in. */
export function placeOf(program: Program, { path, scope, name }: { readonly path: string; readonly scope: number; readonly name: string }): string {
  const { unit, member } = program.ownerOf(path, scope);
  return [unit, member ?? '', name].join('\0');
}
