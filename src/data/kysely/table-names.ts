import type { Program } from '../../model/program.js';
import { elementsOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';

/** A table as a query names it. */
export interface TableName {
  readonly schema: string | null;
  readonly table: string;
}

/** Reads `orders`, `orders as o`, `shop.orders` as Kysely does. */
export function tableName(text: string): TableName {
  const [named = ''] = text.split(' as ');
  const [table = '', schema = null] = named.trim().split('.').reverse();
  return { schema, table };
}

/** The tables that an argument names: a text, a constant, or a list of these; empty for a query in place of a table. */
export function tablesNamed(program: Program, argument: Written): readonly TableName[] {
  return elementsOf(program, argument).flatMap((element) => stringsOf(program, element).map(tableName));
}
