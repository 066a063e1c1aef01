import type { CallFact, FileFacts } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import type { Site } from '../site.js';
import { stringsOf } from '../written.js';
import { tablesNamed } from './table-names.js';

const WITH: ReadonlySet<string> = new Set(['with', 'withRecursive']);

/** Whether all that a call names are queries of the file that `with` gives a name to. */
export function isCommon({ program, path, call }: Site): boolean {
  const [first] = call.arguments;
  const named = first ? tablesNamed(program, { path, scope: call.scope, expression: first }) : [];
  const common = commonTables(program, { path, calls: program.file(path)?.calls ?? [] });
  return named.length > 0 && named.every(({ schema, table }) => schema === null && common.has(table));
}

/** The names that `with('recent', …)` and `with('recent(id)', …)` give to queries in a file: they are no tables there. */
export function commonTables(program: Program, { path, calls }: Pick<FileFacts, 'path' | 'calls'>): ReadonlySet<string> {
  return new Set(calls.flatMap((call) => commonName(program, path, call).map((text) => text.split('(')[0]?.trim() ?? '')));
}

function commonName(program: Program, path: string, { callee, scope, arguments: [name] }: CallFact): readonly string[] {
  if (!name || callee.kind !== 'member' || !WITH.has(callee.name)) return [];
  // `with((cte) => cte('recent').materialized(), …)`
  const [made] = name.kind === 'function' ? (program.file(path)?.scopes[name.scope]?.returns ?? []) : [name];
  return made ? textIn(program, path, { scope, expression: made }) : [];
}

function textIn(program: Program, path: string, { scope, expression }: { readonly scope: number; readonly expression: CallFact['callee'] }): readonly string[] {
  if (expression.kind !== 'call') return stringsOf(program, { path, scope, expression });
  const call = program.file(path)?.calls[expression.call];
  if (call?.callee.kind === 'member') return textIn(program, path, { scope, expression: call.callee.object });
  const [first] = call?.arguments ?? [];
  return first ? stringsOf(program, { path, scope, expression: first }) : [];
}
