import type { ts } from 'ts-morph';
import {
  isArrowFunction,
  isCallExpression,
  isClassExpression,
  isFunctionExpression,
  isMethodDeclaration,
  isObjectLiteralExpression,
  isPropertyAccessExpression,
} from './syntax.js';
import { unwrap } from './unwrap.js';

/** The function, class or object literal that a value amounts to, and what a declaration with that value is. */
export interface Held {
  readonly kind: 'function' | 'class' | 'variable';
  readonly node: ts.Node;
}

/**
 * Finds what a declaration holds: the function, class or object itself, the class that a mixin call wraps, the object that is frozen.
 * Null where the value is something computed.
 */
export function heldBy(value: ts.Node): Held | null {
  const node = unwrap(value);
  if (isArrowFunction(node) || isFunctionExpression(node) || isMethodDeclaration(node)) return { kind: 'function', node };
  if (isClassExpression(node)) return { kind: 'class', node };
  if (isObjectLiteralExpression(node)) return { kind: 'variable', node };
  return isCallExpression(node) ? heldByCall(node) : null;
}

function heldByCall(node: ts.CallExpression): Held | null {
  const freezes = isPropertyAccessExpression(node.expression) && node.expression.name.text === 'freeze';
  for (const argument of node.arguments) {
    const held = heldBy(argument);
    if (held?.kind === 'class' || (freezes && held?.kind === 'variable')) return held;
  }
  return null;
}
