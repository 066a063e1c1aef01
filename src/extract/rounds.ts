import type { ts } from 'ts-morph';
import type { Place, Round } from './draft.js';
import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isForStatement,
  isIdentifier,
  isNumericLiteral,
  isPropertyAccessExpression,
  isSpreadElement,
  SyntaxKind,
} from './syntax.js';
import { unwrap } from './unwrap.js';

/** The place inside a loop or a callback that is run more than once. Where any loop around takes an element each round, so does all within. */
export function repeating(place: Place, loop: 'loop' | 'iterator', round: Round): Place {
  if (place.loop === 'no') return { ...place, loop, round };
  return { ...place, loop: place.loop === 'loop' ? 'loop' : loop, round: place.round === 'element' ? 'element' : round };
}

/** What a round of `for (…; …; …)` takes; of `while` and `do` it is not known before it ran. */
export function roundOfLoop(node: ts.Node): Round {
  if (!isForStatement(node)) return 'until';
  if (node.condition === undefined) return 'until';
  if (node.incrementor !== undefined && isStride(node.incrementor)) return 'parts';
  return isBinaryExpression(node.condition) && isFixed(node.condition.right) ? 'fixed' : 'element';
}

/** Words for what a list is divided into, so as to ask for many at once. */
const PART = /chunk|batch/i;

/** What a round takes that goes over this list. */
export function roundOfList(list: ts.Expression): Round {
  const inner = unwrap(list);
  if (isArrayLiteralExpression(inner)) return inner.elements.some(isSpreadElement) ? 'element' : 'fixed';
  return PART.test(lastName(isCallExpression(inner) ? inner.expression : inner)) ? 'parts' : 'element';
}

/** `i += 100`, but not `i += 1`. */
function isStride(node: ts.Expression): boolean {
  if (!isBinaryExpression(node) || node.operatorToken.kind !== SyntaxKind.PlusEqualsToken) return false;
  return !isNumericLiteral(node.right) || node.right.text !== '1';
}

/** A number, a constant by its spelling (`MAX_PAGES`), or how often something is tried. */
function isFixed(node: ts.Expression): boolean {
  const inner = unwrap(node);
  return isNumericLiteral(inner) || /^[A-Z][A-Z\d_]+$|[Rr]etries|[Aa]ttempts/.test(lastName(inner));
}

function lastName(node: ts.Node): string {
  const inner = unwrap(node);
  if (isIdentifier(inner)) return inner.text;
  return isPropertyAccessExpression(inner) ? inner.name.text : '';
}
