import type { EntityRelation } from '../model/facts.js';
import type { UnitId } from '../model/ids.js';
import type { Location } from '../model/location.js';

/** An entity as one class, constant or model declares it; several may share one table. */
export interface DeclaredEntity {
  /** As declared: `OrderLine`. */
  readonly name: string;
  /** Other names by which the layer's calls reach it: a delegate, an entity name of its own. */
  readonly otherNames: readonly string[];
  readonly table: string;
  /** Database schema, where one is written. */
  readonly schema: string | null;
  readonly at: Location;
  /** It lives in the table of an entity that it extends: it never gives the table its name. */
  readonly child: boolean;
  /** Classes and constants that stand for it in code; the first is where it is declared. Empty where only a schema file declares it. */
  readonly units: readonly UnitId[];
  readonly relations: readonly DeclaredRelation[];
}

/** What a layer's operation does to related entities along with the first. */
export type Cascade = 'insert' | 'update' | 'remove' | 'soft-remove' | 'recover';

/** A property of an entity that leads to another entity. */
export interface DeclaredRelation {
  readonly property: string;
  /** The class or constant, or the name, of the entity it leads to. */
  readonly target: { readonly unit: UnitId } | { readonly name: string };
  readonly kind: EntityRelation['kind'];
  /** The declaring entity's table holds the foreign key, or (many-to-many) names the join table. */
  readonly ownsKey: boolean;
  readonly cascades: readonly Cascade[];
  /** Many-to-many: the entity whose rows join the two, where one is declared. */
  readonly joinedBy?: DeclaredRelation['target'];
  /** Many-to-many: the table whose rows join the two, where the layer makes one that nothing declares. */
  readonly joinTable?: string;
  /** Read with every find of the declaring entity. */
  readonly eager: boolean;
  readonly at: Location;
}
