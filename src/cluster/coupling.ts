import type { Facts, Reference } from '../model/facts.js';

/** How often one file refers to another, by kind. */
export interface Coupling {
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Record<Reference['kind'], number>>;
}

/** The file-level coupling of a code base, both directions indexed. */
export interface CouplingIndex {
  readonly pairs: readonly Coupling[];
  /** Files that refer to a file, and files that it refers to. */
  readonly importers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly imports: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Sums references per ordered pair of different files. */
export function couplingOf(facts: Facts): CouplingIndex {
  const pairs = new Map<string, { from: string; to: string; counts: Record<Reference['kind'], number> }>();
  const importers = new Map<string, Set<string>>(facts.files.map((file) => [file.path, new Set()]));
  const imports = new Map<string, Set<string>>(facts.files.map((file) => [file.path, new Set()]));
  for (const reference of facts.references) {
    const from = pathOf(reference.from);
    const to = pathOf(reference.to);
    if (from === to) continue;
    const key = `${from}\0${to}`;
    let pair = pairs.get(key);
    if (!pair) pairs.set(key, (pair = { from, to, counts: { import: 0, type: 0, call: 0, inject: 0, extend: 0, emit: 0 } }));
    pair.counts[reference.kind] += 1;
    importers.get(to)?.add(from);
    imports.get(from)?.add(to);
  }
  return { pairs: [...pairs.values()], importers, imports };
}

function pathOf(unit: string): string {
  return unit.slice(0, unit.lastIndexOf('#'));
}
