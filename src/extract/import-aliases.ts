import type { ts } from 'ts-morph';
import type { Expression } from '../model/file-facts.js';
import { setDeclaredValue } from './declaration-drafts.js';
import type { Place } from './draft.js';
import { readExportModifier } from './exports.js';
import { readImport } from './imports.js';
import { mention, mentionQualified } from './mentions.js';
import { isExternalModuleReference, isIdentifier } from './syntax.js';

/** Reads `import x = require('x')` as an import, and `import x = Shop.Orders` as a variable of that value. */
export function readImportEquals(node: ts.ImportEqualsDeclaration, place: Place): void {
  const { file } = place;
  readExportModifier(node, file);
  if (isExternalModuleReference(node.moduleReference)) {
    readImport(node, file);
    return;
  }
  const declared = file.names.get(node.name.text)?.declared ?? null;
  if (declared === null) return;
  const inside: Place = { ...place, declaration: declared.index };
  setDeclaredValue(declared, readEntity(node.moduleReference, inside));
}

function readEntity(node: ts.EntityName, place: Place): Expression {
  if (isIdentifier(node)) {
    mention(node, place, false);
    return { kind: 'name', name: node.text };
  }
  const name = node.right.text;
  if (!isIdentifier(node.left)) return { kind: 'member', object: readEntity(node.left, place), name };
  mentionQualified({ module: node.left, name }, place, false);
  return { kind: 'member', object: { kind: 'name', name: node.left.text }, name };
}
