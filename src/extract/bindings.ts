import type { ts } from 'ts-morph';
import type { BindingFact, DecoratorFact, Expression, TypeFact } from '../model/file-facts.js';
import { type Binding, bindingsOf } from './binding-names.js';
import type { Place } from './draft.js';
import { keepNothing } from './keep.js';
import { endLine } from './lines.js';
import { isBindingElement, isComputedPropertyName, isIdentifier } from './syntax.js';

/** What all names of one pattern share. */
export interface Bound {
  readonly type: TypeFact | null;
  readonly initialiser: Expression | null;
  readonly iterates: boolean;
  readonly parameter: number | null;
  readonly decorators: readonly DecoratorFact[];
}

/** Makes the facts of the names that a pattern binds, and reads the default values and computed keys inside it. */
export function bind(name: ts.BindingName, bound: Bound, place: Place): BindingFact[] {
  if (!isIdentifier(name)) walkDefaults(name, place);
  return bindingsOf(name).map((binding) => toFact(binding, bound, place));
}

/** Reads what a pattern computes on the way: default values (`{ limit = pageSize() }`) and computed keys. */
export function walkDefaults(pattern: ts.BindingPattern, place: Place): void {
  for (const element of pattern.elements) {
    if (!isBindingElement(element)) continue;
    const { initializer, name, propertyName } = element;
    if (initializer !== undefined) place.file.read.expression(initializer, place, keepNothing());
    if (propertyName !== undefined && isComputedPropertyName(propertyName)) {
      place.file.read.expression(propertyName.expression, place, keepNothing());
    }
    if (!isIdentifier(name)) walkDefaults(name, place);
  }
}

function toFact(binding: Binding, bound: Bound, place: Place): BindingFact {
  const { type, initialiser, iterates, parameter, decorators } = bound;
  const { name, path, position } = binding;
  const line = endLine(place.file.source, name);
  return { name: name.text, path, ...(position !== null && { position }), type, initialiser, iterates, parameter, decorators, line };
}
