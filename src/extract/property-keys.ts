import type { ts } from 'ts-morph';
import type { Place } from './draft.js';
import { dottedName } from './entity-names.js';
import { keepNothing } from './keep.js';
import { isComputedPropertyName, isStringLiteralLike } from './syntax.js';

/** The name of a property or member as other code writes it; computed names stand in brackets (`[Op.in]`), `[?]` where they are no plain name. */
export function readKey(name: ts.PropertyName, place: Place): string {
  if (!isComputedPropertyName(name)) return name.text;
  const { expression } = name;
  if (isStringLiteralLike(expression)) return expression.text;
  place.file.read.expression(expression, place, keepNothing());
  return `[${dottedName(expression) ?? '?'}]`;
}
