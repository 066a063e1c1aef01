import type { Expression } from '../model/file-facts.js';
import { compareText } from '../model/location.js';
import type { UnitId } from '../model/ids.js';
import type { Program } from '../model/program.js';
import { type DeclaredAxis, LEAST_VARIANTS } from './declared-axis.js';

/** Classes that extend one class or implement one interface, told apart by `instanceof`. */
export interface ClassFamilies {
  /** The nearest base of all classes that labels name, with every class of it; null where they share none, or it has fewer than three. */
  ofClasses(path: string, scope: number, labels: readonly Expression[]): { readonly axis: DeclaredAxis; readonly values: readonly string[] } | null;
}

export function createClassFamilies(program: Program): ClassFamilies {
  const above = new Map<UnitId, Set<UnitId>>();
  const below = new Map<UnitId, Set<UnitId>>();
  for (const { from, kind, to } of program.references) {
    if (kind !== 'extend') continue;
    above.set(from, (above.get(from) ?? new Set()).add(to));
    below.set(to, (below.get(to) ?? new Set()).add(from));
  }
  const axes = new Map<UnitId, DeclaredAxis | null>();
  const axisOf = (base: UnitId): DeclaredAxis | null => {
    if (!axes.has(base)) axes.set(base, readFamily(program, base, reached(base, below)));
    return axes.get(base) ?? null;
  };
  return {
    ofClasses: (path, scope, labels) => {
      const classes = labels.flatMap((label) => classOf(program, path, scope, label) ?? []);
      const [first, ...others] = classes.map((unit) => reached(unit, above));
      if (first === undefined || others.length === 0) return null;
      const shared = [...first].filter((base) => others.every((bases) => bases.has(base)));
      const nearest = shared.sort((a, b) => reached(a, below).size - reached(b, below).size || compareText(a, b))[0];
      const axis = nearest === undefined ? null : axisOf(nearest);
      return axis && { axis, values: [...new Set(classes)] };
    },
  };
}

function classOf(program: Program, path: string, scope: number, label: Expression): UnitId | null {
  const meaning = program.meaningOf(path, scope, label);
  return meaning?.kind === 'declared' && program.declaration(meaning.unit)?.fact.kind === 'class' ? meaning.unit : null;
}

/** All that a unit leads to, without itself. */
function reached(unit: UnitId, steps: ReadonlyMap<UnitId, ReadonlySet<UnitId>>): ReadonlySet<UnitId> {
  const seen = new Set([unit]);
  for (const one of seen) for (const next of steps.get(one) ?? []) seen.add(next);
  seen.delete(unit);
  return seen;
}

/** What is abstract is no variant. A class's value is its unit: two of one name are two. */
function readFamily(program: Program, base: UnitId, units: ReadonlySet<UnitId>): DeclaredAxis | null {
  const declared = program.declaration(base);
  const members = [...units].sort(compareText).flatMap((unit) => {
    const fact = program.declaration(unit)?.fact;
    return fact?.kind === 'class' && !fact.abstract ? [{ name: fact.name, value: unit }] : [];
  });
  if (declared === undefined || members.length < LEAST_VARIANTS) return null;
  const { path, fact } = declared;
  return { key: `classes:${base}`, name: fact.name, kind: 'classes', members, at: { path, line: fact.line }, from: null };
}
