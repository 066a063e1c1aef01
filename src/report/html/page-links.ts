import type { Analysis } from '../../model/analysis.js';
import type { DataAccess, Reference } from '../../model/facts.js';
import { compareText } from '../../model/location.js';
import { unitName } from '../../model/wording.js';
import { KINDS, type PageLink } from './page-data.js';
import type { PageIndex, TextTable } from './page-index.js';

const KIND_OF = { call: 'calls', emit: 'events', import: 'uses', inject: 'uses', extend: 'uses', type: 'types' } satisfies Record<
  Reference['kind'],
  (typeof KINDS)[number]
>;

/** Links between files with their places: those that cross services first, until `most` places are told; the rest is counted. */
export function pageLinks(
  { facts }: Analysis,
  { index, names, most }: { readonly index: PageIndex; readonly names: TextTable; readonly most: number },
): { readonly links: readonly PageLink[]; readonly leftOut: number } {
  const groups = new Map<string, { from: number; to: number; references: Reference[] }>();
  for (const reference of facts.references) {
    const [from, to] = [pathOf(reference.from), pathOf(reference.to)];
    const ends = [index.paths.get(from), index.paths.get(to)] as const;
    if (from === to || ends[0] === undefined || ends[1] === undefined) continue;
    const key = `${from}\0${to}`;
    const group = groups.get(key) ?? { from: ends[0], to: ends[1], references: [] };
    group.references.push(reference);
    groups.set(key, group);
  }
  const sorted = [...groups].map(([, group]) => group).sort((a, b) => a.from - b.from || a.to - b.to);
  const home = [...index.paths.keys()].map((path) => index.homes.get(path)?.[0] ?? -2);
  const crosses = ({ from, to }: { from: number; to: number }): boolean => home[from] !== home[to];
  const told = new Set<object>();
  let room = most;
  for (const group of [...sorted.filter(crosses), ...sorted.filter((one) => !crosses(one))]) {
    if (group.references.length > room) break;
    room -= group.references.length;
    told.add(group);
  }
  const links = sorted.map((group) => linkOf(group, told.has(group) ? names : null));
  return { links, leftOut: sorted.filter((group) => !told.has(group)).reduce((sum, { references }) => sum + references.length, 0) };
}

function linkOf({ from, to, references }: { from: number; to: number; references: readonly Reference[] }, names: TextTable | null): PageLink {
  const counts = KINDS.slice(0, 4).map((kind) => references.filter((reference) => KIND_OF[reference.kind] === kind).length);
  const places = [...references].sort((a, b) => a.at.line - b.at.line || compareText(a.to, b.to) || compareText(a.kind, b.kind));
  return [from, to, counts, names ? places.flatMap((reference) => placeOf(reference, names)) : []];
}

function placeOf({ kind, at, from, fromMember, to, toMember, inLoop }: Reference, names: TextTable): readonly number[] {
  return [KINDS.indexOf(KIND_OF[kind]) + (inLoop ? 8 : 0), at.line, names.numberOf(unitName(from, fromMember)), names.numberOf(unitName(to, toMember))];
}

/** Reads and writes of entities, each place once: an access stands once in each transaction that holds it. */
export function pageAccesses({ facts }: Analysis, { index, names }: { readonly index: PageIndex; readonly names: TextTable }): readonly number[] {
  const seen = new Set<string>();
  const rows: number[][] = [];
  for (const access of facts.accesses) {
    const row = accessOf(access, index, names);
    const key = row.join(' ');
    if (seen.has(key) || row.includes(-1)) continue;
    seen.add(key);
    rows.push(row);
  }
  return rows.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)).flat();
}

function accessOf({ mode, by, member, entity, at, operation, confidence, joinedFrom }: DataAccess, index: PageIndex, names: TextTable): number[] {
  const flags = (mode === 'write' ? 1 : 0) + (confidence === 'low' ? 2 : 0) + (joinedFrom === undefined ? 0 : 4);
  const ends = [index.paths.get(at.path) ?? -1, at.line, index.entities.get(entity) ?? -1];
  return [...ends, flags, names.numberOf(unitName(by, member)), names.numberOf(operation)];
}

function pathOf(unit: string): string {
  return unit.slice(0, unit.lastIndexOf('#'));
}
