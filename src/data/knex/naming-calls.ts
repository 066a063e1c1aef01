import type { CallFact, Expression } from '../../model/file-facts.js';
import type { Meaning, Program, Trail } from '../../model/program.js';
import type { CallPlace } from '../site.js';

/** Calls on a query whose first argument is a table to join. */
export const JOINS = 'join innerJoin leftJoin leftOuterJoin rightJoin rightOuterJoin outerJoin fullOuterJoin crossJoin';
/** Calls on a query whose first argument is its table. */
export const TABLES = 'from into table';

/** Calls on a query that writes, whose first argument is a table that it reads; `using` on what a join is handed names a column. */
export const ALONGSIDE = 'using updateFrom';

const NAMING: ReadonlySet<string> = new Set(`${JOINS} ${TABLES} batchInsert`.split(' '));

/** Whether a call's first argument is a table, because it is made on a Knex handle (`trx.from('orders')`) or on one itself: `this.db('orders')`. */
export function namesTable(program: Program, { path, index, call }: CallPlace): boolean {
  if (call.kind !== 'call' || call.arguments.length === 0) return false;
  const { callee } = call;
  const receiver = callee.kind === 'member' ? program.receiverOf(path, index) : null;
  if (callee.kind === 'member' && isKnex(receiver)) {
    const isNaming = NAMING.has(callee.name) || (ALONGSIDE.split(' ').includes(callee.name) && receiver.trail.steps.at(-1)?.kind !== 'parameter');
    return isNaming && !isOfRows(program, receiver.trail);
  }
  const itself = program.meaningOf(path, call.scope, callee);
  if (isKnex(itself)) return isMade(itself.trail) && !isOfRows(program, itself.trail);
  return callee.kind === 'member' && NAMING.has(callee.name) && isOnBuilderThis(program, { path, index, call });
}

/** Something that starts in Knex's package. */
export function isKnex(meaning: Meaning | null): meaning is Meaning & { readonly kind: 'external' } {
  return meaning?.kind === 'external' && meaning.trail.module === 'knex';
}

/** Not the package itself: `knex('postgres://shop')` makes a handle. */
function isMade({ instance, steps }: Trail): boolean {
  return instance || steps.some(({ kind }) => kind === 'call');
}

/** What a query gave when it ran: `(await db('orders').pluck('id')).join(', ')` joins texts. An awaited transaction is still a handle. */
function isOfRows(program: Program, { steps }: Trail): boolean {
  return steps.some((step, index) => {
    if (step.kind !== 'call' || step.name === 'transaction') return false;
    if (steps[index + 1]?.kind === 'parameter') return step.name === 'then';
    const call = program.file(step.path)?.calls[step.call];
    return call?.awaited === true && (step.name !== '' || call.arguments.length > 0);
  });
}

/** `this.select('id').from('lines')` in a plain function that a query is handed: Knex calls it with the query as `this`. */
export function isOnBuilderThis(program: Program, { path, call }: CallPlace): boolean {
  if (!startsAtThis(program, path, call.callee)) return false;
  const scopes = program.file(path)?.scopes ?? [];
  const given = scopes[call.scope]?.argumentOf;
  const taking = given ? program.file(path)?.calls[given.call] : undefined;
  if (!given || taking?.callee.kind !== 'member') return false;
  return isKnex(program.receiverOf(path, given.call)) || isOnBuilderThis(program, { path, index: given.call, call: taking });
}

/** A chain of calls on `this` itself: `this.db.from()` is on a property of it. */
function startsAtThis(program: Program, path: string, callee: Expression): boolean {
  let current: Expression | undefined = callee;
  while (current?.kind === 'member') {
    const { object }: { readonly object: Expression } = current;
    if (object.kind === 'this') return true;
    const called: CallFact | undefined = object.kind === 'call' ? program.file(path)?.calls[object.call] : undefined;
    current = called?.callee;
  }
  return false;
}
