import type { BranchFact, Expression } from '../model/file-facts.js';
import type { Program } from '../model/program.js';
import type { AxisLookup } from './axis-lookup.js';
import type { DeclaredAxis } from './declared-axis.js';

/** A branch with the variants that it names. */
export interface FoundSite {
  readonly path: string;
  readonly branch: BranchFact;
  /** Of the axis where there is one, else the literals. Each once, in source order. */
  readonly values: readonly string[];
  /** The package that what is asked comes from, where no axis is declared; null where it is the repository's own, or not known. */
  readonly maker: string | null;
}

/** The branches of a program by the axis they belong to, and those of literals alone that belong to none that is declared. */
export interface FoundSites {
  readonly byAxis: ReadonlyMap<string, readonly FoundSite[]>;
  readonly loose: readonly FoundSite[];
}

/** Follows every branch to its axis: by the declaration that its labels are members of, else by the type of what it asks. */
export function findSites(program: Program, lookup: AxisLookup, isOwn: (module: string) => boolean): FoundSites {
  const byAxis = new Map<string, FoundSite[]>();
  const loose: FoundSite[] = [];
  for (const branch of program.files.flatMap(({ branches = [], path }) => branches.map((fact) => ({ path, branch: fact })))) {
    const classes = branch.branch.kind === 'instances' ? lookup.ofClasses(branch.path, branch.branch.scope, branch.branch.labels) : null;
    const axis = classes?.axis ?? axisOf(lookup, branch);
    const site = classes === null ? siteOf({ program, lookup, isOwn }, { ...branch, axis }) : { ...branch, values: classes.values, maker: null };
    if (site === null) continue;
    if (axis !== null) byAxis.set(axis.key, [...(byAxis.get(axis.key) ?? []), site]);
    else if (site.branch.labels.every(({ kind }) => kind === 'literal')) loose.push(site);
  }
  return { byAxis, loose };
}

interface Reading {
  readonly program: Program;
  readonly lookup: AxisLookup;
  /** Whether a package is the repository's own, though it is not analysed. */
  readonly isOwn: (module: string) => boolean;
}

/** Null where too few of its labels are understood: two, or one where it asks or sets one. */
function siteOf({ program, lookup, isOwn }: Reading, { axis, branch, path }: Branch & { readonly axis: DeclaredAxis | null }): FoundSite | null {
  if (branch.kind === 'instances') return null;
  const values = valuesOf(program, lookup, { path, branch, axis });
  if (values.length < (branch.kind === 'compare' || branch.kind === 'set' ? 1 : 2)) return null;
  const made = axis === null ? makerOf(program, path, branch) : packageOf(axis);
  return { path, branch, values, maker: made === '' || isOwn(made) ? null : made };
}

interface Branch {
  readonly path: string;
  readonly branch: BranchFact;
}

function axisOf(lookup: AxisLookup, { path, branch }: Branch): DeclaredAxis | null {
  for (const label of branch.labels) {
    const found = lookup.ofLabel(path, branch.scope, label);
    if (found !== null) return found.axis;
  }
  const typed = branch.keys !== undefined ? lookup.ofType({ path, type: branch.keys }) : branch.subject && lookup.ofSubject(path, branch.scope, branch.subject);
  return typed?.members.some(({ value }) => branch.labels.some((label) => label.kind === 'literal' && label.value === value)) ? typed : null;
}

function valuesOf(program: Program, lookup: AxisLookup, { path, branch, axis }: Branch & { readonly axis: DeclaredAxis | null }): readonly string[] {
  const values = new Set<string>();
  for (const label of branch.labels) {
    const value = valueOfLabel(program, lookup, { path, scope: branch.scope, label });
    if (value !== null && (axis === null || axis.members.some((member) => member.value === value))) values.add(value);
  }
  return [...values];
}

/** What a label is at run time. */
function valueOfLabel(
  program: Program,
  lookup: AxisLookup,
  { path, scope, label }: { readonly path: string; readonly scope: number; readonly label: Expression },
): string | null {
  if (label.kind === 'literal') return String(label.value);
  const found = lookup.ofLabel(path, scope, label);
  if (found !== null) return found.axis.members.find(({ name }) => name === found.member)?.value ?? null;
  const meaning = program.meaningOf(path, scope, label);
  const declared = meaning?.kind === 'declared' ? program.declaration(meaning.unit) : undefined;
  const value = declared?.fact.initialiser;
  return value?.kind === 'literal' ? String(value.value) : null;
}

/** The package that declares an axis, as its key says; '' where none does. */
function packageOf({ key, kind }: DeclaredAxis): string {
  return kind === 'package' ? key.slice('package:'.length, key.indexOf('#')) : '';
}

/** The package that what is asked comes from; '' where that is not known. */
function makerOf(program: Program, path: string, { scope, subject }: BranchFact): string {
  if (subject === null) return '';
  const asked = program.meaningOf(path, scope, subject) ?? (subject.kind === 'member' ? program.meaningOf(path, scope, subject.object) : null);
  return asked?.kind === 'external' ? asked.trail.module : '';
}
