import type { Program } from '../../model/program.js';
import { branchesOf, propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';

/** A table as a query names it. */
export interface TableName {
  readonly schema: string | null;
  readonly table: string;
}

const QUOTES = /^["'`[]|["'`\]]$/g;

/** Reads `orders`, `orders as o`, `shop.orders`; null for a text that is no table's name, as `(select 1) as x` or `*`. */
export function tableName(text: string): TableName | null {
  const [named = ''] = text.trim().split(/\s+as\s+/i);
  if (!/^["'`[]?[\p{L}_][\p{L}\p{N}_$."'`[\]-]*$/u.test(named)) return null;
  const parts = named.split('.').map((part) => part.replace(QUOTES, ''));
  const table = parts.at(-1) ?? '';
  return table === '' ? null : { schema: parts.at(-2) || null, table };
}

/** The tables that an argument names: a text, a constant, several for `a ? b : c`, or the values of `{ o: 'orders' }`. */
export function tablesNamed(program: Program, argument: Written): readonly TableName[] {
  const listed = branchesOf(program, argument).some(({ expression }) => expression.kind === 'object') ? propertiesOf(program, argument) : [];
  const texts = listed.length > 0 ? listed.flatMap(({ value }) => stringsOf(program, value)) : stringsOf(program, argument);
  return texts.flatMap((text) => tableName(text) ?? []);
}
