import type { ts } from 'ts-morph';
import type { ImportedName } from '../model/file-facts.js';
import { walkDefaults } from './bindings.js';
import type { FileDraft, Place } from './draft.js';
import { startLine } from './lines.js';
import { moduleOf } from './modules.js';
import {
  isArrayBindingPattern,
  isBindingElement,
  isComputedPropertyName,
  isExternalModuleReference,
  isIdentifier,
  isImportDeclaration,
  isImportEqualsDeclaration,
  isNamespaceImport,
  isObjectBindingPattern,
  isPropertyAccessExpression,
  isStringLiteral,
  isStringLiteralLike,
  SyntaxKind,
} from './syntax.js';
import { unwrap } from './unwrap.js';

/** Reads `import … from 'x'` and `import x = require('x')`. */
export function readImport(node: ts.ImportDeclaration | ts.ImportEqualsDeclaration, file: FileDraft): void {
  const specifier = specifierOf(node);
  if (specifier === null) return;
  const names = importedNames(node);
  const marked = names.length > 0 && names.every((name) => name.typeOnly);
  file.imports.push({ specifier, line: startLine(file.source, node), typeOnly: marked, names });
}

/** Reads `const x = require('x')` at the top level; false where the variable is no import. */
export function readRequire(node: ts.VariableDeclaration, place: Place): boolean {
  const required = requiredBy(node);
  if (required === null) return false;
  const { file } = place;
  file.imports.push({ specifier: required.specifier, line: startLine(file.source, node), typeOnly: false, names: required.names });
  if (isObjectBindingPattern(node.name)) walkDefaults(node.name, place);
  return true;
}

/** The names that an import statement binds; empty for a side-effect import. */
export function importedNames(node: ts.ImportDeclaration | ts.ImportEqualsDeclaration): ImportedName[] {
  if (isImportEqualsDeclaration(node)) {
    return specifierOf(node) === null ? [] : [{ local: node.name.text, imported: '*', typeOnly: node.isTypeOnly }];
  }
  const clause = node.importClause;
  if (clause === undefined) return [];
  const typeOnly = clause.phaseModifier === SyntaxKind.TypeKeyword;
  const names: ImportedName[] = [];
  if (clause.name !== undefined) names.push({ local: clause.name.text, imported: 'default', typeOnly });
  const { namedBindings } = clause;
  if (namedBindings === undefined) return names;
  if (isNamespaceImport(namedBindings)) return [...names, { local: namedBindings.name.text, imported: '*', typeOnly }];
  for (const { isTypeOnly, name, propertyName } of namedBindings.elements) {
    names.push({ local: name.text, imported: (propertyName ?? name).text, typeOnly: typeOnly || isTypeOnly });
  }
  return names;
}

/**
 * The module and names of `const x = require('y')`, `const { a, b: c } = require('y')`, `const z = require('y').z`, also with `await import`.
 * Null for any other variable, and for a pattern within a pattern: its names are parts of an exported value, not exported themselves.
 */
export function requiredBy(node: ts.VariableDeclaration): { readonly specifier: string; readonly names: ImportedName[] } | null {
  if (node.initializer === undefined) return null;
  const value = unwrap(node.initializer);
  const whole = moduleOf(value);
  if (whole !== null) return withNames(whole, namesOfPattern(node.name));
  if (!isPropertyAccessExpression(value) || !isIdentifier(node.name)) return null;
  const part = moduleOf(unwrap(value.expression));
  return part === null ? null : withNames(part, [{ local: node.name.text, imported: value.name.text, typeOnly: false }]);
}

function withNames(specifier: string, names: ImportedName[] | null): { readonly specifier: string; readonly names: ImportedName[] } | null {
  return names === null ? null : { specifier, names };
}

function namesOfPattern(pattern: ts.BindingName): ImportedName[] | null {
  if (isIdentifier(pattern)) return [{ local: pattern.text, imported: '*', typeOnly: false }];
  const names: ImportedName[] = [];
  for (const element of pattern.elements) {
    if (!isBindingElement(element) || !isIdentifier(element.name)) return null;
    const key = element.propertyName ?? element.name;
    if (isArrayBindingPattern(pattern) || isComputedPropertyName(key)) return null;
    const imported = element.dotDotDotToken === undefined ? key.text : '*';
    names.push({ local: element.name.text, imported, typeOnly: false });
  }
  return names;
}

function specifierOf(node: ts.ImportDeclaration | ts.ImportEqualsDeclaration): string | null {
  if (isImportDeclaration(node)) return isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : null;
  const { moduleReference } = node;
  if (!isExternalModuleReference(moduleReference)) return null;
  return isStringLiteralLike(moduleReference.expression) ? moduleReference.expression.text : null;
}
