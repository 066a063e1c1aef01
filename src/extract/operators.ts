import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import { noteCompare, noteQuestion, noteTernary } from './branches.js';
import { divide } from './divide.js';
import type { Place } from './draft.js';
import { type Keep, keepNothing } from './keep.js';
import { OTHER } from './other.js';
import { isBinaryExpression, isNumericLiteral, SyntaxKind } from './syntax.js';
import { concatenate } from './templates.js';

/** Reads `a op b`: what it can be for `??`, `||`, `&&`; the last for `,`; a template for a concatenation; else `other`. */
export function readBinary(node: ts.BinaryExpression, place: Place, keep: Keep): Expression {
  const operator = node.operatorToken.kind;
  noteOperation(node, place);
  const nodes = operandsOf(node, operator);
  switch (operator) {
    case SyntaxKind.QuestionQuestionToken:
    case SyntaxKind.BarBarToken:
    case SyntaxKind.AmpersandAmpersandToken:
      return { kind: 'either', branches: branchesOf(readAll(nodes, place, keep)) };
    case SyntaxKind.PlusToken:
      return concatenate(readAll(nodes, place, keep), keep) ?? OTHER;
    case SyntaxKind.CommaToken:
      return readAll(nodes, place, keep).at(-1) ?? OTHER;
    default:
      readAll(nodes, place, keepNothing());
      return OTHER;
  }
}

/** Reads `condition ? a : b` as what it can be. */
export function readConditional(node: ts.ConditionalExpression, place: Place, keep: Keep): Expression {
  noteTernary(node, place);
  place.file.read.expression(node.condition, place, keepNothing());
  const either = divide(place);
  const branches = [node.whenTrue, node.whenFalse].map((branch, index) => place.file.read.expression(branch, either(index), keep));
  return { kind: 'either', branches: branchesOf(branches) };
}

/** Reads a negative number as the literal it is, and any other prefix operator as `other`. */
export function readUnary(node: ts.PrefixUnaryExpression, place: Place): Expression {
  const { operand, operator } = node;
  if (operator === SyntaxKind.MinusToken && isNumericLiteral(operand)) {
    return { kind: 'literal', value: -Number(operand.text) };
  }
  place.file.read.expression(operand, place, keepNothing());
  return OTHER;
}

function noteOperation(node: ts.BinaryExpression, place: Place): void {
  switch (node.operatorToken.kind) {
    case SyntaxKind.BarBarToken:
      noteQuestion(node, place);
      break;
    case SyntaxKind.EqualsEqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsEqualsToken:
    case SyntaxKind.EqualsEqualsToken:
    case SyntaxKind.ExclamationEqualsToken:
      noteCompare(node, place);
  }
}

/** Operands of a chain of one operator, left to right. A chain nests to the left, thousands deep in generated text: no recursion. */
function operandsOf(node: ts.BinaryExpression, operator: ts.SyntaxKind): ts.Expression[] {
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (isBinaryExpression(left) && left.operatorToken.kind === operator) {
    operands.push(left.right);
    left = left.left;
  }
  operands.push(left);
  return operands.reverse();
}

function readAll(nodes: readonly ts.Expression[], place: Place, keep: Keep): Expression[] {
  return nodes.map((node) => place.file.read.expression(node, place, keep));
}

function branchesOf(expressions: readonly Expression[]): Expression[] {
  return expressions.flatMap((expression) => (expression.kind === 'either' ? expression.branches : [expression]));
}
