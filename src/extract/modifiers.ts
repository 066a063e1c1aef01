import type { ts } from 'ts-morph';
import type { MemberFact } from '../model/file-facts.js';
import { isPrivateIdentifier, SyntaxKind } from './syntax.js';

interface Modified {
  readonly modifiers?: ts.NodeArray<ts.ModifierLike> | undefined;
}

/** Whether a node carries a keyword such as `static` or `export`. */
export function hasModifier(node: Modified, kind: ts.ModifierSyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}

/** The written visibility; `public` where none is written, `private` for a `#name`. */
export function visibilityOf(node: Modified & { readonly name?: ts.Node | undefined }): MemberFact['visibility'] {
  if (node.name !== undefined && isPrivateIdentifier(node.name)) return 'private';
  if (hasModifier(node, SyntaxKind.PrivateKeyword)) return 'private';
  return hasModifier(node, SyntaxKind.ProtectedKeyword) ? 'protected' : 'public';
}
