import type { ts } from 'ts-morph';
import { bindingsOf } from './binding-names.js';
import type { Place, Shadows } from './draft.js';
import {
  forEachChild,
  isBlock,
  isClassDeclaration,
  isEnumDeclaration,
  isExpressionStatement,
  isFunctionDeclaration,
  isFunctionExpression,
  isIdentifier,
  isInterfaceDeclaration,
  isStatement,
  isTypeAliasDeclaration,
  isVariableDeclarationList,
  SyntaxKind,
} from './syntax.js';

/** Adds the top-level names that a function's parameters and locals hide, or the place's own shadows where there are none. */
export function shadowsOf(node: ts.FunctionLikeDeclaration, place: Place): Shadows | null {
  const bound: string[] = [];
  if (isFunctionExpression(node) && node.name !== undefined) bound.push(node.name.text);
  for (const parameter of node.typeParameters ?? []) bound.push(parameter.name.text);
  for (const parameter of node.parameters) addPattern(parameter.name, bound);
  if (node.body !== undefined && isBlock(node.body)) addLocals(node.body, bound);
  return hide(bound, place);
}

/** Adds the names that hide top-level ones: of type parameters, or of a caught error. */
export function hide(bound: readonly string[], place: Place): Shadows | null {
  const names = bound.filter((name) => place.file.names.has(name));
  return names.length === 0 ? place.shadows : { names: new Set(names), outer: place.shadows };
}

/** Names that the statements below a node declare, in blocks too, but not inside nested functions: those are other scopes. */
function addLocals(node: ts.Node, bound: string[]): void {
  forEachChild(node, (child) => {
    if (isVariableDeclarationList(child)) {
      for (const variable of child.declarations) addPattern(variable.name, bound);
    } else if (isNamedDeclaration(child)) {
      if (child.name !== undefined) bound.push(child.name.text);
    } else if (holdsStatements(child)) addLocals(child, bound);
  });
}

function addPattern(name: ts.BindingName, bound: string[]): void {
  if (isIdentifier(name)) bound.push(name.text);
  else for (const binding of bindingsOf(name)) bound.push(binding.name.text);
}

function isNamedDeclaration(
  node: ts.Node,
): node is ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return isFunctionDeclaration(node) || isClassDeclaration(node) || isEnumDeclaration(node) || isInterfaceDeclaration(node) || isTypeAliasDeclaration(node);
}

function holdsStatements(node: ts.Node): boolean {
  return isStatement(node) ? !isExpressionStatement(node) : HOLDERS.has(node.kind);
}

const HOLDERS: ReadonlySet<ts.SyntaxKind> = new Set([SyntaxKind.CaseBlock, SyntaxKind.CaseClause, SyntaxKind.DefaultClause, SyntaxKind.CatchClause]);
