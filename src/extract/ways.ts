import type { ts } from 'ts-morph';
import { noteBranches } from './branches.js';
import { enter, leave } from './depth.js';
import { divide } from './divide.js';
import type { Place } from './draft.js';
import { isBlock, isBreakOrContinueStatement, isIfStatement, isReturnStatement, isSwitchStatement, isThrowStatement, isTryStatement } from './syntax.js';

/** Reads a statement that divides the code, or a block, so that the calls on each branch can be told apart. False for every other node. */
export function walkWays(node: ts.Node, place: Place): boolean {
  if (isBlock(node)) {
    noteBranches(node, place);
    within(place, () => walkAll(node.statements, place));
  } else if (isIfStatement(node)) within(place, () => void walkIf(node, place));
  else if (isSwitchStatement(node)) within(place, () => walkSwitch(node, place));
  else if (isTryStatement(node)) within(place, () => walkTry(node, place));
  else return false;
  return true;
}

function within(place: Place, read: () => void): void {
  enter(place.file);
  read();
  leave(place.file);
}

/** Statements in a row: behind an `if` that leaves, the rest is its other branch. */
function walkAll(statements: readonly ts.Statement[], place: Place): void {
  let here = place;
  for (const statement of statements) {
    if (!isIfStatement(statement)) here.file.read.walk(statement, here);
    else here = walkIf(statement, here) ?? here;
  }
}

/** Reads a chain of `else if` as one division; gives the place of what follows where a branch without an `else` leaves. */
function walkIf(first: ts.IfStatement, place: Place): Place | null {
  const either = divide(place);
  let leaves = true;
  let branch = 0;
  let node: ts.Statement | undefined = first;
  while (node !== undefined && isIfStatement(node)) {
    noteBranches(node, place);
    place.file.read.walk(node.expression, place);
    place.file.read.walk(node.thenStatement, either(branch));
    leaves &&= alwaysLeaves(node.thenStatement);
    branch += 1;
    node = node.elseStatement;
  }
  if (node !== undefined) place.file.read.walk(node, either(branch));
  return leaves && node === undefined ? either(branch) : null;
}

function alwaysLeaves(statement: ts.Statement): boolean {
  const last = isBlock(statement) ? statement.statements.at(-1) : statement;
  return last !== undefined && (isReturnStatement(last) || isThrowStatement(last) || isBreakOrContinueStatement(last));
}

function walkSwitch(node: ts.SwitchStatement, place: Place): void {
  noteBranches(node, place);
  place.file.read.walk(node.expression, place);
  const either = divide(place);
  for (const [branch, clause] of node.caseBlock.clauses.entries()) {
    if ('expression' in clause) place.file.read.walk(clause.expression, place);
    noteBranches(clause, either(branch));
    walkAll(clause.statements, either(branch));
  }
}

/** What a `catch` does comes instead of what was tried. */
function walkTry({ tryBlock, catchClause, finallyBlock }: ts.TryStatement, place: Place): void {
  const { read } = place.file;
  const either = divide(place);
  read.walk(tryBlock, either(0));
  if (catchClause !== undefined) read.walk(catchClause, either(1));
  if (finallyBlock !== undefined) read.walk(finallyBlock, place);
}
