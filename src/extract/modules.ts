import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import type { Place } from './draft.js';
import { startLine } from './lines.js';
import { isCallExpression, isIdentifier, isStringLiteralLike, SyntaxKind } from './syntax.js';

/** The specifier of `require('x')` or `import('x')`; null for any other node, and where it is not a plain string. */
export function moduleOf(node: ts.Node): string | null {
  if (!isCallExpression(node)) return null;
  const { expression } = node;
  const loads = expression.kind === SyntaxKind.ImportKeyword || (isIdentifier(expression) && expression.text === 'require');
  const [argument] = node.arguments;
  return loads && argument !== undefined && isStringLiteralLike(argument) ? argument.text : null;
}

/** Records the import of a module whose result is used in place, and returns the module. */
export function readModule(node: ts.Node, specifier: string, place: Place): Expression {
  const { file } = place;
  file.imports.push({ specifier, line: startLine(file.source, node), typeOnly: false, names: [] });
  return { kind: 'module', specifier };
}
