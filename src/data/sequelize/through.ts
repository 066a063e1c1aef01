import type { Program } from '../../model/program.js';
import { propertiesOf } from '../written.js';
import type { Written } from '../written-place.js';

/** The join model or table in a relation's options: `{ through: OrderTag }`, `{ through: { model: OrderTag } }`; null where none is written. */
export function throughIn(program: Program, options: Written): Written | null {
  const through = valueAt(program, options, 'through');
  return through && (valueAt(program, through, 'model') ?? through);
}

function valueAt(program: Program, object: Written, key: string): Written | null {
  return propertiesOf(program, object).find((property) => property.key === key)?.value ?? null;
}
