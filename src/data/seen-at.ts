import type { Program } from '../model/program.js';
import { broughtBy } from './brought-by.js';
import type { StepRule } from './data-layer.js';
import { reachOf } from './read-reach.js';
import type { CallPlace, Seen, Site, Touch } from './site.js';
import { type SqlArgument, sqlSeen } from './sql-touches.js';
import type { Taken } from './take-step.js';
import { textOf } from './written.js';
import { writtenColumns } from './written-columns.js';

interface At {
  readonly sql: SqlArgument | null;
  readonly place: CallPlace;
}

/** What one step reads and writes: itself, beside itself, and by its SQL; and what of it is not seen. */
export function* seenAt(site: Site, taken: Taken, { sql, place }: At): Iterable<Seen> {
  const { rule, entities } = taken;
  const { call, program } = site;
  const text = `${textOf(program, { path: site.path, scope: call.scope, expression: call.callee })}()`;
  if (rule.does && entities.length === 0 && !rule.common?.(site)) yield { unseen: text, line: call.line, mode: rule.does };
  if (rule.does && entities.length > 0) yield* itself(site, taken, { mode: rule.does, ...detailsOf(program, rule, place) });
  for (const seen of rule.also?.(site) ?? []) yield broughtBy(entities[0], seen);
  if (sql) yield* bySql(site, taken, sql);
  else if (rule.sql && !rule.sql.maybe) yield { unseen: text, line: call.line };
}

/** A join is read for the query that it is part of. */
function itself({ call, operation, via }: Site, { rule, entities, before }: Taken, details: Pick<Touch, 'mode' | 'columns' | 'reach'>): readonly Seen[] {
  const touches = entities.map((target): Touch => ({ target, operation, line: call.line, confidence: 'certain', via, ...details }));
  return rule.beside ? touches.map((touch) => broughtBy(before.entities[0], touch)) : touches;
}

/** A piece of SQL within a query (a condition) belongs to that query; a statement stands for itself. */
function bySql(site: Site, { entities }: Taken, sql: SqlArgument): readonly Seen[] {
  const seen = sqlSeen(site, sql);
  return sql.maybe ? seen.map((one) => broughtBy(entities[0], one)) : seen;
}

function detailsOf(program: Program, rule: StepRule<string>, place: CallPlace): Pick<Touch, 'columns' | 'reach'> {
  const columns = rule.does === 'write' && rule.columns ? writtenColumns(program, rule.columns, place) : null;
  const reach = rule.does === 'read' && !rule.beside ? reachOf(program, rule, place) : undefined;
  return { ...(columns && { columns }), ...(reach && { reach }) };
}
