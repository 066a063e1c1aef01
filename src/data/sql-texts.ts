import type { CallFact } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import { type Given, givenStrings, variantsOf } from './sql-given.js';
import { givenName } from './sql-names.js';
import { holeMark } from './sql-tokens.js';
import { elementsOf, propertiesOf } from './written.js';
import type { Written } from './written-place.js';

/** SQL as the code writes it; `holes` are the values that stand where the text holds their marks. */
export interface SqlText {
  readonly text: string;
  readonly holes: readonly Written[];
}

/** What begins a statement, as against a part of one or a text that is no SQL. */
const STATEMENT =
  /^(?:\s|\(|--[^\n]*\n|\/\*[\s\S]*?\*\/)*(?:select|insert|update|delete|replace|with|merge|truncate|copy|create|alter|drop|values|explain|table|refresh|savepoint|release|set|show|lock|listen|notify|analyze|vacuum|pragma|grant|revoke)\b/i;
/** The property of an object that holds the SQL: `{ text, values }` of pg, `{ sql, values }` of mysql2, `{ query, bind }`. */
const SQL_KEYS: ReadonlySet<string> = new Set(['text', 'sql', 'query']);
/** Methods that give the same statement again. */
const KEEPS_TEXT: ReadonlySet<string> = new Set(['trim', 'trimStart', 'trimEnd', 'replace', 'replaceAll', 'concat', 'toString']);
/** Parts within parts, and how many in all: constants may name each other many times over. */
const MAX_DEPTH = 6;
const MAX_PARTS = 300;

/** The texts that an argument with SQL can be, several for `a ? b : c`; empty where it is no text. Parts that are written elsewhere are put in. */
export function sqlTextsOf(program: Program, given: Given, argument: Written): readonly SqlText[] {
  return variantsOf(program, given, argument).flatMap((branch) => {
    const holes: Written[] = [];
    const text = render(branch, { program, given, holes, depth: 0, parts: { left: MAX_PARTS } });
    return text === null ? [] : [{ text, holes }];
  });
}

/** Whether a text is a statement of its own. */
export function isStatement(text: string): boolean {
  return STATEMENT.test(text);
}

/** Whether a text names a file that holds the SQL: `sql.file('orders.sql')`. */
export function isFile(text: string): boolean {
  return /^[^\s;]+\.sql$/i.test(text.trim());
}

interface Rendering {
  readonly program: Program;
  readonly given: Given;
  /** Grows: what the marks in the text stand for. */
  readonly holes: Written[];
  readonly depth: number;
  readonly parts: { left: number };
}

function render(written: Written, into: Rendering): string | null {
  const { path, scope, expression } = written;
  if (into.depth > MAX_DEPTH || into.parts.left <= 0) return null;
  into.parts.left -= 1;
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? expression.value : null;
    case 'template': {
      const { parts, holes } = expression;
      return parts.map((part, index) => (holes[index] ? part + fill(into, { path, scope, expression: holes[index] }) : part)).join('');
    }
    case 'object': {
      const property = propertiesOf(into.program, written).find(({ key }) => SQL_KEYS.has(key));
      return property ? renderAll(property.value, deeper(into)) : null;
    }
    case 'call': {
      const call = into.program.file(path)?.calls[expression.call];
      return call ? renderCall(path, call, deeper(into)) : null;
    }
    default:
      return null;
  }
}

function deeper(into: Rendering): Rendering {
  return { ...into, depth: into.depth + 1 };
}

/** All that it can be, one after the other: the scanner does not mind. */
function renderAll(written: Written, into: Rendering): string | null {
  const texts = variantsOf(into.program, into.given, written).flatMap((branch) => render(branch, into) ?? []);
  return texts.length === 0 ? null : texts.join(' ');
}

/** A tagged template, `new QueryFile(…)`, `format('SELECT …')`: what makes SQL takes it first. */
function renderCall(path: string, call: CallFact, into: Rendering): string | null {
  const { callee, scope } = call;
  if (callee.kind === 'member' && KEEPS_TEXT.has(callee.name)) {
    const kept = renderAll({ path, scope, expression: callee.object }, into);
    if (kept !== null) return kept;
  }
  if (callee.kind === 'member' && callee.name === 'join') return renderList({ path, scope, expression: callee.object }, into);
  const [first] = call.arguments;
  const text = first ? renderAll({ path, scope, expression: first }, into) : null;
  return text !== null && (call.kind !== 'call' || isStatement(text) || isFile(text)) ? text : null;
}

/** `['SELECT *', 'FROM orders'].join(' ')` */
function renderList(list: Written, into: Rendering): string | null {
  const lists = variantsOf(into.program, into.given, list);
  if (lists.every(({ expression }) => expression.kind !== 'array')) return null;
  return lists.flatMap((written) => elementsOf(into.program, written).map((element) => fill(into, element))).join(' ');
}

/** What stands in a hole: a name that the code gives, a part of a statement, a constant; else its mark. */
function fill(into: Rendering, hole: Written): string {
  const known = givenName(into.program, into.given, hole) ?? renderPart(hole, into);
  if (known !== null) return known;
  into.holes.push(hole);
  return holeMark(into.holes.length - 1);
}

/** Constants of which the hole may be one or the other stay a hole: each may be a table. */
function renderPart(hole: Written, into: Rendering): string | null {
  const strings = givenStrings(into.program, into.given, hole);
  if (strings.length > 1 && strings.every((text) => /^[\w.]+$/.test(text))) return null;
  return renderAll(hole, deeper(into));
}
