import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';

/** An expression with the place it is read in. */
export interface Written {
  readonly path: string;
  readonly scope: number;
  readonly expression: Expression;
}

/** The strings that an expression says, as far as they are literal: several for a list, none where it is known only when the program runs. Holes of a template become `{}`. */
export function textsOf(program: Program, { path, scope, expression }: Written): readonly string[] {
  switch (expression.kind) {
    case 'literal':
      return expression.value === null ? [] : [String(expression.value)];
    case 'template':
      return [expression.parts.join('{}')];
    case 'array':
      return expression.elements.flatMap((element) => textsOf(program, { path, scope, expression: element }));
    case 'name':
    case 'member':
      return namedTexts(program, { path, scope, expression });
    default:
      return [];
  }
}

/** What a constant holds; its own dotted name where that is declared elsewhere: `CronExpression.EVERY_DAY`, `TOPICS.paid`. */
function namedTexts(program: Program, { path, scope, expression }: Written): readonly string[] {
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning?.kind === 'value' && (meaning.expression.kind === 'literal' || meaning.expression.kind === 'template')) return textsOf(program, meaning);
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  const initialiser = declared?.fact.initialiser;
  if (declared && (initialiser?.kind === 'literal' || initialiser?.kind === 'template'))
    return textsOf(program, { path: declared.path, scope: 0, expression: initialiser });
  const name = dotted(expression);
  return name === null ? [] : [name];
}

function dotted(expression: Expression): string | null {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return null;
  const object = dotted(expression.object);
  return object === null ? null : `${object}.${expression.name}`;
}

/** The value of a key in an object literal; undefined where there is none. */
export function valueAt(expression: Expression | undefined, key: string): Expression | undefined {
  return expression?.kind === 'object' ? expression.properties.find((property) => property.key === key)?.value : undefined;
}

/** Joins the parts of a route with single slashes, one in front and none behind: `orders` and `:id/lines` are `/orders/:id/lines`. */
export function joinRoute(...parts: readonly string[]): string {
  const segments = parts.flatMap((part) => part.split('/')).filter((segment) => segment !== '');
  return `/${segments.join('/')}`;
}
