import { type Level, newLevel, onKeyword, onSign } from './sql-levels.js';
import { type SqlToken, sqlTokens } from './sql-tokens.js';

/**
 * A table as a statement names it. `hole` is set where the program puts the name in: the number of the hole, -1 where it is glued to other text;
 * a text where the driver puts in what the call is given: `table` for `${table:name}`, the place in the list, from 0, for `$2:name` and `??`.
 */
export interface SqlTable {
  readonly schema: string | null;
  readonly table: string;
  readonly hole: number | string | null;
  readonly mode: 'read' | 'write';
}

/** Catalogues of the database itself. */
const SYSTEM_SCHEMA = /^(information_schema|pg_catalog|performance_schema|mysql|sys)$/i;
const SYSTEM_TABLE = /^(pg_\w+|sqlite_\w+|dual)$/i;

/**
 * The tables that SQL reads and writes, in order, each pair of table and mode once. Tolerant: no grammar, only the words that lead to a table name;
 * names of WITH clauses, functions and the database's own catalogues are none. A text that is no SQL gives an empty list. Linear in its length.
 */
export function scanSql(sql: string): readonly SqlTable[] {
  const tokens = [...sqlTokens(sql)];
  const named = namedQueries(tokens);
  const levels: Level[] = [newLevel()];
  const found = new Map<string, SqlTable>();
  for (let at = 0; at < tokens.length; at += 1) {
    const level = levels.at(-1) ?? newLevel();
    const mode = wantedAt(tokens, at, { levels, level });
    if (mode === null) continue;
    const { table, next } = tableAt(tokens, at, level.verb === 'COPY' ? copies(tokens, at) : mode);
    level.expects = null;
    at = next - 1;
    if (isTable(table, tokens[next], named)) found.set(`${table.mode} ${table.schema ?? ''}.${table.table}.${table.hole ?? ''}`, table);
  }
  return [...found.values()];
}

/** Moves on by one token; the mode of the table whose name starts here, null where none does. */
function wantedAt(tokens: readonly SqlToken[], at: number, { levels, level }: { readonly levels: Level[]; readonly level: Level }): Level['expects'] {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'sign') {
    onSign(token.text, levels, level);
    return null;
  }
  const around = { before: wordAt(tokens, at - 1), opens: isSign(tokens[at + 1], '(') };
  return token.kind === 'word' && onKeyword(token.text.toUpperCase(), around, level) ? null : level.expects;
}

function isSign(token: SqlToken | undefined, text: '(' | ')' | '.'): boolean {
  return token?.kind === 'sign' && token.text === text;
}

function wordAt(tokens: readonly SqlToken[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'word' ? token.text.toUpperCase() : '';
}

/** `COPY orders (id) FROM stdin` writes; with TO it reads. */
function copies(tokens: readonly SqlToken[], start: number): 'read' | 'write' {
  for (let at = start; at < tokens.length; at += 1) {
    const word = wordAt(tokens, at);
    if (word === 'FROM' || word === 'TO') return word === 'TO' ? 'read' : 'write';
  }
  return 'write';
}

/** Reads `schema.table`, each part bare, quoted or a hole; `next` is the token after it. */
function tableAt(tokens: readonly SqlToken[], start: number, mode: 'read' | 'write'): { table: SqlTable; next: number } {
  const parts: SqlToken[] = [];
  let next = start;
  for (;;) {
    const part = tokens[next];
    if (!part || part.kind === 'sign') break;
    parts.push(part);
    next += 1;
    if (!isSign(tokens[next], '.')) break;
    next += 1;
  }
  const last = parts.at(-1);
  const before = parts.at(-2);
  const schema = before && before.kind !== 'hole' && before.kind !== 'sign' ? before.text : null;
  if (last?.kind === 'hole') return { table: { schema, table: '', hole: last.hole, mode }, next };
  return { table: { schema, table: last?.kind === 'word' || last?.kind === 'quoted' ? last.text : '', hole: null, mode }, next };
}

function isTable(table: SqlTable, after: SqlToken | undefined, named: ReadonlySet<string>): boolean {
  if (table.hole !== null) return true;
  if (table.table === '' || named.has(table.table.toLowerCase())) return false;
  if (SYSTEM_TABLE.test(table.table) || (table.schema !== null && SYSTEM_SCHEMA.test(table.schema))) return false;
  return table.mode === 'write' || !isSign(after, '(');
}

/** Names that a WITH clause gives to queries: `WITH recent (id) AS MATERIALIZED ( …`. */
function namedQueries(tokens: readonly SqlToken[]): ReadonlySet<string> {
  const named = new Set<string>();
  if (!tokens.some((token) => token.kind === 'word' && token.text.toUpperCase() === 'WITH')) return named;
  tokens.forEach((token, at) => {
    if (token.kind !== 'word' || token.text.toUpperCase() !== 'AS' || !opensQuery(tokens, at + 1)) return;
    const name = tokens[nameBefore(tokens, at)];
    if (name?.kind === 'word' || name?.kind === 'quoted') named.add(name.text.toLowerCase());
  });
  return named;
}

function opensQuery(tokens: readonly SqlToken[], start: number): boolean {
  let at = start;
  while (wordAt(tokens, at) === 'NOT' || wordAt(tokens, at) === 'MATERIALIZED') at += 1;
  return isSign(tokens[at], '(');
}

/** Steps back over a column list. */
function nameBefore(tokens: readonly SqlToken[], as: number): number {
  if (!isSign(tokens[as - 1], ')')) return as - 1;
  let at = as - 2;
  while (at >= 0 && !isSign(tokens[at], '(')) at -= 1;
  return at - 1;
}
