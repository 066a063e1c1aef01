/** A line of a schema as the reader sees it: comments gone, lists that span lines joined. */
export interface SchemaLine {
  readonly text: string;
  /** The first line it stands on, from 1. */
  readonly line: number;
}

/** Cuts a Prisma schema into lines; empty ones are left out. Linear in the text, which may be anything. */
export function schemaLines(text: string): readonly SchemaLine[] {
  const lines: SchemaLine[] = [];
  let open: { text: string; line: number; depth: number } | null = null;
  for (const [index, raw] of text.split(/\r\n?|\n/).entries()) {
    const { code, depth } = stripped(raw);
    if (code === '') continue;
    open = open ? { text: `${open.text} ${code}`, line: open.line, depth: open.depth + depth } : { text: code, line: index + 1, depth };
    // A brace ends whatever list someone forgot to close.
    if (open.depth > 0 && !/[{}]$/.test(code)) continue;
    lines.push({ text: open.text, line: open.line });
    open = null;
  }
  if (open) lines.push({ text: open.text, line: open.line });
  return lines;
}

/** The line without its comment, and how many parentheses and brackets it leaves open; those in strings do not count. */
function stripped(raw: string): { code: string; depth: number } {
  let depth = 0;
  for (const { 0: token, index } of raw.matchAll(/"(?:[^"\\]|\\.)*"?|\/\/|[()[\]]/g)) {
    if (token === '//') return { code: raw.slice(0, index).trim(), depth };
    if (token === '(' || token === '[') depth += 1;
    else if (token === ')' || token === ']') depth -= 1;
  }
  return { code: raw.trim(), depth };
}
