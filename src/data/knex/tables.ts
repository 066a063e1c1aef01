import type { Program } from '../../model/program.js';
import type { KnownEntity } from '../catalogue.js';
import type { Naming } from '../site.js';
import { branchesOf } from '../written.js';
import type { Written } from '../written-place.js';
import { commonTables, placeOf } from './common-tables.js';
import { type TableName, tablesNamed } from './table-names.js';

/** Packages that build queries for Knex. */
const BUILDING: ReadonlySet<string> = new Set(['knex', 'objection']);

/** The tables that a call's first argument names; empty where they are only known when the program runs. */
export function tablesAt(at: Naming): readonly KnownEntity[] {
  return namesAt(at).flatMap((name) => (isCommon(at, name) ? [] : (at.catalogue.byTable(name.schema, name.table) ?? [])));
}

/** Whether a call's first argument names no table: a query or raw SQL of its own (`from(db('lines').as('l'))`), or what `with('recent', …)` names. */
export function isNoTable(at: Naming): boolean {
  const { program, path, call } = at;
  const [expression] = call.arguments;
  if (!expression) return false;
  return (
    namesAt(at).some((name) => isCommon(at, name)) || branchesOf(program, { path, scope: call.scope, expression }).some((branch) => isQuery(program, branch))
  );
}

function namesAt({ program, path, call }: Naming): readonly TableName[] {
  const [expression] = call.arguments;
  return expression ? tablesNamed(program, { path, scope: call.scope, expression }) : [];
}

function isCommon({ program, path, call }: Naming, { table }: TableName): boolean {
  const file = program.file(path);
  return file !== undefined && commonTables(program, file).has(placeOf(program, { path, scope: call.scope, name: table }));
}

function isQuery(program: Program, { path, scope, expression }: Written): boolean {
  const meaning = program.meaningOf(path, scope, expression);
  return expression.kind === 'function' || (meaning?.kind === 'external' && BUILDING.has(meaning.trail.module));
}
