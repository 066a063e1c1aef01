import { ts } from 'ts-morph';
import type { Token } from './token.js';
import { withoutImports } from './without-imports.js';

/** The tokens of a source text, without its imports and re-exports. Never throws; what is no TypeScript gives some tokens all the same. Linear. */
export function readTokens(text: string): readonly Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ESNext, true, ts.LanguageVariant.Standard, text);
  const tokens: Token[] = [];
  const lineOf = lineCounter(text);
  const next = tokenReader(scanner);
  for (let kind = next(); kind !== ts.SyntaxKind.EndOfFileToken; kind = next()) {
    tokens.push({ text: scanner.getTokenText(), kind: kindOf(kind), line: lineOf(scanner.getTokenStart()) });
  }
  return withoutImports(tokens);
}

/** What a parser tells the scanner: which slashes start a regular expression, and which braces go on with a template. */
function tokenReader(scanner: ts.Scanner): () => ts.SyntaxKind {
  /** The open braces, innermost last; true for those of a `${`. */
  const braces: boolean[] = [];
  let before: ts.SyntaxKind = ts.SyntaxKind.Unknown;
  const read = (): ts.SyntaxKind => {
    const kind = scanner.scan();
    if (kind === ts.SyntaxKind.SlashToken && !endsValue(before)) return scanner.reScanSlashToken();
    if (kind === ts.SyntaxKind.CloseBraceToken && braces.pop() === true) return scanner.reScanTemplateToken(false);
    return kind;
  };
  return () => {
    before = read();
    if (before === ts.SyntaxKind.OpenBraceToken) braces.push(false);
    if (before === ts.SyntaxKind.TemplateHead || before === ts.SyntaxKind.TemplateMiddle) braces.push(true);
    return before;
  };
}

function kindOf(kind: ts.SyntaxKind): Token['kind'] {
  if (kind === ts.SyntaxKind.Identifier || kind === ts.SyntaxKind.PrivateIdentifier || kind > ts.SyntaxKind.LastReservedWord) {
    // Words such as `type` or `string` are names everywhere but in a few places.
    return 'name';
  }
  return kind >= ts.SyntaxKind.FirstLiteralToken && kind <= ts.SyntaxKind.LastTemplateToken ? 'literal' : 'word';
}

/** Whether a `/` after it divides, or closes an element; after anything else it starts a regular expression. */
function endsValue(kind: ts.SyntaxKind): boolean {
  if (kindOf(kind) !== 'word') return true;
  return ENDS.has(kind);
}

const ENDS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.CloseParenToken,
  ts.SyntaxKind.CloseBracketToken,
  ts.SyntaxKind.CloseBraceToken,
  ts.SyntaxKind.ThisKeyword,
  ts.SyntaxKind.SuperKeyword,
  ts.SyntaxKind.NullKeyword,
  ts.SyntaxKind.TrueKeyword,
  ts.SyntaxKind.FalseKeyword,
  // `</div>`
  ts.SyntaxKind.LessThanToken,
]);

/** The line of a place, asked for in rising order. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let end = text.indexOf('\n');
  return (at) => {
    while (end >= 0 && end < at) {
      line += 1;
      end = text.indexOf('\n', end + 1);
    }
    return line;
  };
}
