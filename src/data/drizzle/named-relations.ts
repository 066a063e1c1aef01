import type { CallFact, Expression } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import type { CallKey } from '../site.js';
import { elementsOf, propertiesOf, type WrittenProperty } from '../written.js';
import type { Written } from '../written-place.js';
import type { Related } from './related.js';
import { tableOf } from './tables.js';

/** `relations(orders, ({ one, many }) => ({ customer: one(customers, { fields, references }), lines: many(lines) }))` in all files. */
export function namedRelations(program: Program): readonly Related[] {
  const named: Related[] = [];
  for (const { path, calls } of program.files) {
    for (const call of calls) {
      if (!isRelations(program, path, call)) continue;
      const [owner, work] = call.arguments.map((expression): Written => ({ path, scope: call.scope, expression }));
      const table = owner && tableOf(program, owner);
      if (!table || work?.expression.kind !== 'function') continue;
      const { scope } = work.expression;
      const returns = program.file(path)?.scopes[scope]?.returns ?? [];
      const properties = returns.flatMap((expression) => propertiesOf(program, { path, scope, expression }));
      named.push(...properties.flatMap((property) => relatedBy(program, table.key, property) ?? []));
    }
  }
  return named;
}

function isRelations(program: Program, path: string, { callee }: CallFact): boolean {
  if (callee.kind !== 'name') return false;
  const from = program.externalName(path, callee.name);
  return from?.module === 'drizzle-orm' && from.name === 'relations';
}

/** `one(customers, { fields: [orders.customerId] })`: whoever names its own fields holds the key. */
function relatedBy(program: Program, owner: CallKey, { key, value, line }: WrittenProperty): Related | null {
  const { path, expression } = value;
  const call = expression.kind === 'call' ? program.file(path)?.calls[expression.call] : undefined;
  const [aim, options] = (call?.arguments ?? []).map((argument): Written => ({ path, scope: call?.scope ?? 0, expression: argument }));
  const table = aim && tableOf(program, aim);
  const helper = call && nameOf(call.callee);
  if (!table || (helper !== 'one' && helper !== 'many')) return null;
  const fields = options ? propertiesOf(program, options).filter((property) => property.key === 'fields') : [];
  const columns = fields.flatMap((property) => elementsOf(program, property.value)).map((element) => nameOf(element.expression));
  const ownsKey = helper === 'one' && columns.length > 0;
  const kind = helper === 'many' ? 'one-to-many' : ownsKey ? 'many-to-one' : 'one-to-one';
  return { owner, property: key, target: table.key, kind, ownsKey, columns: ownsKey ? columns : [], at: { path, line: line ?? call?.line ?? 1 } };
}

function nameOf(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}
