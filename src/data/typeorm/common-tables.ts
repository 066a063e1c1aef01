import type { Seen, Site } from '../site.js';

/** What the query reads that becomes a common table expression: `addCommonTableExpression(orders.createQueryBuilder('o'), 'recent')`. Empty for SQL, which is read as such. */
export function commonTableReads({ program, path, call, operation, via, entitiesOf }: Site): readonly Seen[] {
  const [query] = call.arguments;
  const meaning = query && query.kind !== 'function' ? program.meaningOf(path, call.scope, query) : null;
  if (meaning?.kind !== 'external') return [];
  return entitiesOf(meaning).map((target) => ({ target, mode: 'read', operation, line: call.line, confidence: 'certain', via }));
}

/** Whether a query that names no entity reads from a common table expression: one is added in the same function. */
export function isOfCommonTable({ program, path, call: { scope } }: Site): boolean {
  const calls = program.file(path)?.calls ?? [];
  return calls.some((call) => call.scope === scope && call.callee.kind === 'member' && call.callee.name === 'addCommonTableExpression');
}
