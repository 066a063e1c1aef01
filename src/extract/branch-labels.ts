import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import {
  isArrayLiteralExpression,
  isBinaryExpression,
  isCallExpression,
  isElementAccessExpression,
  isIdentifier,
  isPropertyAccessExpression,
  isStringLiteralLike,
  SyntaxKind,
} from './syntax.js';
import { unwrap } from './unwrap.js';

/** A question of one subject: is it one of these? */
export interface Question {
  readonly subject: ts.Node;
  /** Never empty. */
  readonly labels: readonly ts.Node[];
  /** Asked by `instanceof`: the labels are classes. */
  readonly ofClass: boolean;
}

/**
 * What a condition asks of one subject: `x === A`, `x === A || x === B`, `[A, B].includes(x)`, `x instanceof A`; of `a && b` the first part that asks
 * such a thing. Null where it asks nothing of the kind, or asks several subjects.
 */
export function questionOf(condition: ts.Node, source: ts.SourceFile): Question | null {
  const node = unwrap(condition);
  if (isCallExpression(node)) return membership(node);
  if (!isBinaryExpression(node)) return null;
  switch (node.operatorToken.kind) {
    case SyntaxKind.BarBarToken:
      return either(operands(node, SyntaxKind.BarBarToken), source);
    case SyntaxKind.AmpersandAmpersandToken:
      return firstOf(operands(node, SyntaxKind.AmpersandAmpersandToken), source);
    case SyntaxKind.InstanceOfKeyword:
      return labelOf(node.right) === null ? null : { subject: unwrap(node.left), labels: [unwrap(node.right)], ofClass: true };
    default:
      return equality(node);
  }
}

/** `x === A`, also with `==`; with `negated` `!==` and `!=` too. */
export function equality(node: ts.BinaryExpression, negated = false): Question | null {
  const kind = node.operatorToken.kind;
  const positive = kind === SyntaxKind.EqualsEqualsEqualsToken || kind === SyntaxKind.EqualsEqualsToken;
  const negative = kind === SyntaxKind.ExclamationEqualsEqualsToken || kind === SyntaxKind.ExclamationEqualsToken;
  if (!positive && !(negated && negative)) return null;
  const [left, right] = [unwrap(node.left), unwrap(node.right)];
  const [subject, label] = isLabel(right) ? [left, right] : [right, left];
  return isLabel(label) && isSubject(subject) ? { subject, labels: [label], ofClass: false } : null;
}

/** A label as an expression: a string literal, a name, or names joined by dots; null for anything else. */
export function labelOf(node: ts.Node): Expression | null {
  const inner = unwrap(node);
  if (isStringLiteralLike(inner)) return inner.text.length > LONGEST_LABEL ? null : { kind: 'literal', value: inner.text };
  return dotted(inner);
}

/** A text longer than this is no name of a variant. */
const LONGEST_LABEL = 80;

/** Names joined by dots, `this` first where it is; null for anything else. `a['b']` is `a.b`. */
export function dotted(node: ts.Node): Expression | null {
  const inner = unwrap(node);
  if (isIdentifier(inner)) return { kind: 'name', name: inner.text };
  if (inner.kind === SyntaxKind.ThisKeyword) return { kind: 'this' };
  if (isPropertyAccessExpression(inner)) return member(inner.expression, inner.name.text);
  if (isElementAccessExpression(inner) && isStringLiteralLike(inner.argumentExpression)) return member(inner.expression, inner.argumentExpression.text);
  return null;
}

function member(object: ts.Node, name: string): Expression | null {
  const owner = dotted(object);
  return owner === null ? null : { kind: 'member', object: owner, name };
}

/** Names of variants are literals, members of something that begins with a capital, or constants in capitals. */
function isLabel(node: ts.Node): boolean {
  if (isStringLiteralLike(node)) return true;
  if (isIdentifier(node)) return /^[A-Z][A-Z0-9_]+$/.test(node.text);
  return isPropertyAccessExpression(node) && headOf(node);
}

/** Whether the left end of dotted names begins with a capital: `PaymentMethod.CARD`, `shared.PaymentMethod.CARD` by its middle. */
function headOf(node: ts.PropertyAccessExpression): boolean {
  const { expression } = node;
  if (isIdentifier(expression)) return /^_?[A-Z]/.test(expression.text);
  return isPropertyAccessExpression(expression) && /^[A-Z]/.test(expression.name.text);
}

/** `typeof x` is no variant. */
function isSubject(node: ts.Node): boolean {
  return node.kind !== SyntaxKind.TypeOfExpression;
}

/** `[A, B].includes(x)` */
function membership(node: ts.CallExpression): Question | null {
  const { expression: callee } = node;
  const [subject, ...others] = node.arguments;
  if (subject === undefined || others.length > 0 || !isPropertyAccessExpression(callee) || callee.name.text !== 'includes') return null;
  const list = unwrap(callee.expression);
  if (!isArrayLiteralExpression(list) || list.elements.length === 0) return null;
  const labels = list.elements.map(unwrap);
  return labels.every(isLabel) ? { subject: unwrap(subject), labels, ofClass: false } : null;
}

function either(parts: readonly ts.Expression[], source: ts.SourceFile): Question | null {
  const questions = parts.map((part) => questionOf(part, source));
  const [first] = questions;
  if (first === undefined || first === null) return null;
  const text = subjectText(first.subject, source);
  const labels: ts.Node[] = [];
  for (const question of questions) {
    if (question === null || question.ofClass !== first.ofClass || subjectText(question.subject, source) !== text) return null;
    labels.push(...question.labels);
  }
  return { ...first, labels };
}

function firstOf(parts: readonly ts.Expression[], source: ts.SourceFile): Question | null {
  for (const part of parts) {
    const question = questionOf(part, source);
    if (question !== null) return question;
  }
  return null;
}

/** How a subject reads, without blanks, `?` and `!`: two subjects are the same where their texts are. */
export function subjectText(node: ts.Node, source: ts.SourceFile): string {
  return source.text.slice(node.getStart(source), node.end).replace(/[\s?!]/g, '');
}

/** Operands of a chain of one operator, left to right; chains nest to the left. */
function operands(node: ts.BinaryExpression, operator: ts.SyntaxKind): readonly ts.Expression[] {
  const right: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (isBinaryExpression(left) && left.operatorToken.kind === operator) {
    right.push(left.right);
    left = left.left;
  }
  return [left, ...right.reverse()];
}
