import { ts } from 'ts-morph';
import { bindingsOf } from './binding-names.js';
import type { Place, Shadows } from './draft.js';

/** Adds the top-level names that a function's parameters and locals hide, or the place's own shadows where there are none. */
export function shadowsOf(node: ts.FunctionLikeDeclaration, place: Place): Shadows | null {
  const bound: string[] = [];
  if (ts.isFunctionExpression(node) && node.name !== undefined) bound.push(node.name.text);
  for (const parameter of node.typeParameters ?? []) bound.push(parameter.name.text);
  for (const parameter of node.parameters) addPattern(parameter.name, bound);
  if (node.body !== undefined && ts.isBlock(node.body)) addLocals(node.body, bound);
  return hide(bound, place);
}

/** Adds the names that hide top-level ones: of type parameters, or of a caught error. */
export function hide(bound: readonly string[], place: Place): Shadows | null {
  const names = bound.filter((name) => place.file.names.has(name));
  return names.length === 0 ? place.shadows : { names: new Set(names), outer: place.shadows };
}

/** Names that the statements below a node declare, in blocks too, but not inside nested functions: those are other scopes. */
export function addLocals(node: ts.Node, bound: string[]): void {
  ts.forEachChild(node, (child) => {
    if (ts.isVariableDeclarationList(child)) {
      for (const variable of child.declarations) addPattern(variable.name, bound);
    } else if (isNamedDeclaration(child)) {
      if (child.name !== undefined) bound.push(child.name.text);
    } else if (holdsStatements(child)) addLocals(child, bound);
  });
}

function addPattern(name: ts.BindingName, bound: string[]): void {
  if (ts.isIdentifier(name)) bound.push(name.text);
  else for (const binding of bindingsOf(name)) bound.push(binding.name.text);
}

function isNamedDeclaration(
  node: ts.Node,
): node is ts.FunctionDeclaration | ts.ClassDeclaration | ts.EnumDeclaration | ts.InterfaceDeclaration | ts.TypeAliasDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

function holdsStatements(node: ts.Node): boolean {
  return ts.isStatement(node) ? !ts.isExpressionStatement(node) : HOLDERS.has(node.kind);
}

const HOLDERS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.DefaultClause,
  ts.SyntaxKind.CatchClause,
]);
