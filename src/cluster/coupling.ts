import type { Facts, Reference } from '../model/facts.js';

/** How often one file refers to another, by kind: the sum of the references' weights. */
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

/** Sums references per ordered pair of different files; an undirected one is half a reference either way. */
export function couplingOf(facts: Facts): CouplingIndex {
  const pairs = new Map<string, { from: string; to: string; counts: Record<Reference['kind'], number> }>();
  const importers = new Map<string, Set<string>>(facts.files.map((file) => [file.path, new Set()]));
  const imports = new Map<string, Set<string>>(facts.files.map((file) => [file.path, new Set()]));
  function add(reference: Pick<Reference, 'kind' | 'from' | 'to'>, weight: number): void {
    const from = pathOf(reference.from);
    const to = pathOf(reference.to);
    if (from === to) return;
    const key = `${from}\0${to}`;
    let pair = pairs.get(key);
    if (!pair) pairs.set(key, (pair = { from, to, counts: { import: 0, type: 0, call: 0, inject: 0, extend: 0, emit: 0 } }));
    pair.counts[reference.kind] += weight;
    importers.get(to)?.add(from);
    imports.get(from)?.add(to);
  }
  for (const { undirected, weight = 1, ...reference } of facts.references) {
    if (!undirected) add(reference, weight);
    else for (const { from, to } of [reference, { from: reference.to, to: reference.from }]) add({ ...reference, from, to }, weight / 2);
  }
  return { pairs: [...pairs.values()], importers, imports };
}

function pathOf(unit: string): string {
  return unit.slice(0, unit.lastIndexOf('#'));
}
