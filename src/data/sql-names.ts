import type { Program } from '../model/program.js';
import { type Given, givenStrings } from './sql-given.js';
import { elementsOf } from './written.js';
import type { Written } from './written-place.js';

/** Functions that write a string as a name in SQL: slonik and kysely, mysql, pg, pg-format, pg-promise, knex. */
const NAME_MAKERS: ReadonlySet<string> = new Set(['identifier', 'ident', 'id', 'escapeId', 'escapeIdentifier', 'name', 'ref', 'table']);

/** The name, quoted, that a call makes of strings: `sql('orders')` of postgres.js, `sql.identifier(['shop', 'orders'])`, `escapeId(TABLE)`. Null for anything else. */
export function givenName(program: Program, given: Given, { path, expression }: Written): string | null {
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  const [argument] = call?.arguments ?? [];
  if (!call || !argument || call.kind !== 'call' || !makesName(program, { path, scope: call.scope, expression: call.callee })) return null;
  const parts = elementsOf(program, { path, scope: call.scope, expression: argument }).map((element) => givenStrings(program, given, element));
  // Of several names for one part, only the program knows which; a list that is handed to a tag itself is a list of values.
  if (parts.length === 0 || parts.some((strings) => strings.length !== 1)) return null;
  if (argument.kind === 'array' && call.callee.kind === 'name') return null;
  return parts
    .flatMap(([name = '']) => name.split('.'))
    .map((part) => `"${part}"`)
    .join('.');
}

/** A method named like one that makes names, a function of a package that is, or postgres.js called itself. */
function makesName(program: Program, callee: Written): boolean {
  const { path, scope, expression } = callee;
  if (expression.kind === 'member' && NAME_MAKERS.has(expression.name)) return true;
  const meaning = expression.kind === 'name' || expression.kind === 'member' ? program.meaningOf(path, scope, expression) : null;
  if (meaning?.kind !== 'external') return false;
  return meaning.trail.module === 'postgres' || (meaning.trail.module !== '' && meaning.trail.steps.length === 0 && NAME_MAKERS.has(meaning.trail.name));
}
