/** A piece of SQL that can name a table or lead to one. String literals, numbers and comments are left out. */
export type SqlToken =
  /** A bare word: keyword or identifier; `text` as written. */
  | { readonly kind: 'word'; readonly text: string }
  /** A quoted identifier: never a keyword. */
  | { readonly kind: 'quoted'; readonly text: string }
  /** A value that the program puts in: the number of the hole, -1 where it is glued to other text; or a driver's mark for a name, see `SqlTable`. */
  | { readonly kind: 'hole'; readonly hole: number | string }
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
    // A name that the driver puts in: pg-promise $1:name, ${table~}, $<table#>; mysql2 ??; knex :table:
    String.raw`(?<given>\$(?:\d+|[{(<[/]\w+)(?::name|:alias|:raw|[~^#])[})>\]/]?|\?\??|:\w+:)`,
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
  let marks = 0;
  for (const { groups = {} } of sql.matchAll(PATTERN)) {
    if (groups.skip !== undefined) continue;
    yield groups.given === undefined ? tokenOf(groups) : givenToken(groups.given, marks);
    if (groups.given?.startsWith('?')) marks += 1;
  }
}

function tokenOf({ quoted, bracketed, hole, name, sign }: Readonly<Record<string, string | undefined>>): SqlToken {
  if (quoted !== undefined) return quotedToken(quoted.replace(/^["`]|["`]$/g, '').replaceAll('""', '"'));
  if (bracketed !== undefined) return quotedToken(bracketed);
  if (hole !== undefined) return { kind: 'hole', hole: Number(hole) };
  return name === undefined ? signToken(sign) : nameToken(name);
}

/** `?` stands for a value, `??` for a name; `marks` counts both, as the list that the call is given does. `$1` is the first of its list. */
function givenToken(given: string, marks: number): SqlToken {
  if (given === '?') return signToken(given);
  const [name = ''] = given.match(/\w+/) ?? [];
  if (given === '??') return { kind: 'hole', hole: String(marks) };
  return { kind: 'hole', hole: /^\$\d/.test(given) ? String(Number(name) - 1) : name };
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
