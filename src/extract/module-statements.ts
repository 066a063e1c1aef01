import type { ts } from 'ts-morph';
import { readHandedOut } from './commonjs-exports.js';
import { declarationOf } from './declaration-kinds.js';
import { readDeclaration } from './declarations.js';
import type { Place } from './draft.js';
import { readExportAssignment, readExportDeclaration, readExportModifier, readVariableExport } from './exports.js';
import { readImportEquals } from './import-aliases.js';
import { readImport } from './imports.js';
import { readPrototype } from './prototypes.js';
import {
  isExportAssignment,
  isExportDeclaration,
  isExpressionStatement,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isVariableStatement,
} from './syntax.js';
import { readVariable } from './variables.js';

/** Reads one top-level statement. What is no import, export or declaration is the module's own code. */
export function readModuleStatement(node: ts.Statement, place: Place): void {
  const { file } = place;
  if (isImportDeclaration(node)) readImport(node, file);
  else if (isImportEqualsDeclaration(node)) readImportEquals(node, place);
  else if (isExportDeclaration(node)) readExportDeclaration(node, file);
  else if (isExportAssignment(node)) readExportAssignment(node, place);
  else if (isVariableStatement(node)) {
    readVariableExport(node, file);
    for (const variable of node.declarationList.declarations) readVariable(variable, place);
  } else if (isExpressionStatement(node)) readModuleExpression(node, place);
  else readNamedStatement(node, place);
}

function readModuleExpression(node: ts.ExpressionStatement, place: Place): void {
  const isFact = readHandedOut(node.expression, place) || readPrototype(node.expression, place);
  if (!isFact) place.file.read.walk(node, place);
}

function readNamedStatement(node: ts.Statement, place: Place): void {
  const declaration = declarationOf(node);
  const declared = declaration === null ? undefined : place.file.held.get(declaration.node);
  if (declaration === null || declared === undefined) {
    place.file.read.walk(node, place);
    return;
  }
  readExportModifier(declaration.node, place.file);
  readDeclaration(declaration.node, declared, place);
}
