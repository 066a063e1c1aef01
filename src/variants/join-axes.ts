import { byLocation, compareText } from '../model/location.js';
import type { AxisDeclaration } from '../model/variants.js';
import { type DeclaredAxis, LEAST_VARIANTS } from './declared-axis.js';
import type { FoundSite, FoundSites } from './found-sites.js';
import { plainName, wordsOf } from './words.js';

/** One axis under all its declarations, with its sites; sites name values of the first declaration, or others that only a later one has. */
export interface JoinedAxis {
  readonly declarations: readonly DeclaredAxis[];
  readonly sites: readonly FoundSite[];
}

/** Joins declarations of the same set, and gives loose sites to the axis whose values they name. Every axis has a site. */
export function joinAxes(axes: ReadonlyMap<string, DeclaredAxis>, { byAxis, loose }: FoundSites): readonly JoinedAxis[] {
  const groups = groupsOf(axes, new Set(byAxis.keys()));
  const joined = groups.map((declarations) => ({ declarations, sites: declarations.flatMap(({ key }) => byAxis.get(key) ?? []) }));
  return withLoose(joined, loose).map((axis) => ({ ...axis, sites: [...axis.sites].sort(bySite) }));
}

/** The kinds of declarations, the one that speaks for the others first. */
const KINDS: readonly AxisDeclaration['kind'][] = ['enum', 'schema', 'object', 'list', 'zod', 'union', 'property', 'classes', 'package', 'labels', 'providers'];

function byRank(a: DeclaredAxis, b: DeclaredAxis): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.members.length - a.members.length || byLocation(a.at, b.at) || compareText(a.key, b.key);
}

function bySite(a: FoundSite, b: FoundSite): number {
  return compareText(a.path, b.path) || a.branch.line - b.branch.line || a.branch.endLine - b.branch.endLine;
}

/** Axes with sites, each with what it is joined to, in rank order; joined by chains, as sets. */
function groupsOf(axes: ReadonlyMap<string, DeclaredAxis>, used: ReadonlySet<string>): readonly (readonly DeclaredAxis[])[] {
  const all = [...axes.values()].sort(byRank);
  const seen = new Set<string>();
  const groups: DeclaredAxis[][] = [];
  for (const axis of all) {
    if (!used.has(axis.key) || seen.has(axis.key)) continue;
    const group: DeclaredAxis[] = [];
    const pending = [axis];
    seen.add(axis.key);
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const current = next;
      group.push(current);
      const others = all.filter((other) => !seen.has(other.key) && areOne(current, other));
      for (const other of others) seen.add(other.key);
      pending.push(...others);
    }
    groups.push(group.sort(byRank));
  }
  return groups;
}

/** Words of a name that do not say which set it is. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  'enum e type types kind kinds value values list all schema options option const key keys name names id ids s the db my i t'.split(' '),
);

/** The words that say which set a name means, in the singular. */
export function coreWords(name: string): readonly string[] {
  const words = wordsOf(name).map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word));
  return words.filter((word) => !EMPTY_WORDS.has(word));
}

/** One is made from the other; or they have the same name and half of the smaller in common; or the same members and a word of their names. */
function areOne(a: DeclaredAxis, b: DeclaredAxis): boolean {
  if (a.from === b.key || b.from === a.key) return true;
  const common = overlap(a, b);
  const smaller = Math.min(a.members.length, b.members.length);
  if (common < 2 || common < smaller / 2) return false;
  const [first, second] = [coreWords(a.name), coreWords(b.name)];
  if (first.length > 0 && first.join(' ') === second.join(' ')) return true;
  const same = common === a.members.length && common === b.members.length;
  return same && common >= LEAST_VARIANTS && (first.length === 0 || second.length === 0 || first.some((word) => second.includes(word)));
}

function overlap(a: DeclaredAxis, b: DeclaredAxis): number {
  const values = new Set(a.members.map(({ value }) => plainName(value)));
  return new Set(b.members.map(({ value }) => plainName(value)).filter((value) => values.has(value))).size;
}

/** A loose site belongs to the one axis that has all its values and is called like what it asks; else to others like it. */
function withLoose(joined: readonly JoinedAxis[], loose: readonly FoundSite[]): readonly JoinedAxis[] {
  const taken = new Map<JoinedAxis, FoundSite[]>();
  const left: FoundSite[] = [];
  for (const site of loose) {
    const homes = joined.filter((axis) => holds(axis, site));
    const [home, ...others] = homes;
    if (home !== undefined && others.length === 0) taken.set(home, [...(taken.get(home) ?? []), site]);
    else left.push(site);
  }
  return [...joined.map((axis) => ({ ...axis, sites: [...axis.sites, ...(taken.get(axis) ?? [])] })), ...axesOfLabels(left)];
}

function holds({ declarations }: JoinedAxis, { branch, values }: FoundSite): boolean {
  const known = new Set(declarations.flatMap(({ members }) => members.map(({ value }) => value)));
  if (!values.every((value) => known.has(value))) return false;
  const asked = coreWords(askedName({ branch }));
  return asked.length > 0 && declarations.some(({ name }) => coreWords(name).some((word) => asked.includes(word)));
}

/** The last name of what a branch asks; empty where it is not known. */
export function askedName({ branch: { subject } }: Pick<FoundSite, 'branch'>): string {
  return subject?.kind === 'member' || subject?.kind === 'name' ? subject.name : '';
}

/** Sets that nothing declares: sites that ask something of the same name for labels of which half of the smaller set, and two, are the same. */
function axesOfLabels(loose: readonly FoundSite[]): readonly JoinedAxis[] {
  const groups: { readonly name: string; readonly values: Set<string>; readonly sites: FoundSite[] }[] = [];
  for (const site of [...loose].sort((a, b) => b.values.length - a.values.length || bySite(a, b))) {
    const name = plainName(askedName(site));
    if (name === '') continue;
    const home = groups.find((group) => group.name === name && isAlike(group.values, site.values));
    if (home === undefined) groups.push({ name, values: new Set(site.values), sites: [site] });
    else {
      home.sites.push(site);
      for (const value of site.values) home.values.add(value);
    }
  }
  return groups.filter(({ sites, values }) => values.size >= (sites.length > 1 ? LEAST_VARIANTS : LEAST_ALONE)).flatMap(ofLabels);
}

/** Labels that one place alone names say less: as many as no pair of places shares by chance. Judgement. */
const LEAST_ALONE = 9;

function isAlike(known: ReadonlySet<string>, values: readonly string[]): boolean {
  const common = values.filter((value) => known.has(value)).length;
  return common >= 2 && common >= Math.min(known.size, values.length) / 2;
}

function ofLabels({ sites, values }: { readonly sites: readonly FoundSite[]; readonly values: ReadonlySet<string> }): readonly JoinedAxis[] {
  const [first] = [...sites].sort(bySite);
  if (first === undefined) return [];
  const members = [...values].sort(compareText).map((value) => ({ name: value, value }));
  const at = { path: first.path, line: first.branch.line };
  const name = askedName(first);
  return [{ declarations: [{ key: `labels:${at.path}:${at.line}`, name, kind: 'labels', members, at, from: null }], sites }];
}
