import type { FileFacts } from '../model/file-facts.js';
import { markExported } from './export-drafts.js';
import { readExpression } from './expressions.js';
import { emptyFacts, openFile, openModule, toFacts } from './file-drafts.js';
import { readModuleStatement } from './module-statements.js';
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
 * Never throws on any text: what cannot be parsed is a parse error, and a file that nests deeper than the stack has no facts but one.
 * Time is linear in the text.
 */
export function extractFacts(file: SourceText, options: ExtractOptions): FileFacts {
  try {
    const draft = openFile(file, options.argumentsOf, { expression: readExpression, walk });
    survey(draft);
    const { opened, place } = openModule(draft);
    for (const statement of draft.source.statements) readModuleStatement(statement, place);
    closeScope(opened);
    settleSelfAssignments(draft);
    markExported(draft);
    return toFacts(draft);
  } catch (error) {
    // The only RangeError here is the stack's: parser and readers recurse as deep as the text nests.
    if (error instanceof RangeError) return emptyFacts(file, 'nested too deeply');
    throw error;
  }
}
