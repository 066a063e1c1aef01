import type { FileFacts } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import { type TableName, tablesNamed } from './table-names.js';

/** Calls that begin a query, and whose first argument is its table. */
export const WRITING = 'insertInto replaceInto updateTable deleteFrom mergeInto';
/** Calls on a query whose first argument is a table to join. */
export const JOINS = 'innerJoin leftJoin rightJoin fullJoin crossJoin innerJoinLateral leftJoinLateral crossJoinLateral crossApply outerApply using from';

const NAMING: ReadonlySet<string> = new Set(`selectFrom ${WRITING} ${JOINS}`.split(' '));

/** A place that names tables. */
export interface NamedTable extends TableName {
  readonly path: string;
  readonly line: number;
}

/** The tables that the queries of a file name. */
export function namedTables(program: Program, { path, calls }: FileFacts): readonly NamedTable[] {
  return calls.flatMap((call, index) => {
    const [first] = call.arguments;
    if (!first || call.callee.kind !== 'member' || !NAMING.has(call.callee.name)) return [];
    const receiver = program.receiverOf(path, index);
    if (receiver?.kind !== 'external' || receiver.trail.module !== 'kysely') return [];
    return tablesNamed(program, { path, scope: call.scope, expression: first }).map((name) => ({ ...name, path, line: call.line }));
  });
}
