import type { ts } from 'ts-morph';
import { bindingsOf } from './binding-names.js';
import type { Declared, Place } from './draft.js';
import { addMember, setValue } from './member-drafts.js';
import { hasModifier } from './modifiers.js';
import { closeScope, openScope } from './scopes.js';
import { isClassDeclaration, isFunctionDeclaration, isModuleBlock, isModuleDeclaration, isVariableStatement, SyntaxKind } from './syntax.js';

/** Reads `namespace Shop { … }` as a scope of its own; what it exports are static members. */
export function readNamespace(node: ts.ModuleDeclaration, declared: Declared, place: Place): void {
  const block = blockOf(node);
  if (block === null) return;
  const { file } = place;
  const opened = openScope(node, place);
  const { body, scope } = opened;
  declared.draft.scope ??= scope;
  const inside: Place = { ...place, scope, body };
  const exported = new Set<string>();
  for (const statement of block.statements) {
    file.read.walk(statement, inside);
    for (const name of exportedNames(statement)) exported.add(name);
  }
  closeScope(opened);
  for (const { initialiser, line, name, type } of body.locals) {
    if (!exported.has(name)) continue;
    const kind = initialiser?.kind === 'function' ? 'method' : 'property';
    const { draft } = addMember(declared, { name, kind, static: true, line, endLine: line });
    draft.type ??= type;
    if (initialiser !== null) setValue(draft, initialiser, scope);
  }
}

/** The statements of the innermost namespace of `namespace A.B { … }`. */
function blockOf(node: ts.ModuleDeclaration): ts.ModuleBlock | null {
  let body = node.body;
  while (body !== undefined && isModuleDeclaration(body)) body = body.body;
  return body !== undefined && isModuleBlock(body) ? body : null;
}

function exportedNames(node: ts.Statement): string[] {
  if (isVariableStatement(node)) {
    if (!hasModifier(node, SyntaxKind.ExportKeyword)) return [];
    return node.declarationList.declarations.flatMap((variable) => bindingsOf(variable.name)).map(({ name }) => name.text);
  }
  if (!isFunctionDeclaration(node) && !isClassDeclaration(node)) return [];
  return node.name !== undefined && hasModifier(node, SyntaxKind.ExportKeyword) ? [node.name.text] : [];
}
