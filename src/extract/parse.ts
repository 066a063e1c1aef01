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

/** What the parser could not read, in source order, at most 20; of each line the first, as the rest of it mostly follows from that. */
export function parseErrors(source: ts.SourceFile): FileFacts['parseErrors'] {
  // Foreign seam: the parser keeps its diagnostics on the source file, but its public type does not say so.
  const { parseDiagnostics } = source as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] };
  const byLine = new Map<number, string>();
  for (const diagnostic of parseDiagnostics ?? []) {
    if (byLine.size === PARSE_ERROR_LIMIT) break;
    const line = lineAt(source, diagnostic.start);
    if (!byLine.has(line)) byLine.set(line, ts.flattenDiagnosticMessageText(diagnostic.messageText, ' '));
  }
  return Array.from(byLine, ([line, message]) => ({ line, message }));
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
