import type { DeclarationFact, FileFacts } from '../model/file-facts.js';
import { compact, mapAll, NONE } from './compact.js';
import { noteDirectives } from './directives.js';
import type { Declared, FileDraft, Place, Readers } from './draft.js';
import { openScope, type OpenScope } from './scopes.js';
import { countLines } from './lines.js';
import { parse, parseErrors } from './parse.js';
import { readSuppressions } from './suppressions.js';

/** Parses a file into a draft without facts. Throws RangeError where the text nests deeper than the stack. */
export function openFile(file: { readonly path: string; readonly text: string }, argumentsOf: ReadonlySet<string>, read: Readers): FileDraft {
  return {
    path: file.path,
    source: parse(file),
    argumentsOf,
    imports: [],
    exports: new Map(),
    declarations: [],
    scopes: [],
    calls: [],
    mentions: new Map(),
    names: new Map(),
    held: new Map(),
    selfAssignments: [],
    branches: [],
    counted: new Set(),
    expected: new Map(),
    awaited: null,
    divisions: 0,
    depth: 0,
    read,
  };
}

/** Opens scope 0, which spans the file, and returns the place at the top of the module. */
export function openModule(file: FileDraft): { readonly place: Place; readonly opened: OpenScope } {
  const start = { file, scope: null, declaration: null, member: null, loop: 'no', round: 'element', way: '', self: null } as const;
  const opened = openScope(file.source, start);
  noteDirectives(file.source.statements, opened.draft);
  opened.draft.line = 1;
  opened.draft.endLine = Math.max(1, countLines(file.source));
  return { place: { ...start, scope: opened.scope, body: opened.body, shadows: null }, opened };
}

/** The facts of a file that has been read. */
export function toFacts(file: FileDraft): FileFacts {
  const { path, source, imports, exports, declarations, scopes, calls, mentions, branches } = file;
  return {
    path,
    lines: countLines(source),
    imports: compact(imports),
    exports: [...exports.values()],
    declarations: mapAll(declarations, toDeclaration),
    scopes: compact(scopes),
    calls: compact(calls),
    mentions: [...mentions.values()],
    ...(branches.length > 0 && { branches: branches.toSorted((a, b) => a.line - b.line) }),
    parseErrors: parseErrors(source),
    ...readSuppressions(source),
  };
}

function toDeclaration({ draft, members }: Declared): DeclarationFact {
  if (members.size > 0) draft.members = Array.from(members.values(), (slot) => slot.draft);
  return draft;
}

/** The facts of a file that could not be read at all: its lines and an empty module scope. */
export function emptyFacts(file: { readonly path: string; readonly text: string }): FileFacts {
  const lines = file.text.length === 0 ? 0 : file.text.split('\n').length;
  const module = {
    parent: null,
    declaration: null,
    member: null,
    parameters: NONE,
    locals: NONE,
    returns: NONE,
    returnType: null,
    typeParameters: NONE,
    argumentOf: null,
    line: 1,
    endLine: Math.max(1, lines),
  };
  return {
    path: file.path,
    lines,
    imports: NONE,
    exports: NONE,
    declarations: NONE,
    scopes: [module],
    calls: NONE,
    mentions: NONE,
    parseErrors: NONE,
  };
}
