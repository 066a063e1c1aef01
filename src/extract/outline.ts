import type { ts } from 'ts-morph';
import { readHandedOut } from './commonjs-exports.js';
import { declarationOf } from './declaration-kinds.js';
import type { Place } from './draft.js';
import { readExportAssignment, readExportDeclaration, readExportModifier, readVariableExport } from './exports.js';
import { readImport, readRequire } from './imports.js';
import {
  isExportAssignment,
  isExportDeclaration,
  isExpressionStatement,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isVariableStatement,
} from './syntax.js';

/** Reads of one top-level statement only what it imports and exports. The survey has made the declarations already. */
export function readOutline(node: ts.Statement, place: Place): void {
  const { file } = place;
  if (isImportDeclaration(node)) readImport(node, file);
  else if (isImportEqualsDeclaration(node)) {
    readExportModifier(node, file);
    readImport(node, file);
  } else if (isExportDeclaration(node)) readExportDeclaration(node, file);
  else if (isExportAssignment(node)) readExportAssignment(node, place);
  else if (isVariableStatement(node)) {
    readVariableExport(node, file);
    for (const variable of node.declarationList.declarations) readRequire(variable, place);
  } else if (isExpressionStatement(node)) readHandedOut(node.expression, place);
  else {
    const declaration = declarationOf(node);
    if (declaration !== null) readExportModifier(declaration.node, file);
  }
}
