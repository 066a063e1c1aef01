import type { ts } from 'ts-morph';
import { bindingsOf } from './binding-names.js';
import { handedOut } from './commonjs.js';
import { declare } from './declaration-drafts.js';
import { declarationOf } from './declaration-kinds.js';
import type { Declared, FileDraft } from './draft.js';
import { heldBy } from './held.js';
import { importedNames, requiredBy } from './imports.js';
import { linesOf } from './lines.js';
import { surveyHandedOut } from './survey-commonjs.js';
import {
  isExportAssignment,
  isExpressionStatement,
  isExternalModuleReference,
  isIdentifier,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isVariableStatement,
} from './syntax.js';

/**
 * Notes every name that the top level binds and makes its declarations, in source order, before any is read:
 * functions name each other ahead of where they stand.
 */
export function survey(file: FileDraft): void {
  const handed: Declared[] = [];
  for (const statement of file.source.statements) {
    if (isImportDeclaration(statement) || isImportEqualsDeclaration(statement)) surveyImport(statement, file);
    else if (isVariableStatement(statement)) surveyVariables(statement, file);
    else if (isExpressionStatement(statement)) handed.push(...surveyHandedOut(statement.expression, file));
    else if (isExportAssignment(statement)) surveyDefault(statement, file);
    else surveyNamed(statement, file);
  }
  for (const { draft } of handed) {
    // `function pay() {}` and `exports.pay = function () {}` may be two functions of one file.
    if (file.names.has(draft.name)) draft.name = `exports.${draft.name}`;
  }
}

function surveyImport(node: ts.ImportDeclaration | ts.ImportEqualsDeclaration, file: FileDraft): void {
  for (const { imported, local } of importedNames(node)) {
    file.names.set(local, { declared: null, wholeModule: imported === '*' });
  }
  if (isImportEqualsDeclaration(node) && !isExternalModuleReference(node.moduleReference)) {
    const lines = linesOf(file.source, node, node.name);
    declare(file, { name: node.name.text, kind: 'variable', ...lines });
  }
}

function surveyVariables(statement: ts.VariableStatement, file: FileDraft): void {
  for (const node of statement.declarationList.declarations) {
    const required = requiredBy(node);
    for (const { imported, local } of required?.names ?? []) {
      file.names.set(local, { declared: null, wholeModule: imported === '*' });
    }
    if (required === null) surveyVariable(node, file);
  }
}

function surveyVariable(node: ts.VariableDeclaration, file: FileDraft): void {
  const value = node.initializer === undefined ? null : handedOut(node.initializer).value;
  const held = value === null || !isIdentifier(node.name) ? null : heldBy(value);
  for (const { name } of bindingsOf(node.name)) {
    const lines = linesOf(file.source, node, name);
    const declared = declare(file, { name: name.text, kind: held?.kind ?? 'variable', ...lines });
    if (held !== null) file.held.set(held.node, declared);
  }
}

function surveyNamed(statement: ts.Statement, file: FileDraft): void {
  const declaration = declarationOf(statement);
  if (declaration === null) return;
  const { kind, node } = declaration;
  const lines = linesOf(file.source, node, node.name);
  file.held.set(node, declare(file, { name: node.name?.text ?? 'default', kind, ...lines }));
}

/** `export default` of a function, class or object that has no name: the declaration is called `default`. */
function surveyDefault(node: ts.ExportAssignment, file: FileDraft): void {
  const held = heldBy(node.expression);
  if (held === null) return;
  const lines = linesOf(file.source, node, undefined);
  file.held.set(held.node, declare(file, { name: 'default', kind: held.kind, ...lines }));
}
