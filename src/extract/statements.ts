import type { ts } from 'ts-morph';
import type { Place } from './draft.js';
import { keepAll, keepNothing } from './keep.js';
import { readLocalClass, readLocalFunction, readLocals } from './locals.js';
import { walkLoop } from './loops.js';
import { hide } from './shadows.js';
import {
  isBreakOrContinueStatement,
  isCatchClause,
  isClassDeclaration,
  isEnumDeclaration,
  isEnumMember,
  isExpressionStatement,
  isFunctionDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isLabeledStatement,
  isReturnStatement,
  isTypeAliasDeclaration,
  isTypeNode,
  isVariableDeclarationList,
} from './syntax.js';
import { readType, walkType } from './types.js';
import { walkWays } from './ways.js';

/** Reads a statement, or any node below one, for the locals, returns, calls, scopes and mentions in it. Blocks belong to their function. */
export function walk(node: ts.Node, place: Place): void {
  const { read } = place.file;
  if (isExpressionStatement(node)) read.expression(node.expression, place, keepNothing());
  else if (isReturnStatement(node)) walkReturn(node, place);
  else if (walkDeclaration(node, place) || walkLoop(node, place) || walkWays(node, place)) return;
  else if (isCatchClause(node)) walkCatch(node, place);
  else if (isLabeledStatement(node)) read.walk(node.statement, place);
  else if (isBreakOrContinueStatement(node)) return;
  else if (isTypeNode(node)) readType(node, place);
  else read.expression(node, place, keepNothing());
}

function walkDeclaration(node: ts.Node, place: Place): boolean {
  if (isVariableDeclarationList(node)) readLocals(node, place);
  else if (isFunctionDeclaration(node)) readLocalFunction(node, place);
  else if (isClassDeclaration(node)) readLocalClass(node, place);
  else if (isInterfaceDeclaration(node) || isTypeAliasDeclaration(node)) walkType(node, place);
  else if (isEnumMember(node)) {
    if (node.initializer !== undefined) place.file.read.walk(node.initializer, place);
  } else if (isEnumDeclaration(node)) {
    for (const member of node.members) walkDeclaration(member, place);
  } else return false;
  return true;
}

function walkReturn(node: ts.ReturnStatement, place: Place): void {
  if (node.expression === undefined) return;
  place.body.returns.push(place.file.read.expression(node.expression, place, keepAll()));
}

function walkCatch(node: ts.CatchClause, place: Place): void {
  const name = node.variableDeclaration?.name;
  const caught = name !== undefined && isIdentifier(name) ? [name.text] : [];
  place.file.read.walk(node.block, { ...place, shadows: hide(caught, place) });
}
