import type { ts } from 'ts-morph';
import { isAssignment } from './assignment-operators.js';
import { isExportsObject } from './names.js';
import { isElementAccessExpression, isPropertyAccessExpression, isStringLiteralLike } from './syntax.js';
import { unwrap } from './unwrap.js';

/** A value that a CommonJS file hands out, and the names it has outside: `=` for `module.exports` itself. */
export interface Handed {
  readonly names: readonly string[];
  readonly value: ts.Expression;
}

/** Follows `exports.a = module.exports.b = value` to its end; no names where nothing is handed out. */
export function handedOut(node: ts.Expression): Handed {
  const names: string[] = [];
  let value = node;
  for (;;) {
    const assignment = unwrap(value);
    const name = isAssignment(assignment) ? exportedName(assignment.left) : null;
    if (name === null || !isAssignment(assignment)) return { names, value };
    if (!names.includes(name)) names.push(name);
    value = assignment.right;
  }
}

/** The name outside that an assignment to `exports.a` or `module.exports` gives; null for any other left side. */
function exportedName(left: ts.Expression): string | null {
  if (isExportsObject(left)) return '=';
  if (isPropertyAccessExpression(left) && isExportsObject(left.expression)) return left.name.text;
  if (!isElementAccessExpression(left) || !isExportsObject(left.expression)) return null;
  return isStringLiteralLike(left.argumentExpression) ? left.argumentExpression.text : null;
}
