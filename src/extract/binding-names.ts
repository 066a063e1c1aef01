import type { ts } from 'ts-morph';
import { NONE } from './compact.js';
import { isArrayBindingPattern, isBindingElement, isIdentifier } from './syntax.js';

/** One name that a pattern binds, and the keys that lead to it; `[]` stands for any array element. */
export interface Binding {
  readonly name: ts.Identifier;
  readonly path: readonly string[];
  /** Where `path` starts with `[]`: which element, from 0; null for a rest, and where it starts otherwise. */
  readonly position: number | null;
}

/** The names that a plain name or a pattern binds, in source order. A rest name stands for the whole that it is taken from. */
export function bindingsOf(name: ts.BindingName, path: readonly string[] = NONE, position: number | null = null): Binding[] {
  if (isIdentifier(name)) return [{ name, path, position }];
  const bindings: Binding[] = [];
  for (const [index, element] of name.elements.entries()) {
    if (!isBindingElement(element)) continue;
    const inner = elementPath(element, name, path);
    const first = path.length === 0 && inner[0] === '[]' ? index : position;
    bindings.push(...bindingsOf(element.name, inner, first));
  }
  return bindings;
}

function elementPath(element: ts.BindingElement, pattern: ts.BindingPattern, path: readonly string[]): readonly string[] {
  if (element.dotDotDotToken !== undefined) return path;
  if (isArrayBindingPattern(pattern)) return [...path, '[]'];
  return [...path, keyOf(element)];
}

/** A computed key is only known when the program runs; it is kept as '?'. */
function keyOf(element: ts.BindingElement): string {
  const key = element.propertyName ?? element.name;
  return 'text' in key ? key.text : '?';
}
