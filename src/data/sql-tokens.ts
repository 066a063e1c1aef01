/** A piece of SQL that can name a table or lead to one. String literals, numbers and comments are left out. */
export type SqlToken =
  /** A bare word: keyword or identifier; `text` as written. */
  | { readonly kind: 'word'; readonly text: string }
  /** A quoted identifier: never a keyword. */
  | { readonly kind: 'quoted'; readonly text: string }
  /** A value that the program puts in: the number of the hole. */
  | { readonly kind: 'hole'; readonly hole: number }
  /** One of `( ) , . ;`, or `other` for any other sign or literal. */
  | { readonly kind: 'sign'; readonly text: '(' | ')' | ',' | '.' | ';' | 'other' };

/** Marks hole `n` in a text made from a template: a value that is only known when the program runs. */
export function holeMark(hole: number): string {
  return `\u0000${hole}\u0000`;
}

/** Tried in this order at every place; each alternative is linear. */
const PATTERN = new RegExp(
  [
    String.raw`(?<skip>\s+|--[^\n]*|/\*[\s\S]*?(?:\*/|$))`,
    String.raw`(?<literal>[eEnNbBxX]?'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)|\$(?<tag>[A-Za-z_]*)\$[\s\S]*?(?:\$\k<tag>\$|$)|\d[\w.]*|[:@?$]\w*)`,
    '(?<quoted>"(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$))',
    String.raw`\[(?<bracketed>[A-Za-z_\u0000][\w $\u0000-]*)\]`,
    String.raw`\u0000(?<hole>\d+)\u0000(?![\w\u0000])`,
    String.raw`(?<name>[A-Za-z_\u0080-\uffff\u0000](?:[\w$\u0080-\uffff]|\u0000)*)`,
    '(?<sign>[(),.;])',
    String.raw`[\s\S]`,
  ].join('|'),
  'g',
);

/** Cuts SQL into tokens, left to right; linear in its length. Never throws: what is no SQL gives tokens all the same. */
export function* sqlTokens(sql: string): Iterable<SqlToken> {
  for (const { groups = {} } of sql.matchAll(PATTERN)) {
    const { skip, quoted, bracketed, hole, name, sign } = groups;
    if (skip !== undefined) continue;
    if (quoted !== undefined) yield quotedToken(quoted.replace(/^["`]|["`]$/g, '').replaceAll('""', '"'));
    else if (bracketed !== undefined) yield quotedToken(bracketed);
    else if (hole !== undefined) yield { kind: 'hole', hole: Number(hole) };
    else yield name === undefined ? signToken(sign) : nameToken(name);
  }
}

/** A name that a value is glued to is a name nobody can read here. */
function nameToken(text: string): SqlToken {
  return text.includes('\u0000') ? { kind: 'hole', hole: -1 } : { kind: 'word', text };
}

/** A quoted value is that value; a quoted name with a value glued in is a name nobody can read here. */
function quotedToken(text: string): SqlToken {
  const [before, hole, after, ...more] = text.split('\u0000');
  if (before === '' && after === '' && more.length === 0) return { kind: 'hole', hole: Number(hole) };
  return hole === undefined ? { kind: 'quoted', text } : { kind: 'hole', hole: -1 };
}

function signToken(sign: string | undefined): SqlToken {
  const known = ['(', ')', ',', '.', ';'] as const;
  return { kind: 'sign', text: known.find((text) => text === sign) ?? 'other' };
}
