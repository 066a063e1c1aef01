import type { Program, Trail, TrailStep } from '../../model/program.js';
import { type CallKey, callKey } from '../site.js';
import { stringsOf } from '../written.js';
import type { Written } from '../written-place.js';

/** Functions that make a table or a view from its name. */
export const MAKERS =
  'pgTable mysqlTable sqliteTable singlestoreTable gelTable mssqlTable cockroachTable pgView pgMaterializedView mysqlView sqliteView singlestoreView gelView';
/** Functions that make a database schema, whose methods make tables. */
export const SCHEMA_MAKERS = 'pgSchema mysqlSchema mysqlDatabase singlestoreSchema gelSchema mssqlSchema cockroachSchema';
/** Methods of a schema that make a table or a view. */
export const SCHEMA_METHODS = 'table view materializedView';
/** Functions that make a function like `pgTable` that changes the names it is given. */
export const CREATORS = 'pgTableCreator mysqlTableCreator sqliteTableCreator singlestoreTableCreator gelTableCreator';

const IS_MAKER: ReadonlySet<string> = new Set(MAKERS.split(' '));
const IS_SCHEMA_MAKER: ReadonlySet<string> = new Set(SCHEMA_MAKERS.split(' '));
const IS_SCHEMA_METHOD: ReadonlySet<string> = new Set(SCHEMA_METHODS.split(' '));
const IS_CREATOR: ReadonlySet<string> = new Set(CREATORS.split(' '));

/** A table or a view, by the call that makes it. */
export interface MadeTable {
  readonly path: string;
  readonly call: number;
  /** Identity of the call: the name by which the layer finds the table, as constants may share theirs. */
  readonly key: CallKey;
  /** Null where the name is only known when the program runs. */
  readonly table: string | null;
  readonly schema: string | null;
}

type CallStep = Extract<TrailStep, { readonly kind: 'call' }>;

/** The table that an expression is, or is a column of; null for none. */
export function tableOf(program: Program, { path, scope, expression }: Written): MadeTable | null {
  const meaning = program.meaningOf(path, scope, expression);
  return meaning?.kind === 'external' ? tableOfTrail(program, meaning.trail) : null;
}

function tableOfTrail(program: Program, trail: Trail): MadeTable | null {
  if (!trail.module.startsWith('drizzle-orm/') || trail.instance) return null;
  const [first, second] = trail.steps;
  if (first?.kind !== 'call') return null;
  const name = first.name === '' ? trail.name : first.name;
  if (IS_MAKER.has(name)) return made(first, { table: textOfFirst(program, first), schema: null });
  if (second?.kind !== 'call') return null;
  if (IS_SCHEMA_MAKER.has(name) && IS_SCHEMA_METHOD.has(second.name)) {
    return made(second, { table: textOfFirst(program, second), schema: textOfFirst(program, first) });
  }
  return IS_CREATOR.has(name) && second.name === '' ? made(second, { table: renamed(program, first, second), schema: null }) : null;
}

function made({ path, call }: CallStep, names: Pick<MadeTable, 'table' | 'schema'>): MadeTable {
  return { path, call, key: callKey(path, call), ...names };
}

function textOfFirst(program: Program, step: CallStep): string | null {
  const first = firstArgument(program, step);
  return first ? (stringsOf(program, first)[0] ?? null) : null;
}

function firstArgument(program: Program, { path, call }: CallStep): Written | null {
  const fact = program.file(path)?.calls[call];
  const [expression] = fact?.arguments ?? [];
  return fact && expression ? { path, scope: fact.scope, expression } : null;
}

/** The name that `pgTableCreator((name) => \`shop_${name}\`)` makes of the one its function is given; null where the function does more than put texts together. */
function renamed(program: Program, creator: CallStep, given: CallStep): string | null {
  const work = firstArgument(program, creator);
  const name = textOfFirst(program, given);
  if (work?.expression.kind !== 'function' || name === null) return null;
  const { scope } = work.expression;
  const body = program.file(work.path)?.scopes[scope];
  const [returned] = body?.returns ?? [];
  if (!body || !returned) return null;
  const textOf = (expression: Written['expression']): string | null => {
    if (expression.kind === 'name' && expression.name === body.parameters[0]?.name) return name;
    return stringsOf(program, { path: work.path, scope, expression })[0] ?? null;
  };
  if (returned.kind !== 'template') return textOf(returned);
  const holes = returned.holes.map(textOf);
  return holes.includes(null) ? null : returned.parts.map((part, index) => part + (holes[index] ?? '')).join('');
}
