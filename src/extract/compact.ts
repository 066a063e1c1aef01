/** The one empty list that facts share: a large repository's facts hold millions of empty lists. */
export const NONE: readonly never[] = [];

/** The items in a list of their exact number: one that grew item by item keeps room for sixteen more. */
export function compact<T>(items: readonly T[]): readonly T[] {
  return items.length === 0 ? NONE : items.slice();
}

/** Two lists in a row, without a new list where one is empty. */
export function joined<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  if (first.length === 0) return second;
  return second.length === 0 ? first : [...first, ...second];
}

/** What each item gives, in order; an absent list gives none. */
export function mapAll<T, R>(items: readonly T[] | undefined, give: (item: T) => R): readonly R[] {
  return items === undefined || items.length === 0 ? NONE : items.map(give);
}
