import type { CallFact, Expression } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import { elementsOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import { foreignKeysOf } from './foreign-keys.js';
import type { Related } from './related.js';
import { type MadeTable, tableOf } from './tables.js';

const DEFINING: ReadonlySet<string> = new Set(['defineRelations', 'defineRelationsPart']);

/** `defineRelations(schema, (r) => ({ orders: { customer: r.one.customers({ from, to }), lines: r.many.lines() } }))` in all files: Drizzle 1.0. */
export function definedRelations(program: Program): readonly Related[] {
  return program.files.flatMap(({ path, calls }) => calls.flatMap((call) => (isDefining(program, path, call) ? definedBy(program, path, call) : [])));
}

function isDefining(program: Program, path: string, { callee }: CallFact): boolean {
  const from = callee.kind === 'name' ? program.externalName(path, callee.name) : null;
  return from?.module === 'drizzle-orm' && DEFINING.has(from.name);
}

function definedBy(program: Program, path: string, call: CallFact): readonly Related[] {
  const [tables, work] = call.arguments;
  if (!tables || work?.kind !== 'function') return [];
  const tableNamed = (name: string): MadeTable | null => tableIn(program, { path, scope: call.scope, expression: tables }, name);
  const { scope } = work;
  const returns = program.file(path)?.scopes[scope]?.returns ?? [];
  return returns.flatMap((expression) =>
    propertiesOf(program, { path, scope, expression }).flatMap(({ key, value }) => {
      const owner = tableNamed(key);
      return owner ? propertiesOf(program, value).flatMap((property) => relatedBy(program, { owner, property, tableNamed }) ?? []) : [];
    }),
  );
}

/** The table that a schema, a module or an object literal, holds by that name. */
function tableIn(program: Program, tables: Written, name: string): MadeTable | null {
  const listed = propertiesOf(program, tables).find(({ key }) => key === name);
  return tableOf(program, listed ? listed.value : { ...tables, expression: { kind: 'member', object: tables.expression, name } });
}

interface Defined {
  readonly owner: MadeTable;
  readonly property: WrittenProperty;
  tableNamed(name: string): MadeTable | null;
}

function relatedBy(program: Program, { owner, property, tableNamed }: Defined): Related | null {
  const { path, expression } = property.value;
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  const { callee } = call ?? {};
  if (!call || callee?.kind !== 'member' || callee.object.kind !== 'member') return null;
  const helper = callee.object.name;
  const target = tableNamed(callee.name);
  if (!target || (helper !== 'one' && helper !== 'many')) return null;
  const [options] = call.arguments;
  const from = options ? propertiesOf(program, { path, scope: call.scope, expression: options }).filter(({ key }) => key === 'from') : [];
  const ends = from.flatMap(({ value }) => elementsOf(program, value)).map((element) => element.expression);
  const columns = ends.flatMap((end) => (end.kind === 'member' ? [end.name] : []));
  const ownsKey = helper === 'one' && columns.length > 0 && !isKeyOfTarget(program, owner, target);
  const at = { path, line: property.line ?? call.line };
  const kind = helper === 'many' ? kindOfMany(program, path, ends) : ownsKey ? 'many-to-one' : 'one-to-one';
  return { owner: owner.key, property: property.key, target: target.key, kind, ownsKey, columns: ownsKey ? columns : [], at };
}

/** Both sides may write `from` and `to`; where only the other table has a foreign key, it is its. */
function isKeyOfTarget(program: Program, owner: MadeTable, target: MadeTable): boolean {
  const leads = (from: MadeTable, to: MadeTable): boolean => foreignKeysOf(program, from).some((key) => key.target === to.key);
  return leads(target, owner) && !leads(owner, target);
}

/** `from: r.orders.id.through(r.orderTags.orderId)` goes by a join table. */
function kindOfMany(program: Program, path: string, ends: readonly Expression[]): Related['kind'] {
  const goesThrough = ends.some((end) => {
    const callee = end.kind === 'call' ? program.file(path)?.calls[end.call]?.callee : undefined;
    return callee?.kind === 'member' && callee.name === 'through';
  });
  return goesThrough ? 'many-to-many' : 'one-to-many';
}
