import type { ts } from 'ts-morph';
import type { Place } from './draft.js';
import { dottedName, mentionType } from './entity-names.js';
import { startLine } from './lines.js';
import { isLiteralTypeNode, isStringLiteral } from './syntax.js';

/**
 * Reads `import('./order').Order` as the type-only import it is, and returns the name by which the type is known from here on.
 * The name is bound unless the file already uses it for something else. `?` where the whole module is meant.
 */
export function readImportType(node: ts.ImportTypeNode, place: Place): string {
  const { file } = place;
  const literal = isLiteralTypeNode(node.argument) ? node.argument.literal : null;
  if (literal === null || !isStringLiteral(literal)) return '?';
  const specifier = literal.text;
  const dotted = node.qualifier === undefined ? null : dottedName(node.qualifier);
  const local = dotted?.split('.')[0] ?? null;
  const bindsName = local !== null && !file.names.has(local);
  if (bindsName) file.names.set(local, { declared: null, wholeModule: false });
  if (bindsName || !file.imports.some((known) => known.specifier === specifier)) {
    const names = bindsName ? [{ local, imported: local, typeOnly: true }] : [];
    file.imports.push({ specifier, line: startLine(file.source, node), typeOnly: true, names });
  }
  if (node.qualifier === undefined || dotted === null) return '?';
  mentionType(node.qualifier, place);
  return dotted;
}
