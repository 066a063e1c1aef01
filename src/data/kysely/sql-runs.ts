import { fragmentReads } from '../drizzle/sql-fragments.js';
import type { Seen, Site } from '../site.js';
import { sqlTouches } from '../sql-touches.js';
import { commonTables } from './common-tables.js';
import { namingOf } from './naming.js';

/** What the SQL touches that `sql\`…\`.execute(db)` runs. Unseen where its text is made when the program runs. */
export function executedSql(site: Site): readonly Seen[] {
  const { path, call, operation } = site;
  const expression = call.callee.kind === 'member' ? call.callee.object : call.callee;
  const touched = sqlTouches(site, { path, scope: call.scope, expression });
  return touched ? touched.filter((seen) => !isCommonInSql(site, seen)) : [{ unseen: `the SQL of ${operation}()`, line: call.line }];
}

/** What a part of a query reads that is written as SQL: `select(sql\`(select count(*) from lines)\`)`. */
export function fragmentSql(site: Site): readonly Seen[] {
  const [template] = site.call.arguments;
  if (template?.kind !== 'template') return [];
  // A part may begin with anything, `${ref('a')} = 1` too; in parentheses it is not taken for a statement of unknown beginning.
  const parts = template.parts.map((part, index) => (index === 0 && template.holes.length > 0 && part.trim() === '' ? '(' : '') + part);
  const call = { ...site.call, arguments: [{ ...template, parts }] };
  return [...fragmentReads({ ...site, call })].filter((seen) => !isCommonInSql(site, seen));
}

/** A name that a query of the file gives to a query of its own is no table, as the code writes it or as the plugin turns it. */
function isCommonInSql({ program, path }: Site, seen: Seen): boolean {
  if (!('target' in seen) || 'key' in seen.target) return false;
  const { table } = seen.target;
  const naming = namingOf(program);
  return [...commonTables(program, { path, calls: program.file(path)?.calls ?? [] })].some((name) => name === table || naming(name) === table);
}
