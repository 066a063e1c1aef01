import type { Location } from '../model/location.js';
import type { AxisDeclaration } from '../model/variants.js';

/** A set of variants that one declaration names. */
export interface DeclaredAxis {
  /** Unique: the unit that declares it, or `schema:Name`. */
  readonly key: string;
  readonly name: string;
  readonly kind: AxisDeclaration['kind'];
  readonly members: readonly DeclaredMember[];
  readonly at: Location;
  /** The declaration that this one is made from, by key: a union from an object, a validator from an enum. */
  readonly from: string | null;
}

export interface DeclaredMember {
  readonly name: string;
  /** What it is at run time. */
  readonly value: string;
}

/** Fewer are two ways, not an axis (Martin's rule of three; the article that asks the question begins with two methods and finds them fine). */
export const LEAST_VARIANTS = 3;
