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
    case 'template': {
      const holes = expression.holes.map((hole) => literalOf(program, { path, scope, expression: hole }) ?? '{}');
      return [expression.parts.map((part, index) => part + (holes[index] ?? '')).join('')];
    }
    case 'array':
      return expression.elements.flatMap((element) => textsOf(program, { path, scope, expression: element }));
    case 'name':
    case 'member':
      return namedTexts(program, { path, scope, expression });
    default:
      return [];
  }
}

/**
 * The strings that two places can be compared by: as `textsOf`, but what only the running program knows (a parameter, a local) says nothing,
 * and `OrderPlaced.topic()` says what it returns.
 */
export function fixedTextsOf(program: Program, { path, scope, expression }: Written): readonly string[] {
  if (expression.kind === 'array') return expression.elements.flatMap((element) => fixedTextsOf(program, { path, scope, expression: element }));
  if (expression.kind === 'call') {
    const meaning = program.meaningOf(path, scope, expression);
    const text = meaning?.kind === 'value' ? plainText(meaning.expression) : null;
    return text === null ? [] : [text];
  }
  const isFixed = literalOf(program, { path, scope, expression }) !== null || isConstant(program, { path, scope, expression });
  return isFixed || expression.kind === 'template' ? textsOf(program, { path, scope, expression }) : [];
}

/** Whether a dotted name starts at a declaration of the repository or at an import. */
function isConstant(program: Program, { path, scope, expression }: Written): boolean {
  if (expression.kind === 'member') return isConstant(program, { path, scope, expression: expression.object });
  const meaning = expression.kind === 'name' ? program.meaningOf(path, scope, expression) : null;
  if (meaning?.kind === 'external') return meaning.trail.module !== '' && meaning.trail.steps.length === 0 && !meaning.trail.instance;
  return meaning?.kind === 'declared' || meaning?.kind === 'module';
}

/** What a constant holds; its own dotted name where that is declared elsewhere: `CronExpression.EVERY_DAY`, `TOPICS.paid`. */
function namedTexts(program: Program, written: Written): readonly string[] {
  const text = literalOf(program, written) ?? dotted(written.expression);
  return text === null ? [] : [text];
}

/** The text of a literal, or of the constant that holds one. */
function literalOf(program: Program, { path, scope, expression }: Written): string | null {
  if (expression.kind === 'literal') return expression.value === null ? null : String(expression.value);
  if (expression.kind !== 'name' && expression.kind !== 'member') return null;
  const meaning = program.meaningOf(path, scope, expression);
  if (meaning === null && expression.kind === 'member') return enumText(program, path, { scope, expression });
  if (meaning?.kind === 'value') return plainText(meaning.expression);
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  return declared?.fact.initialiser ? plainText(declared.fact.initialiser) : null;
}

/** `Jobs.Receipt` is what the enum says. */
function enumText(
  program: Program,
  path: string,
  { scope, expression }: { readonly scope: number; readonly expression: Expression & { kind: 'member' } },
): string | null {
  const owner = program.meaningOf(path, scope, expression.object);
  const declared = owner?.kind === 'declared' ? program.declaration(owner.unit)?.fact : undefined;
  const value = declared?.kind === 'enum' ? declared.members.find(({ name }) => name === expression.name)?.initialiser : null;
  return value ? plainText(value) : null;
}

function plainText(expression: Expression): string | null {
  if (expression.kind === 'literal') return expression.value === null ? null : String(expression.value);
  return expression.kind === 'template' ? expression.parts.join('{}') : null;
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
