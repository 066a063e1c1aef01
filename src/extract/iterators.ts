import type { ts } from 'ts-morph';
import { isIdentifier, isPropertyAccessExpression } from './syntax.js';

/** Functions that call a callback once for each element: of arrays, and of lodash and async under the same names. */
const ITERATORS: ReadonlySet<string> = new Set([
  'map',
  'forEach',
  'filter',
  'flatMap',
  'reduce',
  'some',
  'every',
  'find',
  'findIndex',
  'sort',
  'each',
  'eachSeries',
  'mapSeries',
  'pMap',
]);

/** Libraries that take the list first and the callback second under a name that databases also use: `find(query, callback)`. */
const LIBRARIES: ReadonlySet<string> = new Set(['_', 'lodash', 'async']);

/** Whether a call runs the function at that argument once for each element of a list. */
export function givesEachElement(callee: ts.Expression, argument: number): boolean {
  if (argument > 1) return false;
  if (isIdentifier(callee)) return argument === 1 && callee.text !== 'find' && ITERATORS.has(callee.text);
  if (!isPropertyAccessExpression(callee) || !ITERATORS.has(callee.name.text)) return false;
  if (argument === 0) return true;
  return callee.name.text !== 'find' || isLibrary(callee.expression);
}

function isLibrary(node: ts.Expression): boolean {
  return isIdentifier(node) && LIBRARIES.has(node.text);
}
