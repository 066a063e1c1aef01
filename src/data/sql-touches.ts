import { broughtBy } from './brought-by.js';
import type { KnownEntity } from './catalogue.js';
import type { Seen, Site, UndeclaredTable, Unseen } from './site.js';
import { awaitedFunction, type Given, givenStrings, NOTHING_GIVEN, variantsOf } from './sql-given.js';
import { isSeveral, readsWhole, sqlColumns } from './sql-columns.js';
import { type SqlTable, scanSql } from './sql-scanner.js';
import { isFile, isStatement, type SqlText, sqlTextsOf } from './sql-texts.js';
import { elementsOf, propertiesOf, textOf } from './written.js';
import type { Written } from './written-place.js';

/** Where a call holds SQL, and what is known of parameters in it. */
export interface SqlArgument {
  readonly argument: Written;
  readonly given: Given;
  /** Where it is no text, that is no gap: see `StepRule.sql`. */
  readonly maybe?: true | undefined;
  /** What is no whole statement is read elsewhere. */
  readonly whole?: true | undefined;
  /** Each call may have a connection of its own. */
  readonly shared?: true | undefined;
}

/**
 * What SQL reads and writes. Holes are filled where they name a table or hold a constant; other table holes, statements that begin with a
 * hole, files, and what is no text at all are unseen.
 */
export function sqlSeen(site: Site, { argument, given, maybe, whole }: SqlArgument): readonly Seen[] {
  const texts = sqlTextsOf(site.program, given, argument);
  if (texts.length === 0) return maybe ? [] : [unseen({ site, argument, given }, null, argument)];
  return texts
    .filter(({ text }) => !whole || isStatement(text))
    .flatMap((text) => [...unreadable({ site, argument, given }, text), ...asStatement(text.text, seenIn({ site, argument, given }, text))]);
}

/** One statement: what it reads beside its first table comes along with that one. */
function asStatement(text: string, seen: readonly Seen[]): readonly Seen[] {
  const touches = seen.flatMap((one) => ('unseen' in one ? [] : [one]));
  const [first] = touches;
  if (!first || isSeveral(text)) return seen;
  const columns = touches.filter(({ mode }) => mode === 'write').length === 1 ? sqlColumns(text) : null;
  const whole = touches.length === 1 && first.mode === 'read' && readsWhole(text);
  return seen.map((one): Seen => {
    if ('unseen' in one) return one;
    if (one.mode === 'write') return columns ? { ...one, columns } : one;
    return whole ? { ...one, reach: 'whole' as const } : broughtBy(first.target, one);
  });
}

/** The same for an argument that a layer's own code finds; null where it is no text. */
export function sqlTouches(site: Site, argument: Written): readonly Seen[] | null {
  const given = NOTHING_GIVEN;
  return sqlTextsOf(site.program, given, argument).length === 0 ? null : sqlSeen(site, { argument, given });
}

/** `db.query(\`${select} WHERE …\`)`, `sql.file('orders.sql')` */
function unreadable(reading: Reading, { text, holes }: SqlText): readonly Unseen[] {
  const { operation, call } = reading.site;
  if (isFile(text)) return [{ unseen: `the SQL of ${text.trim()} in ${operation}()`, line: call.line }];
  return text.trimStart().startsWith('\u0000') ? [unseen(reading, 'SQL', holes[0])] : [];
}

/** `what`: null for the whole of it, in the code's own words. */
function unseen({ site, given }: Reading, what: string | null, hole: Written | undefined): Unseen {
  const { program, operation, call, path } = site;
  const awaits = hole ? awaitedFunction(program, given, hole) : null;
  const detail = what ? `${what} that ${operation}() is given when it runs` : `${textOf(program, { path, scope: call.scope, expression: call.callee })}()`;
  return { unseen: detail, line: call.line, ...(awaits && { awaits }) };
}

interface Reading {
  readonly site: Site;
  readonly argument: Written;
  readonly given: Given;
}

function seenIn(reading: Reading, { text, holes }: SqlText): readonly Seen[] {
  const { operation, call } = reading.site;
  return scanSql(text).flatMap((table): readonly Seen[] => {
    const hole = typeof table.hole === 'string' ? valueGiven(reading, table.hole) : holes[table.hole ?? -1];
    const targets = table.hole === null ? [tableNamed(reading.site, table)] : entitiesInHole(reading, hole);
    if (targets.length === 0) return [unseen(reading, 'a table', hole)];
    return targets.map((target) => ({ target, mode: table.mode, operation, line: call.line, confidence: 'certain', via: 'sql' }));
  });
}

function tableNamed({ catalogue }: Site, { schema, table }: Pick<SqlTable, 'schema' | 'table'>): KnownEntity | UndeclaredTable {
  return catalogue.byTable(schema, table) ?? { schema, table };
}

/** What the call is given for a driver's mark: an element of the list, or a property of the object, after the SQL or beside it. */
function valueGiven({ site: { program, call }, argument, given }: Reading, mark: string): Written | undefined {
  const after = call.arguments[call.arguments.indexOf(argument.expression) + 1];
  const beside = propertiesOf(program, argument).find(({ key }) => key === 'values')?.value;
  const values = after ? { ...argument, expression: after } : beside;
  const [whole] = values ? variantsOf(program, given, values) : [];
  if (!whole) return undefined;
  return /^\d+$/.test(mark) ? elementsOf(program, whole)[Number(mark)] : propertiesOf(program, whole).find(({ key }) => key === mark)?.value;
}

/** One of several constants; or the entity that the hole's first name is: `${Order}`, `${repository.metadata.tableName}`. */
function entitiesInHole({ site, given }: Reading, hole: Written | undefined): readonly (KnownEntity | UndeclaredTable)[] {
  if (!hole) return [];
  const names = givenStrings(site.program, given, hole);
  if (names.length > 0) return names.map((name) => tableNamed(site, partsOf(name)));
  let expression: Written['expression'] | undefined = hole.expression;
  while (expression) {
    const meaning = site.program.meaningOf(hole.path, hole.scope, expression);
    const entity = meaning && site.entitiesOf(meaning)[0];
    if (entity) return [entity];
    expression = expression.kind === 'member' ? expression.object : undefined;
  }
  return [];
}

function partsOf(name: string): Pick<SqlTable, 'schema' | 'table'> {
  const [table = '', schema = null] = name.split('.').reverse();
  return { schema, table };
}
