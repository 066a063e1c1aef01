import type { ts } from 'ts-morph';
import type { FileFacts } from '../model/file-facts.js';
import type { Place, Readers } from './draft.js';
import { markExported } from './export-drafts.js';
import { readExpression } from './expressions.js';
import { emptyFacts, openFile, openModule, toFacts } from './file-drafts.js';
import { readModuleStatement } from './module-statements.js';
import { OTHER } from './other.js';
import { readOutline } from './outline.js';
import { closeScope } from './scopes.js';
import { settleSelfAssignments } from './self-assignments.js';
import { walk } from './statements.js';
import { survey } from './survey.js';

/** One source file. */
export interface SourceText {
  /** Relative to the analysed folder, with forward slashes; the extension says how it is parsed. */
  readonly path: string;
  readonly text: string;
}

export interface ExtractOptions {
  /** Names of called functions and methods whose arguments are kept whole; all others keep one level. */
  readonly argumentsOf: ReadonlySet<string>;
}

/**
 * Reads what one source file says, from its text alone. The same text gives the same facts.
 * Never throws on any text: what cannot be parsed is a parse error. Of a file that nests deeper than the stack the outline is read,
 * or nothing where even that is too deep; either has the parse error `nested too deeply`. Time is linear in the text.
 */
export function extractFacts(file: SourceText, options: ExtractOptions): FileFacts {
  const whole = { ...options, read: { expression: readExpression, walk }, statement: readModuleStatement };
  return withinStack(
    () => extract(file, whole),
    () => tooDeep(importsOnlyFacts(file)),
  );
}

/**
 * Reads only imports, exports and the names of declarations; for generated and huge files, whose inside says little.
 * Loads in the middle of code are not seen: `require` counts as an import where a top-level variable or export is set to it.
 */
export function importsOnlyFacts(file: SourceText): FileFacts {
  const read: Readers = { expression: () => OTHER, walk: () => undefined };
  return withinStack(
    () => extract(file, { argumentsOf: new Set(), read, statement: readOutline }),
    () => tooDeep(emptyFacts(file)),
  );
}

function tooDeep(facts: FileFacts): FileFacts {
  const [first] = facts.parseErrors;
  return first?.message === TOO_DEEP ? facts : { ...facts, parseErrors: [{ line: 1, message: TOO_DEEP }, ...facts.parseErrors] };
}

const TOO_DEEP = 'nested too deeply';

interface Reading extends ExtractOptions {
  readonly read: Readers;
  readonly statement: (node: ts.Statement, place: Place) => void;
}

function extract(file: SourceText, reading: Reading): FileFacts {
  const draft = openFile(file, reading.argumentsOf, reading.read);
  survey(draft);
  const { opened, place } = openModule(draft);
  for (const statement of draft.source.statements) reading.statement(statement, place);
  closeScope(opened);
  settleSelfAssignments(draft);
  markExported(draft);
  return toFacts(draft);
}

/** Reads what the stack allows. The only RangeError here is the stack's: parser and readers recurse as deep as the text nests. */
function withinStack(read: () => FileFacts, otherwise: () => FileFacts): FileFacts {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise();
    throw error;
  }
}
