import type { Token } from './token.js';

/** Leaves out what only names other files: `import …`, `export … from`, export lists, and constants that are set to `require(…)`. */
export function withoutImports(tokens: readonly Token[]): readonly Token[] {
  const kept: Token[] = [];
  let depth = 0;
  for (let at = 0; at < tokens.length; ) {
    const next = depth === 0 ? endOfImport(tokens, at) : at;
    if (next > at) {
      at = next;
      continue;
    }
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'word') depth = Math.max(0, depth + (OPENS.has(token.text) ? 1 : 0) - (CLOSES.has(token.text) ? 1 : 0));
    kept.push(token);
    at += 1;
  }
  return kept;
}

const OPENS: ReadonlySet<string> = new Set(['(', '[', '{']);
const CLOSES: ReadonlySet<string> = new Set([')', ']', '}']);

/** Behind the statement that starts here, where it only names other files; else here. */
function endOfImport(tokens: readonly Token[], at: number): number {
  const textAt = (place: number): string => (tokens[place]?.kind === 'literal' ? '' : (tokens[place]?.text ?? ''));
  const end = statementEnd(tokens, at, textAt);
  return end === null ? at : end + (textAt(end) === ';' ? 1 : 0);
}

function statementEnd(tokens: readonly Token[], at: number, textAt: (place: number) => string): number | null {
  switch (textAt(at)) {
    case 'import':
      return ['(', '.'].includes(textAt(at + 1)) ? null : afterLiteral(tokens, at);
    case 'export':
      return exportEnd(tokens, textAt(at + 1) === 'type' ? at + 2 : at + 1, textAt);
    case 'const':
    case 'let':
    case 'var':
      return requireEnd(textAt(at + 1) === '{' ? closing(at + 1, textAt, tokens.length) : at + 1, textAt);
    default:
      return null;
  }
}

function exportEnd(tokens: readonly Token[], list: number, textAt: (place: number) => string): number | null {
  if (textAt(list) === '*') return afterLiteral(tokens, list);
  if (textAt(list) !== '{') return null;
  const close = closing(list, textAt, tokens.length);
  return textAt(close + 1) === 'from' ? afterLiteral(tokens, close) : close + 1;
}

/** From the name, or the bracket that closes the names, of a constant. */
function requireEnd(name: number, textAt: (place: number) => string): number | null {
  const loads = textAt(name + 1) === '=' && textAt(name + 2) === 'require' && textAt(name + 3) === '(' && textAt(name + 5) === ')';
  return loads && !['.', '('].includes(textAt(name + 6)) ? name + 6 : null;
}

/** Behind the next literal, and the bracket that closes a `require` before it. */
function afterLiteral(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]?.kind !== 'literal') at += 1;
  const closes = tokens[at + 1]?.text === ')';
  return Math.min(tokens.length, at + (closes ? 2 : 1));
}

function closing(open: number, textAt: (place: number) => string, length: number): number {
  let at = open;
  while (at < length && textAt(at) !== '}') at += 1;
  return at;
}
