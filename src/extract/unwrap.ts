import type { ts } from 'ts-morph';
import { isAssertionExpression, isAwaitExpression, isNonNullExpression, isParenthesizedExpression, isSatisfiesExpression } from './syntax.js';

/** The expression inside parentheses, `as`, `satisfies`, `<T>`, `!` and `await`: what those wrap without changing it. */
export function unwrap(node: ts.Node): ts.Node {
  let inner = node;
  for (;;) {
    if (isAwaitExpression(inner)) inner = inner.expression;
    else if (isWrapper(inner)) inner = inner.expression;
    else return inner;
  }
}

function isWrapper(node: ts.Node): node is ts.ParenthesizedExpression | ts.AssertionExpression | ts.SatisfiesExpression | ts.NonNullExpression {
  return isParenthesizedExpression(node) || isAssertionExpression(node) || isSatisfiesExpression(node) || isNonNullExpression(node);
}
