import type { ts } from 'ts-morph';
import type { DeclarationKind } from '../model/file-facts.js';
import {
  isClassDeclaration,
  isEnumDeclaration,
  isFunctionDeclaration,
  isIdentifier,
  isInterfaceDeclaration,
  isModuleDeclaration,
  isTypeAliasDeclaration,
} from './syntax.js';

/** A statement that declares one thing by name. */
export type NamedStatement =
  | ts.ClassDeclaration
  | ts.FunctionDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.EnumDeclaration
  | ts.ModuleDeclaration;

/** What a declaration statement declares; null for every other statement. */
export function declarationOf(node: ts.Statement): { readonly kind: DeclarationKind; readonly node: NamedStatement } | null {
  if (isClassDeclaration(node)) return { kind: 'class', node };
  if (isFunctionDeclaration(node)) return { kind: 'function', node };
  if (isInterfaceDeclaration(node)) return { kind: 'interface', node };
  if (isTypeAliasDeclaration(node)) return { kind: 'type', node };
  if (isEnumDeclaration(node)) return { kind: 'enum', node };
  // `declare module 'x'` and `declare global` speak of something outside the file.
  if (isModuleDeclaration(node) && isOwnNamespace(node)) return { kind: 'namespace', node };
  return null;
}

function isOwnNamespace(node: ts.ModuleDeclaration): boolean {
  return isIdentifier(node.name) && node.name.text !== 'global';
}
