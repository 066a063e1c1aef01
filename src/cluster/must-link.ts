import type { ConfigEntry } from '../model/errors.js';

/** Two nodes that end in one service, and the entry that says so. A service is a node of its own. */
export interface MustLink {
  readonly a: string;
  readonly b: string;
  readonly entry: ConfigEntry;
}

/** The nodes that must end in one service, through one link or several: node to the first of its group, in the order of the links. */
export function linkedGroups(links: readonly MustLink[]): ReadonlyMap<string, string> {
  const neighbours = neighboursOf(links);
  const groups = new Map<string, string>();
  for (const start of neighbours.keys()) {
    if (groups.has(start)) continue;
    groups.set(start, start);
    const waiting = [start];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (const { other } of neighbours.get(node) ?? []) {
        if (groups.has(other)) continue;
        groups.set(other, start);
        waiting.push(other);
      }
    }
  }
  return groups;
}

/** The entries that tie two nodes together, along a shortest way; empty where nothing does, or for a node and itself. */
export function entriesBetween(links: readonly MustLink[], from: string, to: string): readonly ConfigEntry[] {
  const neighbours = neighboursOf(links);
  const cameBy = new Map<string, { readonly node: string; readonly entry: ConfigEntry } | null>([[from, null]]);
  // A Map is walked in the order in which it grows: breadth first.
  for (const node of cameBy.keys()) {
    if (node === to) break;
    for (const { other, entry } of neighbours.get(node) ?? []) if (!cameBy.has(other)) cameBy.set(other, { node, entry });
  }
  const entries: ConfigEntry[] = [];
  for (let step = cameBy.get(to); step; step = cameBy.get(step.node)) entries.unshift(step.entry);
  return entries;
}

type Neighbours = ReadonlyMap<string, readonly { readonly other: string; readonly entry: ConfigEntry }[]>;

function neighboursOf(links: readonly MustLink[]): Neighbours {
  const neighbours = new Map<string, { other: string; entry: ConfigEntry }[]>();
  const add = (node: string, other: string, entry: ConfigEntry): void => {
    const known = neighbours.get(node);
    if (known) known.push({ other, entry });
    else neighbours.set(node, [{ other, entry }]);
  };
  for (const { a, b, entry } of links) {
    add(a, b, entry);
    add(b, a, entry);
  }
  return neighbours;
}
