import type { ts } from 'ts-morph';
import { bindingsOf } from './binding-names.js';
import { setDeclaredValue } from './declaration-drafts.js';
import type { NamedStatement } from './declaration-kinds.js';
import type { FileDraft, Place } from './draft.js';
import { addExport } from './export-drafts.js';
import { heldBy } from './held.js';
import { keepAll } from './keep.js';
import { endLine, startLine } from './lines.js';
import { hasModifier } from './modifiers.js';
import { isIdentifier, isInterfaceDeclaration, isNamespaceExport, isStringLiteral, isTypeAliasDeclaration, SyntaxKind } from './syntax.js';

/** Reads the `export` and `default` before a declaration. */
export function readExportModifier(node: NamedStatement | ts.ImportEqualsDeclaration, file: FileDraft): void {
  if (!hasModifier(node, SyntaxKind.ExportKeyword)) return;
  const local = node.name?.text ?? 'default';
  const exported = hasModifier(node, SyntaxKind.DefaultKeyword) ? 'default' : local;
  const typeOnly = isInterfaceDeclaration(node) || isTypeAliasDeclaration(node);
  const line = node.name === undefined ? startLine(file.source, node) : endLine(file.source, node.name);
  addExport(file, { exported, local, specifier: null, value: null, typeOnly, line });
}

/** Reads the `export` before variables: each name is exported. */
export function readVariableExport(node: ts.VariableStatement, file: FileDraft): void {
  if (!hasModifier(node, SyntaxKind.ExportKeyword)) return;
  for (const { name } of node.declarationList.declarations.flatMap((variable) => bindingsOf(variable.name))) {
    const line = endLine(file.source, name);
    addExport(file, { exported: name.text, local: name.text, specifier: null, value: null, typeOnly: false, line });
  }
}

/** Reads `export { a as b }`, `export { a } from 'x'`, `export * from 'x'` and `export * as ns from 'x'`. */
export function readExportDeclaration(node: ts.ExportDeclaration, file: FileDraft): void {
  const { exportClause, moduleSpecifier, isTypeOnly } = node;
  const specifier = moduleSpecifier !== undefined && isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : null;
  if (exportClause === undefined || isNamespaceExport(exportClause)) {
    const line = startLine(file.source, node);
    const exported = exportClause?.name.text ?? '*';
    addExport(file, { exported, local: '*', specifier, value: null, typeOnly: isTypeOnly, line });
    return;
  }
  for (const element of exportClause.elements) {
    addExport(file, {
      exported: element.name.text,
      local: (element.propertyName ?? element.name).text,
      specifier,
      value: null,
      typeOnly: isTypeOnly || element.isTypeOnly,
      line: endLine(file.source, element.name),
    });
  }
}

/** Reads `export default …` and `export = …`. A name is exported as itself; a function, class or object literal is the declaration `default`. */
export function readExportAssignment(node: ts.ExportAssignment, place: Place): void {
  const { file } = place;
  const exported = node.isExportEquals === true ? '=' : 'default';
  const line = startLine(file.source, node);
  const fact = { exported, specifier: null, value: null, typeOnly: false, line };
  if (isIdentifier(node.expression)) {
    addExport(file, { ...fact, local: node.expression.text });
    return;
  }
  const held = heldBy(node.expression);
  const declared = held === null ? undefined : file.held.get(held.node);
  const inside = declared === undefined ? place : { ...place, declaration: declared.index };
  const value = file.read.expression(node.expression, inside, keepAll());
  if (declared === undefined) addExport(file, { ...fact, local: null, value });
  else {
    setDeclaredValue(declared, value);
    addExport(file, { ...fact, local: declared.draft.name });
  }
}
