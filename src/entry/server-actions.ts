import type { EntryPoint } from '../model/facts.js';
import type { FileFacts } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { Framework } from './framework.js';
import { handlerOf } from './handlers.js';

const DIRECTIVE = 'use server';

/** Functions that a browser may call: all that a file with the directive 'use server' exports, and every function whose body starts with it. */
export const serverActions: Framework = {
  id: 'server-actions',
  find: (program) => program.files.flatMap((file) => [...exportedActions(program, file), ...writtenActions(program, file)]),
};

function* exportedActions(program: Program, { path, exports, scopes }: FileFacts): Iterable<EntryPoint> {
  if (!scopes[0]?.directives?.includes(DIRECTIVE)) return;
  for (const { exported, local, specifier, value, line, typeOnly } of exports) {
    if (typeOnly || specifier !== null) continue;
    const expression = value ?? ({ kind: 'name', name: local ?? exported } as const);
    yield { kind: 'function', method: '', route: exported, at: { path, line }, ...handlerOf(program, { path, scope: 0, expression }) };
  }
}

function* writtenActions(program: Program, { path, scopes }: FileFacts): Iterable<EntryPoint> {
  for (const [scope, { directives, line }] of scopes.entries()) {
    if (scope === 0 || !directives?.includes(DIRECTIVE)) continue;
    const { unit, member } = program.ownerOf(path, scope);
    yield { kind: 'function', method: '', route: member ?? unit.slice(unit.lastIndexOf('#') + 1), at: { path, line }, unit, member };
  }
}
