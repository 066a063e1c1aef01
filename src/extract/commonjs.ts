import { ts } from 'ts-morph';
import { isAssignment } from './assignments.js';
import { isExportsObject } from './names.js';

/** A value that a CommonJS file hands out, and the names it has outside: `=` for `module.exports` itself. */
export interface Handed {
  readonly names: readonly string[];
  readonly value: ts.Expression;
}

/** Follows `exports.a = module.exports.b = value` to its end; no names where nothing is handed out. */
export function handedOut(node: ts.Expression): Handed {
  const names: string[] = [];
  let value = node;
  while (isAssignment(value)) {
    const name = exportedName(value.left);
    if (name === null) break;
    if (!names.includes(name)) names.push(name);
    value = value.right;
  }
  return { names, value };
}

/** The name outside that an assignment to `exports.a` or `module.exports` gives; null for any other left side. */
function exportedName(left: ts.Expression): string | null {
  if (isExportsObject(left)) return '=';
  if (ts.isPropertyAccessExpression(left) && isExportsObject(left.expression)) return left.name.text;
  if (!ts.isElementAccessExpression(left) || !isExportsObject(left.expression)) return null;
  return ts.isStringLiteralLike(left.argumentExpression) ? left.argumentExpression.text : null;
}
