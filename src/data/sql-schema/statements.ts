import { type SqlToken, sqlTokens } from '../sql-tokens.js';

/** A table as a statement of the schema makes or changes it. */
export interface TableStatement extends TableName {
  readonly references: readonly ForeignKey[];
}

export interface TableName {
  readonly schema: string | null;
  readonly table: string;
}

/** `order_id int UNIQUE REFERENCES orders`, `FOREIGN KEY (order_id) REFERENCES orders`. */
export interface ForeignKey {
  readonly column: string;
  readonly target: TableName;
  /** At most one row has each value of the column: it is unique, or the whole primary key. */
  readonly unique: boolean;
}

/** The tables that SQL creates for good, and those it adds foreign keys to, in order. Empty for any other text. Linear in its length. */
export function tableStatements(sql: string): readonly TableStatement[] {
  return statementsOf([...sqlTokens(sql)]).flatMap((tokens) => createdTable(tokens) ?? alteredTable(tokens) ?? []);
}

function statementsOf(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const statements: SqlToken[][] = [[]];
  for (const token of tokens) {
    if (isSign(token, ';')) statements.push([]);
    else statements.at(-1)?.push(token);
  }
  return statements;
}

function createdTable(tokens: readonly SqlToken[]): TableStatement | null {
  if (!isWord(tokens[0], 'CREATE')) return null;
  const kinds = ['UNLOGGED', 'FOREIGN', 'VIRTUAL', 'STRICT'];
  const at = kinds.some((kind) => isWord(tokens[1], kind)) ? 2 : 1;
  if (!isWord(tokens[at], 'TABLE')) return null;
  const name = nameAt(tokens, skip(tokens, at + 1, ['IF', 'NOT', 'EXISTS']));
  return name && { ...name.name, references: keysIn(parts(tokens.slice(name.next))) };
}

/** A table that only loses or renames something says nothing here. */
function alteredTable(tokens: readonly SqlToken[]): TableStatement | null {
  if (!isWord(tokens[0], 'ALTER') || !isWord(tokens[1], 'TABLE')) return null;
  const name = nameAt(tokens, skip(tokens, 2, ['IF', 'EXISTS', 'ONLY']));
  if (!name) return null;
  const changes = split(tokens.slice(name.next)).filter(([first]) => isWord(first, 'ADD'));
  const references = keysIn(changes.map((change) => change.slice(skip(change, 1, ['COLUMN', 'IF', 'NOT', 'EXISTS']))));
  return references.length > 0 ? { ...name.name, references } : null;
}

/** What stands between the outer parentheses, cut at its commas. */
function parts(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const [first] = tokens;
  if (!isSign(first, '(')) return [];
  let depth = 0;
  const end = tokens.findIndex((token) => {
    depth += isSign(token, '(') ? 1 : isSign(token, ')') ? -1 : 0;
    return depth === 0;
  });
  return split(tokens.slice(1, end === -1 ? undefined : end));
}

function split(tokens: readonly SqlToken[]): readonly (readonly SqlToken[])[] {
  const lists: SqlToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += isSign(token, '(') ? 1 : isSign(token, ')') ? -1 : 0;
    if (depth === 0 && isSign(token, ',')) lists.push([]);
    else lists.at(-1)?.push(token);
  }
  return lists;
}

function keysIn(definitions: readonly (readonly SqlToken[])[]): readonly ForeignKey[] {
  const unique = new Set(definitions.flatMap(uniqueColumn));
  return definitions.flatMap((definition) => {
    const at = definition.findIndex((token) => isWord(token, 'REFERENCES'));
    const target = at === -1 ? null : nameAt(definition, at + 1);
    const key = definition.findIndex((token) => isWord(token, 'KEY') || isWord(token, 'FOREIGN'));
    const apart = key !== -1 && key < at && definition.some((token) => isWord(token, 'FOREIGN'));
    const column = apart ? textOf(definition[definition.findIndex((token) => isSign(token, '(')) + 1]) : textOf(definition[0]);
    const alone = !apart && definition.some((token) => isWord(token, 'UNIQUE') || isWord(token, 'PRIMARY'));
    return target && column !== null ? [{ column, target: target.name, unique: alone || unique.has(column) }] : [];
  });
}

/** `UNIQUE (order_id)`, `CONSTRAINT c PRIMARY KEY (order_id)`: a constraint of one column. */
function uniqueColumn(definition: readonly SqlToken[]): readonly string[] {
  const start = isWord(definition[0], 'CONSTRAINT') ? 2 : 0;
  if (!isWord(definition[start], 'UNIQUE') && !isWord(definition[start], 'PRIMARY')) return [];
  const open = definition.findIndex((token) => isSign(token, '('));
  const column = textOf(definition[open + 1]);
  return open !== -1 && column !== null && isSign(definition[open + 2], ')') ? [column] : [];
}

function nameAt(tokens: readonly SqlToken[], start: number): { readonly name: TableName; readonly next: number } | null {
  const first = textOf(tokens[start]);
  const second = isSign(tokens[start + 1], '.') ? textOf(tokens[start + 2]) : null;
  if (first === null) return null;
  return second === null ? { name: { schema: null, table: first }, next: start + 1 } : { name: { schema: first, table: second }, next: start + 3 };
}

function skip(tokens: readonly SqlToken[], start: number, words: readonly string[]): number {
  let at = start;
  while (words.some((word) => isWord(tokens[at], word))) at += 1;
  return at;
}

function textOf(token: SqlToken | undefined): string | null {
  return token?.kind === 'word' || token?.kind === 'quoted' ? token.text : null;
}

function isWord(token: SqlToken | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === word;
}

function isSign(token: SqlToken | undefined, text: '(' | ')' | ',' | '.' | ';'): boolean {
  return token?.kind === 'sign' && token.text === text;
}
