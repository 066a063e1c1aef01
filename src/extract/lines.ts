import type { ts } from 'ts-morph';

/** The line of a text position, from 1. */
export function lineAt(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

/** The line of a node's first token, from 1; comments before it do not count. */
export function startLine(source: ts.SourceFile, node: ts.Node): number {
  return lineAt(source, node.getStart(source));
}

/** The line of a node's last character, from 1. For a name, which lies on one line, this is also where it starts. */
export function endLine(source: ts.SourceFile, node: ts.Node): number {
  return lineAt(source, Math.max(node.pos, node.end - 1));
}

/** The lines of a declaration or member: from the line of its name, or of its first token where it has none, to its end. */
export function linesOf(source: ts.SourceFile, node: ts.Node, name: ts.Node | undefined): { readonly line: number; readonly endLine: number } {
  const line = name === undefined ? startLine(source, node) : endLine(source, name);
  return { line, endLine: endLine(source, node) };
}

/** Lines in the file; a newline at the end does not begin another. Empty text has none. */
export function countLines(source: ts.SourceFile): number {
  if (source.text.length === 0) return 0;
  const starts = source.getLineStarts();
  return starts.at(-1) === source.text.length ? starts.length - 1 : starts.length;
}
