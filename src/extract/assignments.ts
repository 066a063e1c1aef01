import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import { isAssignment } from './assignment-operators.js';
import { setDeclaredValue } from './declaration-drafts.js';
import { noteSet } from './branches.js';
import type { Place } from './draft.js';
import { type Keep, keepAll, keepNothing } from './keep.js';
import { endLine } from './lines.js';
import { topLevelOf } from './mentions.js';
import { isIdentifier, isPropertyAccessExpression, SyntaxKind } from './syntax.js';

/** Reads an assignment as its right side, and notes what it says of `this.x` or of a local without a value; null for another operator. */
export function readAssignment(node: ts.BinaryExpression, place: Place, keep: Keep): Expression | null {
  if (!isAssignment(node)) return null;
  const { left, right } = node;
  noteSet(left, right, place);
  if (isOwnProperty(left)) return noteOwn(left, right, place);
  if (isIdentifier(left)) return noteVariable(left, right, place);
  place.file.read.expression(left, place, keepNothing());
  const value = place.file.read.expression(right, place, keep);
  if (value.kind === 'function' && isPropertyAccessExpression(left)) notePart(left, value.scope, place);
  return value;
}

/** `Orders.place = function () {}`, where Orders is a parameter of the function that says so. */
function notePart(left: ts.PropertyAccessExpression, scope: number, { body, file, scope: within }: Place): void {
  const { expression, name } = left;
  if (!isIdentifier(expression)) return;
  const owner = file.scopes[within]?.parameters.find((binding) => binding.name === expression.text && binding.path.length === 0);
  if (owner?.parameter != null) body.parts.push({ parameter: owner.parameter, name: name.text, scope });
}

function isOwnProperty(node: ts.Expression): node is ts.PropertyAccessExpression {
  return isPropertyAccessExpression(node) && node.expression.kind === SyntaxKind.ThisKeyword;
}

function noteOwn(left: ts.PropertyAccessExpression, right: ts.Expression, place: Place): Expression {
  const { file, scope, self } = place;
  const value = file.read.expression(right, place, keepAll());
  if (self !== null) {
    file.selfAssignments.push({ self, name: left.name.text, value, scope, line: endLine(file.source, left.name) });
  }
  return value;
}

/** The first value that a variable gets later (`let manager; manager = …`) is what it is set to. */
function noteVariable(left: ts.Identifier, right: ts.Expression, place: Place): Expression {
  const { read } = place.file;
  const { locals } = place.body;
  read.expression(left, place, keepNothing());
  const index = locals.findIndex((binding) => binding.name === left.text);
  const local = locals[index];
  const value = read.expression(right, place, keepAll());
  if (local === undefined) noteTopLevel(left, value, place);
  else if (local.initialiser === null && !local.iterates) locals[index] = { ...local, initialiser: value };
  return value;
}

/** What a top-level variable is set to is read in scope 0; of what other functions set it to only a call says where it is read itself. */
function noteTopLevel(left: ts.Identifier, value: Expression, place: Place): void {
  const declared = topLevelOf(left, place);
  if (declared === null || declared.draft.kind !== 'variable') return;
  if (place.scope === 0 || value.kind === 'call') setDeclaredValue(declared, value);
}
