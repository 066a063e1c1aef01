import type { Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';

/** An expression with the place it is read in. */
export interface Written {
  readonly path: string;
  readonly scope: number;
  readonly expression: Expression | undefined;
}

/** What an options argument says of a key: its value, that it has none, or nothing (a variable, a spread). */
export type Said = { readonly value: Expression } | 'absent' | 'unknown';

/** Reads a key of an options argument. An argument that is not there, or is a callback, has no keys. */
export function optionOf(program: Program, { path, scope, expression }: Written, keys: readonly string[]): Said {
  if (expression === undefined || expression.kind === 'function') return 'absent';
  if (expression.kind === 'object') return keyOf(expression, keys, 'absent');
  if (expression.kind !== 'name' && expression.kind !== 'member') return 'unknown';
  const object = objectIn(program, { path, scope, expression });
  // what an object in a variable lacks may be set later
  return object ? keyOf(object, keys, 'unknown') : 'unknown';
}

/** The object literal that a name is set to. */
function objectIn(program: Program, { path, scope, expression }: Written & { readonly expression: Expression }): (Expression & { kind: 'object' }) | null {
  const meaning = program.meaningOf(path, scope, expression);
  const value = meaning?.kind === 'declared' ? program.declaration(meaning.unit)?.fact.initialiser : meaning?.kind === 'value' ? meaning.expression : null;
  return value?.kind === 'object' ? value : null;
}

function keyOf({ properties, spreads }: Expression & { kind: 'object' }, keys: readonly string[], otherwise: 'absent' | 'unknown'): Said {
  const found = properties.find(({ key }) => keys.includes(key));
  if (found) return { value: found.value };
  return spreads.length > 0 ? 'unknown' : otherwise;
}
