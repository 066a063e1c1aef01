import type { Seen, Site } from '../site.js';
import { sqlTouches } from '../sql-touches.js';

/** A whole statement: it is read where it is run, with the transaction that it is run in. */
const STATEMENT = /^\s*(select|insert|update|delete|with|merge|truncate|refresh)\b/i;

/** What a part of a query reads that is written as SQL: `where(sql\`exists (select 1 from ${lines})\`)`. */
export function* fragmentReads(site: Site): Iterable<Seen> {
  const { path, call } = site;
  const [expression] = call.arguments;
  if (expression?.kind !== 'template' || STATEMENT.test(expression.parts[0] ?? '')) return;
  yield* sqlTouches(site, { path, scope: call.scope, expression }) ?? [];
}
