import { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import type { Place } from './draft.js';
import { type Keep, keepAll, keepNothing } from './keep.js';
import { endLine } from './lines.js';

const ASSIGNING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
]);

/** Whether a node sets its left side to its right side, at least at times: `=`, `??=`, `||=`, `&&=`. */
export function isAssignment(node: ts.Node): node is ts.BinaryExpression {
  return ts.isBinaryExpression(node) && ASSIGNING.has(node.operatorToken.kind);
}

/** Reads an assignment as its right side, and notes what it says of `this.x` or of a local without a value; null for another operator. */
export function readAssignment(node: ts.BinaryExpression, place: Place, keep: Keep): Expression | null {
  if (!isAssignment(node)) return null;
  const { left, right } = node;
  if (isOwnProperty(left)) return noteOwn(left, right, place);
  if (ts.isIdentifier(left)) return noteLocal(left, right, place);
  place.file.read.expression(left, place, keepNothing());
  return place.file.read.expression(right, place, keep);
}

function isOwnProperty(node: ts.Expression): node is ts.PropertyAccessExpression {
  return ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword;
}

function noteOwn(left: ts.PropertyAccessExpression, right: ts.Expression, place: Place): Expression {
  const { file, scope, self } = place;
  const value = file.read.expression(right, place, keepAll());
  if (self !== null) {
    file.selfAssignments.push({ self, name: left.name.text, value, scope, line: endLine(file.source, left.name) });
  }
  return value;
}

/** The first value that a local of the same function gets (`let manager; manager = …`) is what it is set to. */
function noteLocal(left: ts.Identifier, right: ts.Expression, place: Place): Expression {
  const { read } = place.file;
  read.expression(left, place, keepNothing());
  const local = place.body.locals.find((binding) => binding.name === left.text);
  const value = read.expression(right, place, keepAll());
  if (local !== undefined && local.initialiser === null && !local.iterates) {
    const index = place.body.locals.indexOf(local);
    place.body.locals[index] = { ...local, initialiser: value };
  }
  return value;
}
