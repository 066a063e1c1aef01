import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import { readAssignment } from './assignments.js';
import { expectType } from './branch-tables.js';
import { readCall, readNew, readTag } from './calls.js';
import { readClass } from './classes.js';
import { enter, leave } from './depth.js';
import type { Place } from './draft.js';
import { readFunctionExpression } from './function-expressions.js';
import { readJsx } from './jsx.js';
import type { Keep } from './keep.js';
import { readAccess, readName } from './names.js';
import { OTHER } from './other.js';
import { readBinary, readConditional, readUnary } from './operators.js';
import { readArray, readObject } from './object-literals.js';
import {
  forEachChild,
  isArrayLiteralExpression,
  isArrowFunction,
  isAssertionExpression,
  isAwaitExpression,
  isBinaryExpression,
  isCallExpression,
  isClassExpression,
  isConditionalExpression,
  isElementAccessExpression,
  isExpressionWithTypeArguments,
  isFunctionExpression,
  isIdentifier,
  isMetaProperty,
  isNewExpression,
  isNonNullExpression,
  isObjectLiteralExpression,
  isParenthesizedExpression,
  isPrefixUnaryExpression,
  isPropertyAccessExpression,
  isSatisfiesExpression,
  isTaggedTemplateExpression,
  isTemplateExpression,
  SyntaxKind,
} from './syntax.js';
import { readLiteral, readTemplate } from './templates.js';
import { readType } from './types.js';
import { unwrap } from './unwrap.js';

/**
 * Reads an expression: records every call, scope and mention in it, and returns as much of it as `keep` allows.
 * Any other node is read for what lies in it, and gives `other`. Throws RangeError below 500 levels.
 */
export function readExpression(node: ts.Node, place: Place, keep: Keep): Expression {
  const { file } = place;
  const kept = keep.left > 0;
  keep.left -= 1;
  enter(file);
  const expression = readPlain(node, place, keep) ?? readStructure(node, place, keep) ?? readWrapped(node, place, keep) ?? readOperation(node, place, keep);
  if (expression === null) forEachChild(node, (child) => file.read.walk(child, place));
  leave(file);
  if (expression === null) return OTHER;
  // A function costs one number, and its scope must be found from where it is handed over.
  return kept || expression.kind === 'function' ? expression : OTHER;
}

function readPlain(node: ts.Node, place: Place, keep: Keep): Expression | null {
  if (isIdentifier(node)) return readName(node, place);
  if (isPropertyAccessExpression(node) || isElementAccessExpression(node)) return readAccess(node, place, keep);
  if (isCallExpression(node)) return readCall(node, place);
  if (node.kind === SyntaxKind.ThisKeyword) return { kind: 'this' };
  if (node.kind === SyntaxKind.SuperKeyword) return { kind: 'super' };
  return readLiteral(node, keep);
}

function readStructure(node: ts.Node, place: Place, keep: Keep): Expression | null {
  if (isArrowFunction(node) || isFunctionExpression(node)) return readFunctionExpression(node, place);
  if (isObjectLiteralExpression(node)) return readObject(node, place, keep);
  if (isArrayLiteralExpression(node)) return readArray(node, place, keep);
  if (isTemplateExpression(node)) return readTemplate(node, place, keep);
  if (isClassExpression(node)) {
    readClass(node, place);
    return { kind: 'class' };
  }
  return readJsx(node, place);
}

/** Reads what stands around an expression without changing what it is. */
function readWrapped(node: ts.Node, place: Place, keep: Keep): Expression | null {
  if (isAwaitExpression(node)) return readAwait(node, place, keep);
  if (isParenthesizedExpression(node) || isNonNullExpression(node)) return readExpression(node.expression, place, keep);
  if (isAssertionExpression(node)) return readCast(node, place, keep);
  if (isSatisfiesExpression(node)) {
    expectType(node.expression, node.type, place.file);
    readType(node.type, place);
    return readExpression(node.expression, place, keep);
  }
  if (!isExpressionWithTypeArguments(node)) return null;
  for (const type of node.typeArguments ?? []) readType(type, place);
  return readExpression(node.expression, place, keep);
}

function readOperation(node: ts.Node, place: Place, keep: Keep): Expression | null {
  if (isBinaryExpression(node)) return readAssignment(node, place, keep) ?? readBinary(node, place, keep);
  if (isConditionalExpression(node)) return readConditional(node, place, keep);
  if (isPrefixUnaryExpression(node)) return readUnary(node, place);
  if (isNewExpression(node)) return readNew(node, place);
  if (isTaggedTemplateExpression(node)) return readTag(node, place);
  // `import.meta` and `new.target` hold a word that is no name.
  return isMetaProperty(node) ? OTHER : null;
}

function readAwait(node: ts.AwaitExpression, place: Place, keep: Keep): Expression {
  place.file.awaited = unwrap(node.expression);
  return readExpression(node.expression, place, keep);
}

/** `as const` names no type. */
function readCast(node: ts.AssertionExpression, place: Place, keep: Keep): Expression {
  const expression = readExpression(node.expression, place, keep);
  const type = readType(node.type, place);
  return type.name === 'const' ? expression : { kind: 'cast', expression, type };
}
