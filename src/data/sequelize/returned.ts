import type { Program } from '../../model/program.js';
import type { Written } from '../written-place.js';

/** What a function returns, each of its returns; anything else is itself: `() => Order` and `Order` both give `Order`. */
export function returnedBy(program: Program, written: Written): readonly Written[] {
  const { path, expression } = written;
  if (expression.kind !== 'function') return [written];
  return (program.file(path)?.scopes[expression.scope]?.returns ?? []).map((returned) => ({ path, scope: expression.scope, expression: returned }));
}
