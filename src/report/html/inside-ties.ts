import { type PageData, STRIDE } from './page-data.js';
import { homeOf, type KindFilter, strengthOf } from './service-ties.js';

/** What is chosen inside a service. */
export type Chosen =
  | { readonly kind: 'file' | 'entity'; readonly index: number }
  | { readonly kind: 'neighbour'; readonly index: number; readonly side: 'user' | 'used' };

/** One thing of a service uses another, or a service beside it. */
export interface Tied {
  readonly from: Chosen;
  readonly to: Chosen;
  readonly kind: 'code' | 'data';
}

/** What is tied to something that is chosen inside a service, each pair once, by code where by both; with a neighbour the files and entities that tie the two. */
export function tiedTo(
  data: PageData,
  { service, chosen, kinds }: { readonly service: number; readonly chosen: Chosen; readonly kinds: KindFilter },
): readonly Tied[] {
  const ties = new Map<string, Tied>();
  const endOf = (path: number, side: 'user' | 'used'): Chosen | null => {
    const home = homeOf(data, path);
    if (home === service) return { kind: 'file', index: path };
    return home < 0 ? null : { kind: 'neighbour', index: home, side };
  };
  const add = (from: Chosen | null, to: Chosen | null, kind: Tied['kind']): void => {
    if (!from || !to || (from.kind === 'neighbour' && to.kind === 'neighbour') || !(isSame(from, chosen) || isSame(to, chosen))) return;
    const key = `${from.kind} ${from.index} ${to.kind} ${to.index}`;
    if (!ties.has(key)) ties.set(key, { from, to, kind });
  };
  for (const [from, to, counts] of data.links) {
    if (strengthOf(counts, kinds) > 0) add(endOf(from, 'user'), endOf(to, 'used'), 'code');
  }
  for (let at = 0; at < data.accesses.length; at += STRIDE.access) {
    const [path = 0, , entity = 0, flags = 0] = data.accesses.slice(at, at + STRIDE.access);
    if (!kinds[flags % 2 === 1 ? 5 : 4]) continue;
    const owner = data.entities[entity]?.owner ?? -1;
    const owned: Chosen | null = owner === service ? { kind: 'entity', index: entity } : owner < 0 ? null : { kind: 'neighbour', index: owner, side: 'used' };
    add(endOf(path, 'user'), owned, 'data');
  }
  return [...ties.values()];
}

function isSame(a: Chosen, b: Chosen): boolean {
  return a.kind === b.kind && a.index === b.index && (a.kind !== 'neighbour' || b.kind !== 'neighbour' || a.side === b.side);
}
