import type { EarlierService } from '../model/options.js';

/**
 * What each earlier service is called in the later state. `continued` says which later one continues an earlier one, by its files; where none does, one of
 * the same id that continues no other is the same, as a declared one is. What is no more gets an id that no later one has.
 */
export function matchServices(
  earlier: readonly EarlierService[],
  later: readonly EarlierService[],
  continued: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const ids = new Set(later.map(({ id }) => id));
  const free = new Set([...ids].filter((id) => ![...continued.values()].includes(id)));
  return new Map(
    earlier.map(({ id }) => {
      const same = continued.get(id) ?? (free.has(id) ? id : undefined);
      if (same !== undefined) return [id, same] as const;
      let own = id;
      while (ids.has(own)) own = `${own} (earlier)`;
      return [id, own] as const;
    }),
  );
}
