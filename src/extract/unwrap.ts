import { ts } from 'ts-morph';

/** The expression inside parentheses, `as`, `satisfies`, `<T>`, `!` and `await`: what those wrap without changing it. */
export function unwrap(node: ts.Node): ts.Node {
  let inner = node;
  for (;;) {
    if (ts.isAwaitExpression(inner)) inner = inner.expression;
    else if (isWrapper(inner)) inner = inner.expression;
    else return inner;
  }
}

function isWrapper(node: ts.Node): node is ts.ParenthesizedExpression | ts.AssertionExpression | ts.SatisfiesExpression | ts.NonNullExpression {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAssertionExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node)
  );
}
