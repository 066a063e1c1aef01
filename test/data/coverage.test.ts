import { existsSync, readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';

/** A row of coverage.md; a test is `data/x.test.ts: part of its title`, or `not read: reason`. */
interface Row {
  readonly line: number;
  readonly section: string;
  readonly what: string;
  readonly positive: string;
  readonly trap: string;
}

const SECTIONS = Array.from({ length: 17 }, (_, index) => `9.${index}`);
/** Columns are parted by bars that no backslash stands before. */
const BAR = /(?<!\\)\|/;
const NOT_READ = /^not read: \S.{10,}$/;
const NAMED = /^([\w/-]+\.test\.ts): (.+)$/;

const rows: readonly Row[] = readFileSync(new URL('coverage.md', import.meta.url), 'utf8')
  .split('\n')
  .flatMap((text, index) => {
    const [, section = '', what = '', positive = '', trap = '', ...rest] = text.split(BAR).map((cell) => cell.trim());
    return /^9\./.test(section) && rest.length === 1 ? [{ line: index + 1, section, what, positive: plain(positive), trap: plain(trap) }] : [];
  });

/** Without the marks of code, and bars as they are. */
function plain(cell: string): string {
  return cell.replace(/^(`+) ?(.*?) ?\1$/, '$2').replaceAll('\\|', '|');
}

const texts = new Map<string, readonly string[]>();

/** What a test file says in calls of `it`, `describe` and their tables: the source of its rows and titles, without comments and other code. */
function textsOf(file: string): readonly string[] {
  const known = texts.get(file);
  if (known) return known;
  const path = new URL(`../${file}`, import.meta.url);
  const found = existsSync(path) ? literalsIn(ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)) : [];
  texts.set(file, found);
  return found;
}

/** The source of each row of a table, and of each title. A row holds its label, its snippet and what is expected. */
function literalsIn(source: ts.SourceFile): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [first] = node.arguments;
      if (first && ts.isArrayLiteralExpression(first)) found.push(...first.elements.map((element) => squeezed(element.getText(source))));
      else if (first) found.push(squeezed(ts.isStringLiteralLike(first) ? first.text : first.getText(source)));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `it`, `it.each`, `it.each(table)`, `describe.each`. */
function isTest(expression: ts.Expression): boolean {
  if (ts.isIdentifier(expression)) return expression.text === 'it' || expression.text === 'describe';
  if (ts.isPropertyAccessExpression(expression)) return isTest(expression.expression);
  return ts.isCallExpression(expression) && isTest(expression.expression);
}

/** Rows are broken into lines by the formatter, as their length has it. */
function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** What is wrong with a named test; null for nothing. */
function faultOf(named: string): string | null {
  if (named.startsWith('not read')) return NOT_READ.test(named) ? null : 'says not why';
  const [, file, title] = NAMED.exec(named) ?? [];
  if (file === undefined || title === undefined) return 'names no test';
  const all = textsOf(file);
  if (all.length === 0) return 'names a file that is not there';
  const places = all.filter((text) => text.includes(squeezed(title))).length;
  return places === 1 ? null : `stands in ${places} tests of the file`;
}

describe('coverage of the data-access shapes', () => {
  it('has rows for each section, no two alike', () => {
    expect([...new Set(rows.map(({ section }) => section))]).toEqual(SECTIONS);
    expect(new Set(rows.map(({ section, what }) => `${section} ${what}`)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(200);
  });

  it('names a positive and a trap for each row, or says why not; each stands once in its file', () => {
    const faults = rows.flatMap(({ line, positive, trap }) =>
      [positive, trap].flatMap((named) => {
        const fault = faultOf(named);
        return fault === null ? [] : [`${line}: ${named} ${fault}`];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('has no row whose positive is its own trap', () => {
    expect(rows.filter(({ positive, trap }) => positive === trap)).toEqual([]);
  });

  it.each([
    ['a file that is not there', 'data/shelf.test.ts: a view', 'names a file that is not there'],
    ['a title that is not there', 'data/sql-scanner.test.ts: a title of no test at all', 'stands in 0 tests of the file'],
    ['a title that only a comment holds', 'data/sql-scanner.test.ts: Tables as short text', 'stands in 0 tests of the file'],
    ['a reason that is none', 'not read: so', 'says not why'],
    ['no test', 'see the tests', 'names no test'],
  ])('trap: would say of %s what is wrong', (_, named, fault) => expect(faultOf(named)).toBe(fault));
});
