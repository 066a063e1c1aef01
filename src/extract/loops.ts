import type { ts } from 'ts-morph';
import type { Place } from './draft.js';
import { keepAll, keepNothing } from './keep.js';
import { readLoopLocals } from './locals.js';
import { repeating, roundOfList, roundOfLoop } from './rounds.js';
import { isDoStatement, isForInStatement, isForOfStatement, isForStatement, isVariableDeclarationList, isWhileStatement } from './syntax.js';

/** Reads a loop: what runs once stands outside it (the start, the list gone over), what runs each time inside. False for every other node. */
export function walkLoop(node: ts.Node, place: Place): boolean {
  if (isForOfStatement(node) || isForInStatement(node)) walkEach(node, place, repeating(place, 'loop', roundOfList(node.expression)));
  else if (isForStatement(node)) walkFor(node, place, repeating(place, 'loop', roundOfLoop(node)));
  else if (isWhileStatement(node) || isDoStatement(node)) {
    const inside = repeating(place, 'loop', roundOfLoop(node));
    inside.file.read.walk(node.expression, inside);
    inside.file.read.walk(node.statement, inside);
  } else return false;
  return true;
}

function walkFor(node: ts.ForStatement, place: Place, inside: Place): void {
  const { read } = place.file;
  if (node.initializer !== undefined) read.walk(node.initializer, place);
  if (node.condition !== undefined) read.walk(node.condition, inside);
  read.walk(node.statement, inside);
  if (node.incrementor !== undefined) read.walk(node.incrementor, inside);
}

function walkEach(node: ts.ForInOrOfStatement, place: Place, inside: Place): void {
  const { read } = place.file;
  const iterates = isForOfStatement(node);
  const list = read.expression(node.expression, place, iterates ? keepAll() : keepNothing());
  if (!isVariableDeclarationList(node.initializer)) read.walk(node.initializer, inside);
  // A key of `for … in` is a string: nothing that it is set to is worth following.
  else readLoopLocals(node.initializer, iterates ? list : null, inside);
  read.walk(node.statement, inside);
}
