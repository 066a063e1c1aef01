import type { KnownEntity } from './catalogue.js';
import type { Seen, Site, UndeclaredTable } from './site.js';
import { type SqlTable, scanSql } from './sql-scanner.js';
import { holeMark } from './sql-tokens.js';
import { branchesOf, stringsOf, type Written } from './written.js';

/** What an argument's SQL reads and writes. Holes are filled where they name a table or hold a constant; other table holes are unseen. Null where the argument is no text. */
export function sqlTouches(site: Site, argument: Written): readonly Seen[] | null {
  const texts = branchesOf(site.program, argument).flatMap((branch) => sqlText(site, branch) ?? []);
  return texts.length === 0 ? null : texts.flatMap(({ text, holes }) => scanSql(text).map((table) => seen(site, table, holes)));
}

interface SqlText {
  readonly text: string;
  readonly holes: readonly Written[];
}

/** A literal, a template, or a tagged template that makes SQL: `Prisma.sql\`…\``. */
function sqlText(site: Site, written: Written): SqlText | null {
  const { path, scope, expression } = written;
  if (expression.kind === 'literal') return typeof expression.value === 'string' ? { text: expression.value, holes: [] } : null;
  if (expression.kind === 'template') {
    const holes = expression.holes.map((hole): Written => ({ path, scope, expression: hole }));
    const filled = holes.map((hole, index) => stringsOf(site.program, hole)[0] ?? holeMark(index));
    return { text: expression.parts.map((part, index) => part + (filled[index] ?? '')).join(''), holes };
  }
  if (expression.kind !== 'call') return null;
  const call = site.program.file(path)?.calls[expression.call];
  const [first] = call?.arguments ?? [];
  return call && first && first.kind !== 'call' ? sqlText(site, { path, scope: call.scope, expression: first }) : null;
}

function seen(site: Site, found: SqlTable, holes: readonly Written[]): Seen {
  const target = found.hole === null ? tableNamed(site, found) : entityInHole(site, holes[found.hole]);
  const { line } = site.call;
  if (!target) return { unseen: `a table that ${site.operation}() is given when it runs`, line };
  return { target, mode: found.mode, operation: site.operation, line, confidence: 'certain', via: 'sql' };
}

function tableNamed({ catalogue }: Site, { schema, table }: SqlTable): KnownEntity | UndeclaredTable {
  return catalogue.byTable(schema, table) ?? { schema, table };
}

/** `${Order}`, `${repository.metadata.tableName}`: the entity that the hole's first name is. */
function entityInHole(site: Site, hole: Written | undefined): KnownEntity | undefined {
  let expression = hole?.expression;
  while (hole && expression) {
    const meaning = site.program.meaningOf(hole.path, hole.scope, expression);
    const entity = meaning && site.entitiesOf(meaning)[0];
    if (entity) return entity;
    expression = expression.kind === 'member' ? expression.object : undefined;
  }
  return undefined;
}
