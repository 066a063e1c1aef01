import { KINDS, type PageData, type ServiceTie, STRIDE } from './page-data.js';

/** Which kinds a picture counts, by their place in `KINDS`. */
export type KindFilter = readonly boolean[];

/** What happens when the program runs: what is only imported, injected or a type is there when asked for. */
export const FIRST_KINDS: KindFilter = KINDS.map((kind) => kind !== 'uses' && kind !== 'types');

/** The places of the kinds that are counted. */
export function strengthOf(counts: readonly number[], kinds: KindFilter): number {
  return counts.reduce((sum, count, kind) => sum + (kinds[kind] ? count : 0), 0);
}

/** The places that one needs the other for to run: calls and other uses. Events wait for nothing, types are gone by then. */
export function dependenceOf({ counts }: Pick<ServiceTie, 'counts'>): number {
  return (counts[0] ?? 0) + (counts[2] ?? 0);
}

/** Ties between services by their code, and by one's reads and writes of the other's entities; by the first, then the second. */
export function serviceTies(data: Pick<PageData, 'services' | 'files' | 'links' | 'accesses' | 'entities'>): readonly Omit<ServiceTie, 'needs'>[] {
  const ties = new Map<number, { from: number; to: number; counts: number[] }>();
  const add = (from: number, to: number, kind: number, count: number): void => {
    if (from < 0 || to < 0 || from === to) return;
    const key = from * data.services.length + to;
    const tie = ties.get(key) ?? { from, to, counts: KINDS.map(() => 0) };
    tie.counts[kind] = (tie.counts[kind] ?? 0) + count;
    ties.set(key, tie);
  };
  for (const [from, to, counts] of data.links) {
    for (const [kind, count] of counts.entries()) add(homeOf(data, from), homeOf(data, to), kind, count);
  }
  for (let at = 0; at < data.accesses.length; at += STRIDE.access) {
    const [path = 0, , entity = 0, flags = 0] = data.accesses.slice(at, at + STRIDE.access);
    add(homeOf(data, path), data.entities[entity]?.owner ?? -1, KINDS.indexOf(flags % 2 === 1 ? 'writes' : 'reads'), 1);
  }
  return [...ties.entries()].sort(([a], [b]) => a - b).map(([, tie]) => tie);
}

/** The service of an analysed file, or where it is else (`HOME`). */
export function homeOf({ files }: Pick<PageData, 'files'>, path: number): number {
  return files[path * STRIDE.file] ?? -2;
}
