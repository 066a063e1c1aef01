import { ts } from 'ts-morph';
import { readHandedOut } from './commonjs-exports.js';
import { declarationOf } from './declaration-kinds.js';
import { readDeclaration } from './declarations.js';
import type { Place } from './draft.js';
import { readExportAssignment, readExportDeclaration, readExportModifier, readVariableExport } from './exports.js';
import { readImportEquals } from './import-aliases.js';
import { readImport } from './imports.js';
import { readPrototype } from './prototypes.js';
import { readVariable } from './variables.js';

/** Reads one top-level statement. What is no import, export or declaration is the module's own code. */
export function readModuleStatement(node: ts.Statement, place: Place): void {
  const { file } = place;
  if (ts.isImportDeclaration(node)) readImport(node, file);
  else if (ts.isImportEqualsDeclaration(node)) readImportEquals(node, place);
  else if (ts.isExportDeclaration(node)) readExportDeclaration(node, file);
  else if (ts.isExportAssignment(node)) readExportAssignment(node, place);
  else if (ts.isVariableStatement(node)) {
    readVariableExport(node, file);
    for (const variable of node.declarationList.declarations) readVariable(variable, place);
  } else if (ts.isExpressionStatement(node)) readModuleExpression(node, place);
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
