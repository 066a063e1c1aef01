import type { UnitId } from '../../model/ids.js';
import type { Location } from '../../model/location.js';
import type { DeclaredRelation } from '../declared-entity.js';
import type { Written } from '../written-place.js';
import type { ModelOptions } from './model-options.js';

/** A model as it is declared: a class with `@Table`, a class that is initialised, or a `define`. */
export interface DeclaredModel {
  /** One for each declaration: the class, or the call that defines it. Among the entity's other names, so that relations and calls find it. */
  readonly key: string;
  /** The class, or the name that `define` is given. */
  readonly name: string;
  readonly path: string;
  readonly at: Location;
  readonly units: readonly UnitId[];
  readonly options: ModelOptions;
  /** What every find includes: `defaultScope`. Null where none is written. */
  readonly defaultScope: Written | null;
  /** Those that decorators declare; calls such as `Order.hasMany()` add theirs. */
  readonly relations: readonly DeclaredRelation[];
  /** Columns that refer to another model. They count where no relation joins the two. */
  readonly foreignKeys: readonly DeclaredRelation[];
}
