import { ts } from 'ts-morph';
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
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isMethodDeclaration(node)) return { kind: 'function', node };
  if (ts.isClassExpression(node)) return { kind: 'class', node };
  if (ts.isObjectLiteralExpression(node)) return { kind: 'variable', node };
  return ts.isCallExpression(node) ? heldByCall(node) : null;
}

function heldByCall(node: ts.CallExpression): Held | null {
  const freezes = ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'freeze';
  for (const argument of node.arguments) {
    const held = heldBy(argument);
    if (held?.kind === 'class' || (freezes && held?.kind === 'variable')) return held;
  }
  return null;
}
