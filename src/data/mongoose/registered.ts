import type { UnitId } from '../../model/ids.js';
import type { Location } from '../../model/location.js';
import type { Program } from '../../model/program.js';
import { propertiesOf, stringsOf } from '../written.js';
import type { Written } from '../written-place.js';
import { classNamed } from './model-names.js';
import { schemaOf, type WrittenSchema } from './schemas.js';

/** A model as one place declares it. */
export interface Registered {
  readonly name: string;
  /** As written there; null where the schema's options or the name decide. */
  readonly collection: string | null;
  readonly schema: WrittenSchema | null;
  /** The class that stands for it, and types and constants of its own. */
  readonly units: readonly UnitId[];
  readonly at: Location;
  /** The model whose collection it lives in, where it is a discriminator. */
  readonly parent: string | null;
}

/** Where and how a model is registered. */
export interface Registering {
  readonly name: Written;
  readonly schema: Written | null;
  readonly collection: Written | null;
  readonly parent: string | null;
  readonly at: Location;
}

/** The model that a registration declares; none where its name is only known when the program runs. */
export function registered(program: Program, { name, schema, collection, parent, at }: Registering): readonly Registered[] {
  const written = schema && schemaOf(program, schema);
  const unit = classNamed(program, name) ?? written?.ofClass ?? null;
  const declared = unit && program.declaration(unit);
  const named = stringsOf(program, name)[0] ?? (classNamed(program, name) ? declared?.fact.name : undefined);
  if (named === undefined) return [];
  return [
    {
      name: named,
      collection: (collection && stringsOf(program, collection)[0]) ?? null,
      schema: written ?? (unit ? { definition: null, options: null, ofClass: unit, constant: null } : null),
      units: unit ? [unit] : [],
      at: declared ? { path: declared.path, line: declared.fact.line } : at,
      parent,
    },
  ];
}

/** The value of a property of an object literal; null where it has none of that name. */
export function valueAt(program: Program, object: Written, name: string): Written | null {
  return propertiesOf(program, object).find(({ key }) => key === name)?.value ?? null;
}
