import { ts } from 'ts-morph';
import type { DeclarationKind } from '../model/file-facts.js';

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
  if (ts.isClassDeclaration(node)) return { kind: 'class', node };
  if (ts.isFunctionDeclaration(node)) return { kind: 'function', node };
  if (ts.isInterfaceDeclaration(node)) return { kind: 'interface', node };
  if (ts.isTypeAliasDeclaration(node)) return { kind: 'type', node };
  if (ts.isEnumDeclaration(node)) return { kind: 'enum', node };
  // `declare module 'x'` and `declare global` speak of something outside the file.
  if (ts.isModuleDeclaration(node) && isOwnNamespace(node)) return { kind: 'namespace', node };
  return null;
}

function isOwnNamespace(node: ts.ModuleDeclaration): boolean {
  return ts.isIdentifier(node.name) && node.name.text !== 'global';
}
