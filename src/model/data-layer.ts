/**
 * Whether a class or interface is, by its author's word, the data layer: a repository, a store, a DAO. Judgement; as `EntityRepository`, `OrderStore` and
 * `PageRepo` are called in the repositories that the page of `god-class` names.
 */
export function isDataLayer(name: string): boolean {
  return /(repository|repo|store|dao)$/i.test(name);
}
