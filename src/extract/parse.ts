import { ts } from 'ts-morph';
import type { FileFacts } from '../model/file-facts.js';
import { lineAt } from './lines.js';

const PARSE_ERROR_LIMIT = 20;

/**
 * Parses one file by the kind its extension names; JavaScript may always hold JSX, as bundlers allow it.
 * Throws RangeError where the text nests deeper than the stack.
 */
export function parse(file: { readonly path: string; readonly text: string }): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(file.path, file.text, options, false, scriptKind(file.path));
}

/** What the parser could not read, in source order, at most 20. */
export function parseErrors(source: ts.SourceFile): FileFacts['parseErrors'] {
  // Foreign seam: the parser keeps its diagnostics on the source file, but its public type does not say so.
  const { parseDiagnostics } = source as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  return (parseDiagnostics ?? []).slice(0, PARSE_ERROR_LIMIT).map((diagnostic) => ({
    line: lineAt(source, diagnostic.start),
    message: ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '),
  }));
}

function scriptKind(path: string): ts.ScriptKind {
  const extension = path.slice(path.lastIndexOf('.'));
  switch (extension) {
    case '.tsx':
      return ts.ScriptKind.TSX;
    case '.ts':
    case '.mts':
    case '.cts':
      return ts.ScriptKind.TS;
    default:
      return ts.ScriptKind.JSX;
  }
}
