import type { Place } from './draft.js';

/** Divides the code: gives the place on each branch, by number. */
export function divide(place: Place): (branch: number) => Place {
  const division = place.file.divisions;
  place.file.divisions += 1;
  const before = place.way === '' ? '' : `${place.way}/`;
  return (branch) => ({ ...place, way: `${before}${division}.${branch}` });
}
