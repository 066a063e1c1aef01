/** Where stretches of tokens stand: for each the first place, and the first one in another group than that. Places are from 0; -1 for none. */
export interface GramTable {
  /** Notes a stretch with this key at a place of a group; places must come in rising order. */
  add(key: number, place: number, group: number): void;
  /** The first place of the stretch in another group than this; -1 where all are in this one. */
  elsewhere(key: number, group: number): number;
}

/** A hash table of typed arrays, as a Map of some millions of numbers takes ten times the memory. Keys are whole numbers from 0 to 2^53. */
export function createGramTable(most: number, groupAt: (place: number) => number): GramTable {
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, most * 2)));
  const keys = new Float64Array(size).fill(-1);
  const first = new Int32Array(size).fill(-1);
  const other = new Int32Array(size).fill(-1);
  const slotOf = (key: number): number => {
    let slot = key % size;
    while (keys[slot] !== -1 && keys[slot] !== key) slot = slot + 1 === size ? 0 : slot + 1;
    return slot;
  };
  return {
    add(key, place, group) {
      const slot = slotOf(key);
      if (keys[slot] === -1) {
        keys[slot] = key;
        first[slot] = place;
      } else if (other[slot] === -1 && groupAt(first[slot] ?? -1) !== group) other[slot] = place;
    },
    elsewhere(key, group) {
      const slot = slotOf(key);
      const place = first[slot] ?? -1;
      return place >= 0 && groupAt(place) !== group ? place : (other[slot] ?? -1);
    },
  };
}
