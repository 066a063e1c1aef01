import type { ts } from 'ts-morph';
import type { Declared, Place, TopName } from './draft.js';
import { endLine } from './lines.js';

/**
 * Counts an identifier as a mention where it names an import or another top-level declaration of the file.
 * A name that a parameter or local hides, or the declaration's own name, is none.
 */
export function mention(node: ts.Identifier, place: Place, typeOnly: boolean): void {
  const top = topName(node.text, place);
  if (top === null || isOwn(top, place)) return;
  record({ name: node.text, node }, place, typeOnly);
}

/** Counts `module.name` as one name where `module` is a whole module, and `module` alone otherwise. */
export function mentionQualified(path: { readonly module: ts.Identifier; readonly name: string }, place: Place, typeOnly: boolean): void {
  const top = topName(path.module.text, place);
  if (top === null || isOwn(top, place)) return;
  const name = top.wholeModule ? `${path.module.text}.${path.name}` : path.module.text;
  record({ name, node: path.module }, place, typeOnly);
}

/** Counts `exports.pay`, which names the declaration that `exports.pay = …` made. */
export function mentionExported(name: ts.MemberName, place: Place): void {
  const top = place.file.names.get(`exports.${name.text}`);
  if (top === undefined || top.declared === null || isOwn(top, place)) return;
  record({ name: top.declared.draft.name, node: name }, place, false);
}

/** The top-level declaration that a name stands for where it is written; null for an import, a hidden name and a name from outside. */
export function topLevelOf(node: ts.Identifier, place: Place): Declared | null {
  return topName(node.text, place)?.declared ?? null;
}

function topName(name: string, place: Place): TopName | null {
  const top = place.file.names.get(name);
  if (top === undefined) return null;
  for (let shadows = place.shadows; shadows !== null; shadows = shadows.outer) {
    if (shadows.names.has(name)) return null;
  }
  return top;
}

function isOwn(top: TopName, place: Place): boolean {
  return top.declared !== null && top.declared.index === place.declaration;
}

function record(what: { readonly name: string; readonly node: ts.Node }, place: Place, typeOnly: boolean): void {
  const { declaration, file } = place;
  const key = `${declaration ?? ''}${typeOnly ? '?' : '!'}${what.name}`;
  const known = file.mentions.get(key);
  if (known !== undefined) {
    known.count += 1;
    return;
  }
  const line = endLine(file.source, what.node);
  file.mentions.set(key, { name: what.name, declaration, typeOnly, count: 1, line });
}
