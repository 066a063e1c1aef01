import type { ts } from 'ts-morph';
import { isBinaryExpression, SyntaxKind } from './syntax.js';

const ASSIGNING: ReadonlySet<ts.SyntaxKind> = new Set([
  SyntaxKind.EqualsToken,
  SyntaxKind.QuestionQuestionEqualsToken,
  SyntaxKind.BarBarEqualsToken,
  SyntaxKind.AmpersandAmpersandEqualsToken,
]);

/** Whether a node sets its left side to its right side, at least at times: `=`, `??=`, `||=`, `&&=`. */
export function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return isBinaryExpression(node) && ASSIGNING.has(node.operatorToken.kind);
}
