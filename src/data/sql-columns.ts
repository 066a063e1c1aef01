import { compareText } from '../model/location.js';
import { type SqlToken, sqlTokens } from './sql-tokens.js';

/** Whether a text holds more than one statement. */
export function isSeveral(sql: string): boolean {
  return /;\s*\S/.test(sql);
}

/** Words that leave out records, read another table along or make figures of all. */
const NARROWING = /\b(?:where|limit|join|top|fetch|having|group|union|count|sum|max|min|avg|exists)\b/i;

/** `SELECT … FROM orders ORDER BY …`: a statement over one table that takes all it holds. A text with holes may hold a condition. */
export function readsWhole(sql: string): boolean {
  return /^\s*select\b/i.test(sql) && !NARROWING.test(sql) && [...sqlTokens(sql)].every(({ kind }) => kind !== 'hole');
}

/** The columns that the one INSERT or UPDATE of a statement names, sorted; null where it names none, or not all. */
export function sqlColumns(sql: string): readonly string[] | null {
  const tokens = [...sqlTokens(sql)];
  const words = tokens.map((token) => (token.kind === 'word' ? token.text.toUpperCase() : ''));
  const into = words.indexOf('INTO');
  const set = words.indexOf('SET');
  const columns = into >= 0 ? insertColumns(tokens, into + 1) : set >= 0 && words.includes('UPDATE') ? setColumns(tokens, set + 1) : null;
  return columns && columns.length > 0 ? [...new Set(columns)].sort(compareText) : null;
}

/** `INTO schema.orders (id, total) VALUES …` */
function insertColumns(tokens: readonly SqlToken[], start: number): readonly string[] | null {
  let at = start;
  while (tokens[at] && !isSign(tokens[at], '(')) at += 1;
  // without a list of columns, the first parenthesis is that of the values
  if (tokens.slice(start, at).some((token) => token.kind === 'word' && /^(?:values|select|default)$/i.test(token.text))) return null;
  const columns: string[] = [];
  for (at += 1; tokens[at] && !isSign(tokens[at], ')'); at += 1) {
    if (isSign(tokens[at], ',')) continue;
    const name = nameOf(tokens[at]);
    if (name === null) return null;
    columns.push(name);
  }
  return columns;
}

/** `SET total = …, o.status = coalesce(a, b) WHERE …`: the name before each `=` that begins a part. */
function setColumns(tokens: readonly SqlToken[], start: number): readonly string[] | null {
  const columns = partsOf(tokens.slice(start)).map(([first, dot, second]) => nameOf(isSign(dot, '.') ? second : first));
  const known = columns.flatMap((column) => column ?? []);
  return known.length < columns.length ? null : known;
}

/** The parts between commas outside parentheses, up to the end of the list. */
function partsOf(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const parts: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0 && token.kind === 'word' && /^(?:where|from|returning|order|limit)$/i.test(token.text)) break;
    if (isSign(token, '(')) depth += 1;
    if (isSign(token, ')')) depth -= 1;
    if (depth === 0 && isSign(token, ',')) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function nameOf(token: SqlToken | undefined): string | null {
  return token?.kind === 'word' || token?.kind === 'quoted' ? token.text : null;
}

function isSign(token: SqlToken | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign;
}
