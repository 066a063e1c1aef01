import type { Expression } from '../../model/file-facts.js';
import { targetKey } from '../catalogue.js';
import type { Seen, Site } from '../site.js';
import { sqlTouches } from '../sql-touches.js';
import { textOf } from '../written.js';
import { commonTables, placeOf } from './common-tables.js';

interface RawArgument {
  readonly argument: number;
  /** Where it is no text that can be read, that is no gap. */
  readonly maybe?: true;
  /** What stands before it in the statement: FROM, for `fromRaw('orders as o')`. */
  readonly after?: string;
}

/** What the SQL in an argument reads and writes, apart from the names that `with('recent', …)` gives to queries. */
export const rawSql = (raw: RawArgument) => (site: Site) => touchesOf(site, raw);

function touchesOf(site: Site, { argument, maybe, after = '' }: RawArgument): readonly Seen[] {
  const { program, path, call } = site;
  const text = call.arguments[argument];
  if (!text) return [];
  const expression: Expression = after === '' ? text : { kind: 'template', parts: [after, ''], holes: [text] };
  const touches = sqlTouches(site, { path, scope: call.scope, expression });
  if (touches) return touches.filter((seen) => ('target' in seen ? !isCommon(site, targetKey(seen.target)) : !maybe));
  return maybe ? [] : [{ unseen: `${textOf(program, { path, scope: call.scope, expression: call.callee })}()`, line: call.line }];
}

/** Whether a name is one that a `with` in the same function gives. */
function isCommon({ program, path, call }: Site, name: string): boolean {
  const file = program.file(path);
  return file !== undefined && commonTables(program, file).has(placeOf(program, { path, scope: call.scope, name }));
}
