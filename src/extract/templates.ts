import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import type { Place } from './draft.js';
import type { Keep } from './keep.js';
import { OTHER } from './other.js';
import { isNoSubstitutionTemplateLiteral, isNumericLiteral, isStringLiteralLike, SyntaxKind } from './syntax.js';

/** Reads a string, number, boolean or null; null for every other node. A string over the limit is `other`. */
export function readLiteral(node: ts.Node, keep: Keep): Expression | null {
  if (isStringLiteralLike(node)) return node.text.length > keep.text ? OTHER : { kind: 'literal', value: node.text };
  if (isNumericLiteral(node)) return { kind: 'literal', value: Number(node.text) };
  if (node.kind === SyntaxKind.TrueKeyword) return { kind: 'literal', value: true };
  if (node.kind === SyntaxKind.FalseKeyword) return { kind: 'literal', value: false };
  if (node.kind === SyntaxKind.NullKeyword) return { kind: 'literal', value: null };
  return null;
}

/** Reads a template with or without holes as a template; `other` where its text is over the limit. */
export function readTemplate(node: ts.TemplateLiteral, place: Place, keep: Keep): Expression {
  if (isNoSubstitutionTemplateLiteral(node)) return template([node.text], [], keep);
  const parts = [node.head.text];
  const holes: Expression[] = [];
  for (const span of node.templateSpans) {
    holes.push(place.file.read.expression(span.expression, place, keep));
    parts.push(span.literal.text);
  }
  return template(parts, holes, keep);
}

/**
 * Joins the operands of a concatenation into one template.
 * Null where none of them is a string: then `+` may as well add numbers.
 */
export function concatenate(operands: readonly Expression[], keep: Keep): Expression | null {
  if (!operands.some(isText)) return null;
  const parts = [''];
  const holes: Expression[] = [];
  for (const operand of operands) {
    if (operand.kind === 'template') appendTemplate(operand, parts, holes);
    else if (operand.kind === 'literal') appendText(parts, String(operand.value));
    else {
      holes.push(operand);
      parts.push('');
    }
  }
  return template(parts, holes, keep);
}

function appendTemplate(operand: Expression & { readonly kind: 'template' }, parts: string[], holes: Expression[]): void {
  const [first = '', ...rest] = operand.parts;
  appendText(parts, first);
  parts.push(...rest);
  holes.push(...operand.holes);
}

function appendText(parts: string[], text: string): void {
  parts[parts.length - 1] += text;
}

function isText(operand: Expression): boolean {
  return operand.kind === 'template' || (operand.kind === 'literal' && typeof operand.value === 'string');
}

function template(parts: readonly string[], holes: readonly Expression[], keep: Keep): Expression {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return length > keep.text ? OTHER : { kind: 'template', parts, holes };
}
