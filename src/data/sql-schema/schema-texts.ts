import type { Expression, FileFacts } from '../../model/file-facts.js';
import type { Program } from '../../model/program.js';
import { holeMark } from '../sql-tokens.js';

/** A text in the code that may create tables, with its place. */
export interface SchemaText {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** Lists and objects of statements, this deep. */
const MAX_DEPTH = 3;
const MAKES_TABLES = /\b(?:create|alter)\b[^;]*\btable\b/i;

/** Strings and templates that speak of creating or altering tables, as arguments or held by constants, locals and members; by file and order in it. */
export function schemaTexts(program: Program): readonly SchemaText[] {
  return program.files.flatMap((file) =>
    writtenIn(file).flatMap(({ expression, line }) =>
      textsOf(expression, 0)
        .filter((text) => MAKES_TABLES.test(text))
        .map((text) => ({ path: file.path, line, text })),
    ),
  );
}

interface Placed {
  readonly expression: Expression;
  readonly line: number;
}

function writtenIn({ calls, declarations, scopes }: FileFacts): readonly Placed[] {
  const given = calls.flatMap((call) => call.arguments.map((expression) => ({ expression, line: call.line })));
  const declared = declarations.flatMap(({ initialiser, members, line }) => [
    ...held(initialiser, line),
    ...members.flatMap((member) => held(member.initialiser, member.line)),
  ]);
  const local = scopes.flatMap(({ locals }) => locals.flatMap(({ initialiser, line }) => held(initialiser, line)));
  return [...given, ...declared, ...local];
}

function held(expression: Expression | null, line: number): readonly Placed[] {
  return expression ? [{ expression, line }] : [];
}

function textsOf(expression: Expression, depth: number): readonly string[] {
  if (depth > MAX_DEPTH) return [];
  const inner = (next: Expression): readonly string[] => textsOf(next, depth + 1);
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? [expression.value] : [];
    case 'template':
      return [expression.parts.map((part, index) => part + (index < expression.holes.length ? holeMark(index) : '')).join('')];
    case 'array':
      return expression.elements.flatMap(inner);
    case 'object':
      return expression.properties.flatMap(({ value }) => inner(value));
    case 'cast':
      return inner(expression.expression);
    default:
      return [];
  }
}
