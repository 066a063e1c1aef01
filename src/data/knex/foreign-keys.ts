import type { CallFact } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import { isWithin } from '../root-parameter.js';
import { stringsOf } from '../written.js';
import { tableName } from './table-names.js';

/** A foreign key that a migration gives a table. */
export interface ForeignKey {
  readonly column: string;
  readonly target: string;
  readonly line: number;
}

/**
 * The foreign keys set in the function that describes a table: `t.integer('order_id').references('id').inTable('orders')`,
 * `.references('orders.id')`, `t.foreign('order_id').references(…)`; empty for none.
 */
export function foreignKeysIn(program: Program, path: string, scope: number): readonly ForeignKey[] {
  const file = program.file(path);
  return (file?.calls ?? []).flatMap((call) => {
    if (!isWithin(file?.scopes ?? [], call.scope, scope) || !isNamed(call, 'references', 'inTable')) return [];
    return keyOf(program, path, call) ?? [];
  });
}

function keyOf(program: Program, path: string, call: CallFact): ForeignKey | null {
  const chain = chainOf(program, path, call);
  const column = chain.at(-1);
  const [text = ''] = textOf(program, path, call);
  // Of `.references('id').inTable('orders')` the first half names no table.
  const target = isNamed(call, 'inTable') ? text : text.split('.').slice(0, -1).join('.');
  const [name] = column ? textOf(program, path, column) : [];
  const table = tableName(target);
  return table && column !== call && name !== undefined ? { column: name, target: table.table, line: call.line } : null;
}

/** The calls of a chain, from its last to its first. */
function chainOf(program: Program, path: string, last: CallFact): readonly CallFact[] {
  const chain = [last];
  for (let call: CallFact | undefined = last; call?.callee.kind === 'member' && call.callee.object.kind === 'call'; ) {
    call = program.file(path)?.calls[call.callee.object.call];
    if (call) chain.push(call);
  }
  return chain;
}

function textOf(program: Program, path: string, { scope, arguments: [first] }: CallFact): readonly string[] {
  return first
    ? stringsOf(program, first.kind === 'array' && first.elements[0] ? { path, scope, expression: first.elements[0] } : { path, scope, expression: first })
    : [];
}

function isNamed({ callee }: CallFact, ...names: readonly string[]): boolean {
  return callee.kind === 'member' && names.includes(callee.name);
}
