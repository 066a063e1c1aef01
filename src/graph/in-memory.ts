import type { Facts } from '../model/facts.js';
import { fileOf } from './coupling.js';

/**
 * Files that work in memory alone, with all that they use: none of these touches data, declares an entity or what entities extend, opens a transaction,
 * calls anything outside, uses a package that may, or holds something that was not understood. What is only a type does not count as used. None where
 * nobody looked for packages. O(references).
 */
export function inMemory(facts: Facts): ReadonlySet<string> {
  if (facts.packageUsers === undefined) return new Set();
  const users = new Map<string, Set<string>>();
  for (const { kind, from, to } of facts.references) {
    const [user, used] = [fileOf(from), fileOf(to)];
    if (kind === 'type' || user === used) continue;
    const known = users.get(used);
    if (known) known.add(user);
    else users.set(used, new Set([user]));
  }
  const declaring = new Set(facts.entities.map(({ unit }) => unit));
  const bases = facts.references.filter(({ kind, from }) => kind === 'extend' && declaring.has(from));
  const others = new Set([
    ...facts.packageUsers,
    ...bases.map(({ to }) => fileOf(to)),
    ...[...facts.accesses, ...(facts.outsideCalls ?? [])].map(({ at }) => at.path),
    ...facts.entities.map(({ declaredAt }) => declaredAt.path),
    ...[...facts.transactions, ...facts.gaps].map(({ path }) => path),
  ]);
  // what is added to a set while it is gone over is gone over too
  for (const path of others) for (const user of users.get(path) ?? []) others.add(user);
  return new Set(facts.files.map(({ path }) => path).filter((path) => !others.has(path)));
}
