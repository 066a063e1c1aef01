import type { Program } from '../../model/program.js';
import type { DeclaredRelation } from '../declared-entity.js';
import { branchesOf, propertiesOf } from '../written.js';
import type { Written } from '../written-place.js';
import { modelNamed } from './model-names.js';

/** A path of a document, and where it is declared. */
export interface Path {
  readonly path: string;
  /** It holds a list, or lies in one. */
  readonly many: boolean;
  readonly line: number;
}

/** The reference that `{ type, ref }` makes of a path, or `{ ref, localField, foreignField }` of a virtual one, where the other side holds the key; null for none. */
export function referenceIn(program: Program, object: Written, { path, many, line }: Path): DeclaredRelation | null {
  const properties = propertiesOf(program, object);
  const valueAt = (name: string): Written | undefined => properties.find(({ key }) => key === name)?.value;
  const [ref, type] = [valueAt('ref'), valueAt('type')];
  const target = ref && modelNamed(program, ref);
  if (!target) return null;
  const virtual = valueAt('foreignField') !== undefined;
  const list = virtual ? !isSet(valueAt('justOne')) : many || (type !== undefined && isList(program, type));
  return {
    property: path,
    target,
    kind: kindOf(virtual, list),
    ownsKey: !virtual,
    cascades: [],
    eager: isSet(valueAt('autopopulate')),
    at: { path: object.path, line },
  };
}

function kindOf(virtual: boolean, list: boolean): DeclaredRelation['kind'] {
  if (virtual) return list ? 'one-to-many' : 'one-to-one';
  return list ? 'many-to-many' : 'many-to-one';
}

/** Written, and not as `false`. */
function isSet(written: Written | undefined): boolean {
  return written !== undefined && !(written.expression.kind === 'literal' && written.expression.value === false);
}

function isList(program: Program, type: Written): boolean {
  return branchesOf(program, type).some(({ expression }) => expression.kind === 'array');
}
